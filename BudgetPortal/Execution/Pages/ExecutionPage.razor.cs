using BudgetPortal.Data.Choices;
using BudgetPortal.Data.Live;
using BudgetPortal.Execution.Import;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Pages;

public sealed partial class ExecutionPage
{
    private static readonly Option<AppropriationChoice?>[] States =
        [.. Enum.GetValues<AppropriationChoice>().Select(s => new Option<AppropriationChoice?>(s, s.Word()))];

    private IReadOnlyList<AppropriationRow>? all;
    private ExecutionFilter filter = new();
    private int page = 1;
    private IReadOnlyList<ImportKind> importable = [];
    private IDisposable? listening;

    [Inject]
    private AppropriationListQueries Queries { get; set; } = null!;

    [Inject]
    private ImportService Import { get; set; } = null!;

    [Inject]
    private ChoiceService Choices { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    private List<AppropriationRow> Rows => [.. all!.Where(filter.Matches)];

    private IReadOnlyList<Option<Guid?>> Budgets =>
    [
        .. all!.Where(r => r.BudgetId is not null).DistinctBy(r => r.BudgetId).Select(r => new Option<Guid?>(r.BudgetId, r.Budget)),
        .. all!.Any(r => r.BudgetId is null) ? new[] { new Option<Guid?>(Guid.Empty, ChainText.Programs) } : [],
    ];

    public void Dispose() => listening?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        filter = ExecutionFilter.Read(await Choices.ReadAsync(ExecutionFilter.Key));
        listening = Live.Listen(() => InvokeAsync(async () =>
        {
            all = await Queries.ListAsync();
            StateHasChanged();
        }));
        importable = await SpendingImports.PermittedAsync(Import);
        all = await Queries.ListAsync();
    }

    private async Task FilterAsync(ExecutionFilter next)
    {
        (filter, page) = (next, 1);
        await Choices.RememberAsync(ExecutionFilter.Key, next.Remembered);
    }
}
