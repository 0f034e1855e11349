using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// Makes the moves that days bring: entry opens and ends, deadlines of single parts end, approved budgets become active, active ones
/// expire, and what nobody decided lapses. It looks at states and days only, so running it twice, late or on two servers does each thing
/// once; the history says when it was really done.
/// </summary>
public sealed class BudgetCalendar(PortalDb portalDb, BudgetProgress progress, ILogger<BudgetCalendar> logger) : IDailyTask
{
    public string Name => "budget-calendar";

    public string Title => PlanningText.BudgetCalendar;

    public bool IsHourly => true;

    public string Describe(string what, int count) => what switch
    {
        nameof(BudgetStep.EntryOpened) => Words.Count(count, PlanningText.CalendarOpenedOne, PlanningText.CalendarOpened),
        nameof(BudgetStep.EntryClosed) => Words.Count(count, PlanningText.CalendarClosedOne, PlanningText.CalendarClosed),
        nameof(BudgetStep.SubmittedAutomatically) => Words.Count(count, PlanningText.CalendarSubmittedOne, PlanningText.CalendarSubmitted),
        nameof(BudgetStep.Lapsed) => Words.Count(count, PlanningText.CalendarLapsedOne, PlanningText.CalendarLapsed),
        nameof(BudgetStep.Activated) => Words.Count(count, PlanningText.CalendarActivatedOne, PlanningText.CalendarActivated),
        _ => Words.Count(count, PlanningText.CalendarExpiredOne, PlanningText.CalendarExpired),
    };

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        foreach (var (id, name) in await DueAsync(work.Day, cancellation))
        {
            try
            {
                var moved = await portalDb.RunAsync(db => MoveAsync(db, id, work), conflict => (Result)conflict);
                if (moved.Error is { } error)
                {
                    work.Failed(name, error.Code);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Budget {Budget} could not be moved by its days", id);
                work.Failed(name, JobFailure.Unexpected);
            }
        }
    }

    private async Task<IReadOnlyList<(Guid Id, string Name)>> DueAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var due = await db.Set<Budget>()
            .Where(b => (BudgetStates.Undecided.Contains(b.State) && b.ExpireDate < day)
                || (b.State == BudgetState.PendingCcApproval && b.Parts.Any(p => p.CorrectionUntil < day
                    && (p.State == PartState.Draft || p.State == PartState.Rejected) && db.Set<BudgetLine>().Any(l => l.PartId == p.Id)))
                || (b.State == BudgetState.Draft && b.EntryStart <= day && b.EntryEnd >= day)
                || (b.State == BudgetState.EntryOpen && b.EntryEnd < day)
                || (b.State == BudgetState.Approved && b.ActiveDate <= day)
                || (b.State == BudgetState.Active && b.ExpireDate < day))
            .OrderBy(b => b.Id).Select(b => new { b.Id, b.Name }).ToListAsync(cancellation);
        return due.ConvertAll(b => (b.Id, b.Name));
    }

    private async Task<Result> MoveAsync(PortalDbContext db, Guid id, DayWork work)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await BudgetProgress.LoadAsync(db, id) is { } budget && await StepAsync(db, budget, work) is { } step)
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            work.Did(step.ToString());
        }

        return Result.Success;
    }

    /// <summary>Makes the one move that the day brings to the budget, if there is one.</summary>
    private async Task<BudgetStep?> StepAsync(PortalDbContext db, Budget budget, DayWork work)
    {
        switch (budget.State)
        {
            case var _ when budget.Lapse(work.Day).Succeeded:
                await progress.EndAsync(db, budget, BudgetStep.Lapsed, Words.Format(PlanningText.LapsedUndecided, budget.ExpireDate));
                return BudgetStep.Lapsed;
            // A missed day does not open an entry that is over meanwhile.
            case BudgetState.Draft when budget.EntryStart <= work.Day && budget.EntryEnd >= work.Today:
                return (await progress.OpenEntryAsync(db, budget, work.Day, byItself: true)).Succeeded ? BudgetStep.EntryOpened : null;
            case BudgetState.EntryOpen when budget.EntryEnd < work.Day:
                return (await progress.CloseEntryAsync(db, budget, work.Day, byItself: true)).Succeeded ? BudgetStep.EntryClosed : null;
            case BudgetState.PendingCcApproval:
                return await progress.SubmitDueAsync(db, budget, work.Day, ApprovalOrigin.CorrectionEnded) > 0 ? BudgetStep.SubmittedAutomatically : null;
            case BudgetState.Approved:
                return await progress.ActivateAsync(db, budget, work.Day) ? BudgetStep.Activated : null;
            case BudgetState.Active when budget.Expire(work.Day).Succeeded:
                db.AddStep(budget, BudgetStep.Expired, byItself: true);
                return BudgetStep.Expired;
            default:
                return null;
        }
    }
}
