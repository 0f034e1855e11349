using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Cancels what is still proposed for a budget that expired, was closed or was cancelled, and tells its people.</summary>
internal sealed class ProposalEnding(PortalDb portalDb, ChangeNotices notices) : IDailyTask
{
    private const string Ended = "ended";

    public string Name => "proposal-ending";

    public string Title => ChangesText.EndingTask;

    public bool IsHourly => true;

    public string Describe(string what, int count) => Words.Count(count, ChangesText.EndedOne, ChangesText.EndedMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        List<Guid> over;
        await using (var db = portalDb.Open())
        {
            over = await db.Set<BudgetChange>()
                .Where(c => (c.State == ChangeState.Draft || c.State == ChangeState.Submitted)
                    && !BudgetStates.InForce.Contains(db.Set<Budget>().Single(b => b.Id == c.BudgetId).State))
                .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellation);
        }

        foreach (var id in over)
        {
            var ended = await portalDb.RunAsync(db => EndAsync(db, id), conflict => conflict);
            if (ended.Error is { } error)
            {
                work.Failed(id.ToString(), error.Code);
            }
            else if (ended.Value)
            {
                work.Did(Ended);
            }
        }
    }

    private async Task<Result<bool>> EndAsync(PortalDbContext db, Guid id)
    {
        var change = (await ChangeAccess.LoadAsync(db, id))!;
        var budget = (await BudgetProgress.LoadAsync(db, change.BudgetId))!;
        var reason = Words.Format(ChangesText.BudgetIsOver, budget.Name);
        if (!change.Cancel(null, db.Time.GetUtcNow(), reason).Succeeded)
        {
            return false;
        }

        db.AddStep(budget, BudgetStep.ChangeCancelled, change.PartIn(budget), change.Title(reason), byItself: true);
        await notices.CancelledAsync(db, budget, change, reason);
        await db.SaveChangesAsync();
        return true;
    }
}
