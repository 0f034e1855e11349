using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Ends the allotments whose quarter is over: what is not obligated goes back to the appropriation, or lapses, as the organization says.</summary>
internal sealed class QuarterEnd(PortalDb portalDb) : IDailyTask
{
    private const string RolledOn = "rolled-on";
    private const string Lapsed = "lapsed";

    public string Name => "quarter-end";

    public string Title => ChainText.QuarterEndTask;

    public bool IsHourly => false;

    public string Describe(string what, int count) => what == Lapsed
        ? Words.Count(count, ChainText.LapsedOne, ChainText.LapsedMany)
        : Words.Count(count, ChainText.RolledOnOne, ChainText.RolledOnMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        List<Guid> over;
        await using (var db = portalDb.Open())
        {
            over = await db.Set<Allotment>().Where(a => a.State == AllotmentState.Released && a.To < work.Day).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellation);
        }

        var lapses = work.Organization.QuarterEnd == QuarterEndRule.Lapse;
        foreach (var id in over)
        {
            var ended = await portalDb.RunAsync(db => EndAsync(db, id, lapses), conflict => conflict);
            if (ended.Error is { } error)
            {
                work.Failed(id.ToString(), error.Code);
            }
            else if (ended.Value)
            {
                work.Did(lapses ? Lapsed : RolledOn);
            }
        }
    }

    /// <returns>False when somebody closed it meanwhile.</returns>
    private static async Task<Result<bool>> EndAsync(PortalDbContext db, Guid id, bool lapses)
    {
        var allotment = await db.Set<Allotment>().SingleAsync(a => a.Id == id);
        if (!allotment.End(lapses, userId: null, db.Time.GetUtcNow()).Succeeded)
        {
            return false;
        }

        await db.SaveChangesAsync();
        return true;
    }
}
