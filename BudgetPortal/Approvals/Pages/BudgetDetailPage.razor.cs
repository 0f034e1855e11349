using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Pages;

public sealed partial class BudgetDetailPage
{
    private const string Overview = "overview";
    private const string LinesTab = "lines";
    private const string ChangesTab = "changes";
    private const string RevisionsTab = "revisions";
    private const string HistoryTab = "history";

    private BudgetDetail? budget;
    private bool missing;
    private ChosenAction? chosen;
    private string? refusal;
    private int version;
    private Guid read;

    [Parameter]
    public Guid BudgetId { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>A cost center whose lines are shown first.</summary>
    [SupplyParameterFromQuery]
    public string? CostCenter { get; set; }

    [Inject]
    private BudgetDetailQueries Queries { get; set; } = null!;

    [Inject]
    private BudgetService Budgets { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private Guid? CostCenterId => Guid.TryParse(CostCenter, out var id) ? id : null;

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(PlanningText.Budgets, "budgets")];

    private string SelectedTab => Tab is LinesTab or ChangesTab or HistoryTab || (Tab == RevisionsTab && budget!.WasApproved) ? Tab : Overview;

    private IReadOnlyList<TabItem> TabItems =>
    [
        new(Overview, ApprovalsText.Overview),
        new(LinesTab, ApprovalsText.Lines, budget!.Lines),
        new(ChangesTab, ApprovalsText.ChangedByApprovers, budget.ChangedLines),
        .. budget.WasApproved ? new[] { new TabItem(RevisionsTab, ChangesText.Proposals) } : [],
        new(HistoryTab, ApprovalsText.History),
    ];

    private string Sentence => Words.Format(
        budget!.PartCount == 1 ? ApprovalsText.BudgetSentenceOne : budget.SeesAll ? ApprovalsText.BudgetSentence : ApprovalsText.BudgetSentenceSome,
        budget.Type.Word(), Dates.Range(budget.ActiveDate, budget.ExpireDate), budget.Currency, budget.PartCount, budget.DeclaredBy, budget.TakingPart);

    private bool Decides => DecidesFinally
        || budget is { State: BudgetState.EntryOpen or BudgetState.PendingCcApproval, Rights.DecideParts: true };

    private bool DecidesFinally => budget is { State: BudgetState.PendingFinalApproval, Rights.DecideFinally: true };

    private string ReviewAddress => DecidesFinally ? $"approvals?tab=final&request={BudgetId}" : $"approvals?tab=owner&request={BudgetId}";

    private string CloseEntryText
    {
        get
        {
            var (filled, empty) = (Drafts.Count(p => p.Lines > 0), Drafts.Count(p => p.Lines == 0));
            return Words.Format(ApprovalsText.CloseEntryText, filled, empty);
        }
    }

    private IEnumerable<PartRow> Drafts => budget!.Parts.Where(p => p.State == PartState.Draft);

    protected override async Task OnParametersSetAsync()
    {
        if (read != BudgetId)
        {
            read = BudgetId;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        budget = await Queries.ReadAsync(BudgetId);
        missing = budget is null;
        version++;
    }

    private void ChooseTab(string key) => Navigation.NavigateTo(key == Overview ? $"budgets/{BudgetId}" : $"budgets/{BudgetId}?tab={key}");

    private void Choose(ChosenAction action) => chosen = action;

    private void Leave() => chosen = null;

    private Task OpenEntryAsync() => DoAsync(() => Budgets.OpenEntryAsync(BudgetId), ApprovalsText.EntryIsOpen);

    private Task CloseEntryAsync() => DoAsync(() => Budgets.CloseEntryAsync(BudgetId), ApprovalsText.EntryIsClosed);

    private async Task DeleteAsync()
    {
        var name = budget!.Name;
        var result = await Budgets.DeleteAsync(BudgetId);
        if (result.Succeeded)
        {
            Toaster.Show(Words.Format(ApprovalsText.WasDeleted, name));
            Navigation.NavigateTo("budgets");
            return;
        }

        await RefusedAsync(result.Error!);
    }

    private async Task DoAsync(Func<Task<Result>> command, string done)
    {
        var result = await command();
        await (result.Error is { } error ? RefusedAsync(error) : DoneAsync(done));
    }

    private async Task DoneAsync(string sentence)
    {
        (chosen, refusal) = (null, null);
        Toaster.Show(sentence);
        await ReadAsync();
    }

    private async Task RefusedAsync(Error error)
    {
        (chosen, refusal) = (null, error.Message);
        await ReadAsync();
    }
}
