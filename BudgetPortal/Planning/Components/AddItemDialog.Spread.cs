using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Components;

/// <summary>The months of the line to be added, and whether it is a lump sum.</summary>
public sealed partial class AddItemDialog
{
    private IReadOnlyList<SeasonalProfile> profiles = [];
    private SeasonalProfile? profile;
    private bool lumpSum;

    [Inject]
    private ProfileQueries Profiles { get; set; } = null!;

    private static IReadOnlyList<Option<bool>> Kinds => [new(false, PlanningText.InPieces), new(true, PlanningText.LumpSum)];

    private SpreadChoice? Spread => profile is null ? null : new SpreadChoice(SpreadKind.Profile, profile.Id);

    private void ChooseKind(bool asLumpSum)
    {
        (lumpSum, reason) = (asLumpSum, null);
        UseOffer();
    }
}
