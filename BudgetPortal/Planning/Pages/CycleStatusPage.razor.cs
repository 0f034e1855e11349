using BudgetPortal.Planning.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Pages;

public sealed partial class CycleStatusPage
{
    private const string All = "all";
    private const string Late = "late";

    private CycleStatus? status;
    private bool missing;
    private string? refusal;
    private string filter = All;
    private Guid read;

    [Parameter]
    public Guid BudgetId { get; set; }

    /// <summary>What is shown first: <c>late</c>, a state, or everything.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [Inject]
    private CycleStatusQueries Queries { get; set; } = null!;

    [Inject]
    private ReminderService Reminders { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private IReadOnlyList<Crumb> Crumbs => [new Crumb(PlanningText.Budgets, "budgets"), new Crumb(status!.Name, $"budgets/{BudgetId}")];

    private string Sentence => status!.State switch
    {
        BudgetState.Draft => Words.Format(PlanningText.EntryOpensDay, Dates.Day(status.EntryStart, status.Today)),
        BudgetState.EntryOpen => Words.Format(PlanningText.EntryEndsDay, Dates.Day(status.EntryEnd, status.Today), Dates.Relative(status.EntryEnd, status.Today)),
        _ => Words.Format(PlanningText.EntryClosedDay, Dates.Day(status.EntryEnd, status.Today)),
    };

    private IEnumerable<PartState> States => status!.Rows.Where(r => r.PartId is not null).Select(r => r.State).Distinct().Order();

    private IReadOnlyList<StatusRow> Shown => filter switch
    {
        All => status!.Rows,
        Late => [.. status!.Parts.Where(p => p.IsLate)],
        _ => [.. status!.Rows.Where(r => r.PartId is not null && r.State.ToString() == filter)],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (read != BudgetId)
        {
            read = BudgetId;
            filter = Show == Late || Enum.GetNames<PartState>().Contains(Show) ? Show! : All;
            await ReadAsync();
        }
    }

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    private async Task ReadAsync()
    {
        status = await Queries.ReadAsync(BudgetId);
        missing = status is null;
    }

    private async Task RemindAsync(IReadOnlyCollection<Guid> subjects)
    {
        var reminded = await Reminders.RemindAsync(BudgetId, subjects);
        refusal = reminded.Error?.Message;
        if (reminded.Succeeded)
        {
            Toaster.Show(HolderWords.Told(reminded.Value), reminded.Value.Sent.Count > 0 ? Tone.Good : Tone.Info);
        }

        await ReadAsync();
    }
}
