using BudgetPortal.Data.Live;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Pages;

public sealed partial class AppropriationPage
{
    private SpendingDesk? desk;
    private Available? available;
    private bool missing;
    private bool controlling;
    private bool spending;
    private Guid read;
    private IDisposable? listening;

    [Parameter]
    public Guid AppropriationId { get; set; }

    /// <summary>An obligation that is unfolded. What is no id is as good as none.</summary>
    [SupplyParameterFromQuery]
    public string? Obligation { get; set; }

    [Inject]
    private AppropriationQueries Queries { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private AppropriationRow Row => desk!.Detail.Row;

    /// <summary>What lapsed at the ends of quarters is left over, but cannot be obligated.</summary>
    private string? LapsedHint => desk!.Detail.Lapsed > 0 ? Words.Format(ChainText.OfItLapsed, Numbers.Money(desk.Detail.Lapsed, desk.Decimals)) : null;

    private static IReadOnlyList<Crumb> Crumbs => [new(ChainText.Execution, "execution")];

    public void Dispose() => listening?.Dispose();

    protected override void OnInitialized() => listening = Live.Listen(() => InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    }));

    protected override async Task OnParametersSetAsync()
    {
        if (read != AppropriationId)
        {
            (read, desk) = (AppropriationId, null);
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var found = await Queries.ReadAsync(AppropriationId);
        missing = found is null;
        if (found is null || found.Row.Id != AppropriationId)
        {
            return;
        }

        if (desk is null)
        {
            desk = new SpendingDesk(found, () => InvokeAsync(StateHasChanged));
            desk.Begin(Guid.TryParse(Obligation, out var id) ? id : null);
        }
        else
        {
            desk.Read(found);
        }
    }

    private void Found(Available? now) => available = now;

    private bool Asks(SpendingMove move) => desk!.Step?.Move == move;

    private async Task DoneAsync(string sentence)
    {
        await desk!.LeaveAsync();
        await ReadAsync();
        Toaster.Show(sentence);
    }
}
