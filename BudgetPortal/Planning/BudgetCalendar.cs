using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// Makes the moves that days bring: entry opens and ends, approved budgets become active, active ones expire. It looks at states and days
/// only, so running it twice, late or on two servers does each thing once.
/// </summary>
public sealed class BudgetCalendar(DatabaseProvider database, IServiceScopeFactory scopes, ILogger<BudgetCalendar> logger)
{
    /// <summary>Brings every organization's budgets up to its own today.</summary>
    public async Task AdvanceAsync(CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.Nobody);
        foreach (var organization in await db.Organizations.AsNoTracking().ToListAsync(cancellation))
        {
            await AdvanceAsync(organization, cancellation);
        }
    }

    private async Task AdvanceAsync(Organization organization, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(Actor.System(organization.Id));
        var portalDb = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var progress = scope.ServiceProvider.GetRequiredService<BudgetProgress>();
        List<Guid> due;
        await using (var db = portalDb.Open())
        {
            var today = db.Time.Today(organization);
            due = await db.Set<Budget>()
                .Where(b => (b.State == BudgetState.Draft && b.EntryStart <= today && b.EntryEnd >= today)
                    || (b.State == BudgetState.EntryOpen && b.EntryEnd < today)
                    || (b.State == BudgetState.Approved && b.ActiveDate <= today)
                    || (b.State == BudgetState.Active && b.ExpireDate < today))
                .OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(cancellation);
        }

        foreach (var id in due)
        {
            var moved = await portalDb.RunAsync(db => MoveAsync(db, progress, organization, id), conflict => (Result)conflict);
            if (!moved.Succeeded)
            {
                logger.LogWarning("Budget {Budget} could not be moved by its days: {Reason}", id, moved.Error!.Code);
            }
        }
    }

    private static async Task<Result> MoveAsync(PortalDbContext db, BudgetProgress progress, Organization organization, Guid id)
    {
        if (await BudgetProgress.LoadAsync(db, id) is not { } budget)
        {
            return Result.Success;
        }

        var today = db.Time.Today(organization);
        switch (budget.State)
        {
            case BudgetState.Draft when budget.EntryStart <= today && budget.EntryEnd >= today:
                await progress.OpenEntryAsync(db, budget, today, byItself: true);
                break;
            case BudgetState.EntryOpen when budget.EntryEnd < today:
                await progress.CloseEntryAsync(db, budget, today, byItself: true);
                break;
            case BudgetState.Approved:
                await progress.ActivateAsync(db, budget, today);
                break;
            case BudgetState.Active when budget.Expire(today).Succeeded:
                db.AddStep(budget, BudgetStep.Expired, byItself: true);
                break;
        }

        await db.SaveChangesAsync();
        return Result.Success;
    }
}
