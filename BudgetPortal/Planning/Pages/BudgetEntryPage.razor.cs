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
    private Guid? budgetId;
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

    private List<EntryBudget> Budgets => [.. overview!.Budgets.Where(b => IsChosen(b) && (budgetId is null || b.Id == budgetId))];

    private IReadOnlyList<Option<Guid?>> Choices =>
    [
        .. overview!.All.Where(IsChosen)
            .Select(b => new Option<Guid?>(b.Id, b.IsInForce ? Words.Format(PlanningText.BudgetInForce, b.Name) : b.Name)),
    ];

    protected override Task OnInitializedAsync() => LoadAsync();

    private bool IsChosen(EntryBudget budget) => costCenterId is null || budget.Cards.Any(c => c.CostCenterId == costCenterId);

    /// <summary>A budget in which the cost center has no part is chosen no longer.</summary>
    private void Choose(Guid? costCenter)
    {
        costCenterId = costCenter;
        budgetId = overview!.All.Any(b => b.Id == budgetId && IsChosen(b)) ? budgetId : null;
    }

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
