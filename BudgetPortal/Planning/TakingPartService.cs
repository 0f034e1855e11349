using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What the module owner does in mid-cycle with cost centers that come late or need more time.</summary>
public sealed class TakingPartService(PortalDb portalDb, BudgetNotices notices)
{
    /// <summary>Lets an active cost center take part, until the final approval; its people are told.</summary>
    /// <param name="until">Its own deadline, inclusive; of no meaning while the budget is a draft.</param>
    public Task<Result> AddAsync(Guid budgetId, Guid costCenterId, DateOnly until) => ForBudgetAsync(budgetId, async (db, budget, today) =>
    {
        if (await db.Set<CostCenter>().SingleOrDefaultAsync(c => c.Id == costCenterId) is not { IsActive: true } costCenter)
        {
            return new Error("planning.cost_center_inactive", PlanningText.CostCenterInactive, nameof(CostCenterBudget.CostCenterId));
        }

        var awaitedFinal = budget.State == BudgetState.PendingFinalApproval;
        var added = budget.AddCostCenter(costCenterId, until, today);
        if (!added.Succeeded)
        {
            return added;
        }

        if (awaitedFinal)
        {
            await BudgetProgress.CloseRequestsAsync(db, budget);
        }

        // Who deactivates it in this moment looks again.
        db.Entry(costCenter).Property(c => c.Version).IsModified = true;
        db.AddStep(budget, BudgetStep.CostCenterAdded, added.Value);
        await TellAsync(db, budget, added.Value, costCenter, BudgetNotices.Created);
        return Result.Success;
    });

    /// <summary>Gives a part that is not handed in a deadline of its own; its people are told.</summary>
    /// <param name="until">The last day, inclusive.</param>
    public async Task<Result> GiveTimeAsync(Guid partId, DateOnly until)
    {
        Guid budgetId;
        await using (var db = portalDb.Open())
        {
            budgetId = await db.Set<CostCenterBudget>().Where(p => p.Id == partId).Select(p => p.BudgetId).SingleOrDefaultAsync();
        }

        return await ForBudgetAsync(budgetId, async (db, budget, today) =>
        {
            var part = budget.Parts.Single(p => p.Id == partId);
            var given = part.GiveTime(budget, until, today);
            if (given.Succeeded)
            {
                db.AddStep(budget, BudgetStep.MoreTimeGiven, part, Dates.Plain(until));
                var costCenter = await db.Set<CostCenter>().SingleAsync(c => c.Id == part.CostCenterId);
                await TellAsync(db, budget, part, costCenter, BudgetNotices.MoreTime);
            }

            return given;
        });
    }

    private async Task TellAsync(PortalDbContext db, Budget budget, CostCenterBudget part, CostCenter costCenter, string type)
    {
        var people = await BudgetProgress.EnterersAsync(db, [costCenter.Id]);
        await notices.RaiseAsync(
            db, type, budget, null, people, $"/entry/{budget.Id}/{costCenter.Id}",
            ("costCenter", $"{costCenter.Code} {costCenter.Name}"), ("until", $"{part.CorrectionUntil ?? budget.EntryEnd:O}"));
    }

    private Task<Result> ForBudgetAsync(Guid id, Func<PortalDbContext, Budget, DateOnly, Task<Result>> operation) => portalDb.RunAsync(
        async db =>
        {
            if (await db.RefuseAsync(PlanningPermissions.DeclareBudget) is { } refusal)
            {
                return refusal;
            }

            if (await BudgetProgress.LoadAsync(db, id) is not { } budget)
            {
                return new Error("planning.not_found", DataText.NotFound);
            }

            var result = await operation(db, budget, db.Time.Today(await db.OrganizationAsync()));
            if (result.Succeeded)
            {
                budget.Touch();
                await db.SaveChangesAsync();
            }

            return result;
        },
        conflict => (Result)conflict);
}
