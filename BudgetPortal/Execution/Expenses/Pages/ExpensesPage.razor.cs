using BudgetPortal.Data.Choices;
using BudgetPortal.Data.Live;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Expenses.Pages;

public sealed partial class ExpensesPage : IDisposable
{
    private static readonly Option<ExpenseState?>[] States = [.. Enum.GetValues<ExpenseState>().Select(s => new Option<ExpenseState?>(s, s.Word()))];

    private readonly HashSet<Guid> chosen = [];
    private ExpenseFilter filter = new();
    private ExpensePage? page;
    private IReadOnlyList<ExpenseRow>? approving;
    private IDisposable? listening;
    private Guid? changed;
    private bool entering;

    /// <summary>The expense that is open; what is no id is as good as none.</summary>
    [SupplyParameterFromQuery(Name = "expense")]
    public string? Shown { get; set; }

    [Inject]
    private ExpenseQueries Queries { get; set; } = null!;

    [Inject]
    private ChoiceService Choices { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    [Inject]
    private MenuReading Menu { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Guid? ShownId => !entering && Guid.TryParse(Shown, out var id) ? id : null;

    private IReadOnlyList<TabItem> TabItems =>
    [
        new(nameof(ExpenseTab.Mine), ExpensesText.Mine, page!.Mine > 0 ? page.Mine : null),
        .. page.MayDecide ? new TabItem[] { new(nameof(ExpenseTab.ToDecide), ExpensesText.ToDecide, page.ToDecide > 0 ? page.ToDecide : null) } : [],
        new(nameof(ExpenseTab.All), ExpensesText.All),
    ];

    private string EmptyTitle => filter.Tab switch
    {
        ExpenseTab.Mine => ExpensesText.NoneOfMine,
        ExpenseTab.ToDecide => ExpensesText.NoneToDecide,
        _ => ExpensesText.NoneAtAll,
    };

    private string EmptyText => filter.Tab switch
    {
        ExpenseTab.Mine => ExpensesText.NoneOfMineText,
        ExpenseTab.ToDecide => ExpensesText.NoneToDecideText,
        _ => ExpensesText.NoneAtAllText,
    };

    public void Dispose() => listening?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(() => InvokeAsync(async () =>
        {
            await ReadAsync(page?.Number ?? 1);
            StateHasChanged();
        }));
        filter = ExpenseFilter.Read(await Choices.ReadAsync(ExpenseFilter.Key));
        await ReadAsync(1);
    }

    private async Task ReadAsync(int number)
    {
        var asked = filter;
        var read = await Queries.ReadAsync(asked, number);
        if (filter == asked)
        {
            page = read;
            chosen.IntersectWith(read.Rows.Select(r => r.Id));
        }
    }

    private Task TurnAsync(int number) => ReadAsync(number);

    private Task ChooseTabAsync(string tab) => FilterAsync(new ExpenseFilter(Enum.Parse<ExpenseTab>(tab)));

    private async Task FilterAsync(ExpenseFilter next)
    {
        filter = next;
        await ReadAsync(1);
        await Choices.RememberAsync(ExpenseFilter.Key, filter.Remembered);
    }

    private void Enter() => (changed, entering) = (null, true);

    private void ChangeOne(Guid id) => (changed, entering) = (id, true);

    private void Close()
    {
        if (!entering)
        {
            Navigation.NavigateTo(ExpensesModule.Page, replace: true);
        }
    }

    private void ApproveChosen() => approving = [.. page!.Rows.Where(r => chosen.Contains(r.Id))];

    private async Task SaidAsync(string sentence)
    {
        Navigation.NavigateTo(ExpensesModule.Page, replace: true);
        Toaster.Show(sentence);
        await ReadAsync(page?.Number ?? 1);
        await Menu.ReadAgainAsync();
    }

    private async Task ApprovedAsync(int approved)
    {
        approving = null;
        if (approved > 0)
        {
            await SaidAsync(Words.Count(approved, ExpensesText.OneApproved, ExpensesText.SeveralApproved));
        }
    }
}
