using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Scenarios.Pages;

public sealed partial class NewScenarioPage
{
    private readonly Guid id = Guid.CreateVersion7();
    private bool loaded;
    private ScenarioSource? source;
    private IReadOnlyList<ScenarioName> budgets = [];
    private IReadOnlyList<Option<Guid?>> sheets = [];
    private Guid? budgetId;

    /// <summary>The chosen sheet; empty stands for the whole budget, null for no choice.</summary>
    private Guid? sheet;
    private string name = string.Empty;
    private IReadOnlyList<Error> errors = [];

    /// <summary>From a menu; without it, or when it cannot be copied, the page asks for it.</summary>
    [SupplyParameterFromQuery]
    public string? Budget { get; set; }

    /// <summary>The sheet; nothing for the whole budget.</summary>
    [SupplyParameterFromQuery]
    public string? Part { get; set; }

    [Inject]
    private ScenarioSources Sources { get; set; } = null!;

    [Inject]
    private ScenarioService Scenarios { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(ScenariosText.Scenarios, "scenarios")];

    private string Title => source is null ? ScenariosText.NewScenario : Words.Format(ScenariosText.CopyTitle, source.Name);

    private IReadOnlyList<Option<Guid?>> Budgets => [.. budgets.Select(b => new Option<Guid?>(b.Id, b.Name))];

    protected override async Task OnInitializedAsync()
    {
        var asked = Guid.TryParse(Budget, out var budget) ? budget : Guid.Empty;
        var part = Guid.TryParse(Part, out var own) ? own : (Guid?)null;
        source = Part is not null && part is null ? null : await Sources.FindAsync(asked, part);
        if (source is not null)
        {
            (budgetId, sheet) = (asked, part ?? Guid.Empty);
        }
        else
        {
            budgets = await Sources.BudgetsAsync();
            await ChooseBudgetAsync(budgets is [var only] ? only.Id : budgets.FirstOrDefault(b => b.Id == asked)?.Id);
        }

        loaded = true;
    }

    private async Task ChooseBudgetAsync(Guid? chosen)
    {
        (budgetId, sheet, sheets) = (chosen, null, []);
        if (chosen is { } budget)
        {
            var (whole, found) = await Sources.SheetsAsync(budget);
            Option<Guid?>[] all = whole ? [new(Guid.Empty, ScenariosText.WholeBudget)] : [];
            sheets = [.. all, .. found.Select(s => new Option<Guid?>(s.Id, s.Name))];
            sheet = sheets is [var only] ? only.Value : null;
        }
    }

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task CopyAsync()
    {
        if (budgetId is not { } budget || sheet is not { } part)
        {
            errors = [budgetId is null
                ? new Error("scenarios.budget_required", ScenariosText.ChooseBudget, nameof(Scenario.BudgetId))
                : new Error("scenarios.sheet_required", ScenariosText.ChooseSheet, nameof(Scenario.PartId))];
            return;
        }

        var copied = await Scenarios.CopyAsync(id, budget, part == Guid.Empty ? null : part, name);
        errors = copied.Errors;
        if (copied.Succeeded)
        {
            Navigation.NavigateTo($"scenarios/{id}");
        }
    }
}
