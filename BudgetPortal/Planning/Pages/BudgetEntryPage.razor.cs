using BudgetPortal.Planning.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Pages;

public sealed partial class BudgetEntryPage
{
    private EntryOverview? overview;
    private Error? refusal;
    private IReadOnlyList<OpenSheet> sheets = [];
    private Guid? costCenterId;
    private Guid? currentPartId;
    private bool adding;

    [Inject]
    private EntryQueries Queries { get; set; } = null!;

    private string? Subtitle => overview?.Budgets.Count(b => b.State == BudgetState.EntryOpen || b.Cards.Any(c => c.Refusal is null)) switch
    {
        null => null,
        0 => PlanningText.NoBudgetOpen,
        { } open => Words.Count(open, PlanningText.OneBudgetOpen, PlanningText.ManyBudgetsOpen),
    };

    private IReadOnlyList<Option<Guid?>> CostCenters =>
        [.. overview!.CostCenters.Select(c => new Option<Guid?>(c.Id, $"{c.Code} {c.Name}"))];

    private List<EntryBudget> Budgets =>
        [.. overview!.Budgets.Where(b => costCenterId is null || b.Cards.Any(c => c.CostCenterId == costCenterId))];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var read = await Queries.OverviewAsync();
        refusal = read.Error;
        overview = read.Value;
        if (overview is null)
        {
            return;
        }

        sheets = OpenSheet.Of(overview);
        currentPartId = overview.Budgets.SelectMany(b => b.Cards).Where(c => c.Refusal is null)
            .OrderByDescending(c => c.EnteredByYou ? c.EnteredAt : null).FirstOrDefault(c => c.EnteredByYou)?.PartId;
    }
}
