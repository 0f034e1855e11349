using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Dashboard;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Shell.Pages;

/// <summary>
/// The dashboard: what waits for the reader, where their budgets stand, what changed. Its sections are read independently; each takes its
/// place once those above it have theirs, so that nothing moves that is being read.
/// </summary>
public sealed partial class HomePage
{
    private const int MostSteps = 8;

    private Welcome? welcome;
    private IReadOnlyList<BudgetStanding>? standings;
    private Waiting? waiting;
    private IReadOnlyList<AttentionRow>? attention;
    private IReadOnlyList<Activity>? activity;
    private Guid? chosen;
    private BudgetView? view;

    [Inject]
    private HomeQueries Home { get; set; } = null!;

    [Inject]
    private StandingQueries Standings { get; set; } = null!;

    [Inject]
    private WaitingQueries Waiting { get; set; } = null!;

    [Inject]
    private BudgetViewQueries Views { get; set; } = null!;

    [Inject]
    private AttentionQueries Attention { get; set; } = null!;

    [Inject]
    private ActivityQueries Activities { get; set; } = null!;

    private string Subtitle => Sentence is { } sentence
        ? Words.Format(ShellText.HomeSubtitle, Dates.Full(welcome!.Today), sentence)
        : Dates.Full(welcome!.Today);

    /// <summary>For those who see all of it, who is still to hand in; for the others what waits for them.</summary>
    private string? Sentence => (standings, waiting) switch
    {
        ([{ State: BudgetState.EntryOpen } open, ..], _) when welcome!.Declares || !welcome.Acts => (open.CostCenters - open.HandedIn) switch
        {
            0 => Words.Format(ShellText.AllHandedIn, open.Name),
            1 => Words.Format(ShellText.OneStillToHandIn, open.Name),
            var missing => Words.Format(ShellText.StillToHandIn, missing, open.Name),
        },
        (_, { Rows.Count: > 0 } rows) => Words.Count(rows.Rows.Count, ShellText.OneThingWaits, ShellText.ThingsWait),
        _ => null,
    };

    private bool NothingYet => standings is { Count: 0 } && (waiting is { Rows.Count: 0 } || !welcome!.Acts);

    private bool IsSideFull => attention is not null && (waiting is not null || !welcome!.Acts);

    protected override async Task OnInitializedAsync()
    {
        welcome = await Home.WelcomeAsync();
        await Task.WhenAll(ReadStandingsAsync(), ReadWaitingAsync(), ReadAttentionAsync(), ReadActivityAsync());
    }

    private async Task ReadStandingsAsync()
    {
        standings = await Standings.ReadAsync();
        StateHasChanged();
        if (standings.Count > 0)
        {
            await ChooseAsync(standings[0].Id);
        }
    }

    private async Task ReadWaitingAsync()
    {
        if (welcome!.Acts)
        {
            waiting = await Waiting.ReadAsync();
            StateHasChanged();
        }
    }

    private async Task ReadAttentionAsync()
    {
        attention = await Attention.ReadAsync();
        StateHasChanged();
    }

    private async Task ReadActivityAsync()
    {
        activity = await Activities.ReadAsync(MostSteps);
        StateHasChanged();
    }

    /// <summary>The latest choice wins, whichever budget is read first.</summary>
    private async Task ChooseAsync(Guid budgetId)
    {
        (chosen, view) = (budgetId, null);
        var read = await Views.ReadAsync(budgetId);
        if (chosen == budgetId)
        {
            view = read;
            StateHasChanged();
        }
    }
}
