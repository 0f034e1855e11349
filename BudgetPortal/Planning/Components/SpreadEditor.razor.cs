using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BudgetPortal.Planning.Components;

/// <summary>The months of a line in a small grid: spread evenly, by a profile, or typed. Nothing is saved.</summary>
public sealed partial class SpreadEditor
{
    [Parameter, EditorRequired]
    public MonthsDraft Draft { get; set; } = null!;

    /// <summary>Those to choose from.</summary>
    [Parameter]
    public IReadOnlyList<SeasonalProfile> Profiles { get; set; } = [];

    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>What is to be said above the months.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Something else was chosen or typed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>It is to be saved, by the keyboard.</summary>
    [Parameter]
    public EventCallback Submitted { get; set; }

    private IReadOnlyList<decimal> Amounts => Draft.Amounts;

    private IReadOnlyList<Option<SpreadKind>> Kinds =>
    [
        new(SpreadKind.Even, PlanningText.SpreadEven),
        .. Profiles.Count > 0 || Draft.Kind == SpreadKind.Profile ? [new Option<SpreadKind>(SpreadKind.Profile, PlanningText.SpreadSeasonal)] : Array.Empty<Option<SpreadKind>>(),
        new(SpreadKind.Typed, PlanningText.SpreadTyped),
    ];

    private IReadOnlyList<Option<Guid?>> ProfileOptions => [.. Profiles.Select(p => new Option<Guid?>(p.Id, p.Name))];

    private string LabelOf(int month) => Words.Format(
        PlanningText.CellOf, Draft.IsLumpSum ? PlanningText.Amount : PlanningText.Quantity, MonthWords.Long(Draft.Month(month)));

    private string Bar(int month) =>
        (Amounts.Max() is > 0 and var most ? Amounts[month] / most : 0).ToString("0.###", CultureInfo.InvariantCulture);

    private Task ChooseAsync(SpreadKind kind)
    {
        switch (kind)
        {
            case SpreadKind.Even:
                Draft.SpreadEvenly();
                break;
            case SpreadKind.Profile when Profiles.Count > 0:
                Draft.SpreadBy(Profiles[0]);
                break;
            case SpreadKind.Typed:
                Draft.TypeMonths();
                break;
        }

        return Changed.InvokeAsync();
    }

    private Task ChooseProfileAsync(Guid? id)
    {
        if (Profiles.FirstOrDefault(p => p.Id == id) is { } profile)
        {
            Draft.SpreadBy(profile);
        }

        return Changed.InvokeAsync();
    }

    private Task TypeAsync(int month, string? text)
    {
        Draft.Type(month, text ?? string.Empty);
        return Changed.InvokeAsync();
    }

    private Task KeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", CtrlKey: true } ? Submitted.InvokeAsync() : Task.CompletedTask;
}
