using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>
/// Gives active budgets that came into force before the portal knew appropriations theirs. It finds nothing to do once that is done, and
/// has its own runs, so that it works right after the upgrade also on a day whose other work is done.
/// </summary>
internal sealed class MissingAppropriations(PortalDb portalDb) : IDailyTask
{
    private const string Made = "made";

    public string Name => "missing-appropriations";

    public string Title => ChainText.MissingAppropriationsTask;

    public bool IsHourly => false;

    public string Describe(string what, int count) => Words.Count(count, ChainText.AppropriationMadeOne, ChainText.AppropriationMadeMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        List<Guid> without;
        await using (var db = portalDb.Open())
        {
            var missing = Appropriating.MissingParts(db);
            without = await db.Set<Budget>().Where(b => b.State == BudgetState.Active && b.Type != BudgetType.Revenue)
                .Where(b => missing.Any(p => p.BudgetId == b.Id && db.Set<BudgetLine>().Any(l => l.PartId == p.Id)))
                .OrderBy(b => b.ActiveDate).ThenBy(b => b.Id).Select(b => b.Id).ToListAsync(cancellation);
        }

        foreach (var id in without)
        {
            var made = await portalDb.RunAsync(db => MakeAsync(db, id), conflict => conflict);
            if (made.Error is { } error)
            {
                work.Failed(id.ToString(), error.Code);
            }
            else
            {
                work.Did(Made, made.Value);
            }
        }
    }

    private static async Task<Result<int>> MakeAsync(PortalDbContext db, Guid id)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var budget = await BudgetProgress.LoadAsync(db, id);
        if (budget is not { State: BudgetState.Active })
        {
            return 0;
        }

        // Who closes, revises or makes up the same budget at this moment meets this run, and looks again.
        budget.Touch();
        var made = await Appropriating.AddMissingAsync(db, budget);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return made;
    }
}
