using BudgetPortal.Data;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Closing;

/// <summary>How a budget is to be closed.</summary>
/// <param name="NextId">Who receives; of no meaning when nothing is carried forward.</param>
/// <param name="Stamp">Of the <see cref="ClosingPlan"/> that was shown.</param>
public sealed record ClosingOrder(CarryOver Carry, Guid? NextId, string Comment, string Stamp);

/// <summary>Closes expired budgets for those who declare them, for good. Of two who close at once one does and the other is told.</summary>
public sealed class ClosingService(PortalDb portalDb, IBudgetUsage usage, Carrying carrying, ClosingNotices notices, IEnumerable<IBudgetWatcher> watchers)
{
    /// <summary>What closing would do; nothing is saved.</summary>
    public async Task<Result<ClosingPlan>> PreviewAsync(Guid budgetId, CarryOver carry, Guid? nextId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var found = await FindAsync(db, budgetId, carry, nextId);
        return found.Succeeded
            ? await ClosingPlanner.PlanAsync(db, usage, found.Value.Budget, found.Value.Next, carry, cancellation)
            : Result<ClosingPlan>.Failed(found.Errors);
    }

    /// <summary>
    /// Closes the budget and carries forward, in one transaction. Where it would do something else than was shown, nothing happens and
    /// <c>closing.figures_changed</c> says so.
    /// </summary>
    public Task<Result> CloseAsync(Guid budgetId, ClosingOrder order) => portalDb.RunAsync<Result>(
        async db =>
        {
            var found = await FindAsync(db, budgetId, order.Carry, order.NextId);
            if (!found.Succeeded)
            {
                return Result.Failed(found.Errors);
            }

            if (order.Comment.Length > BudgetLine.TextLength)
            {
                return new Error("planning.comment_too_long", Words.Format(PlanningText.TooLong, BudgetLine.TextLength), nameof(ClosingOrder.Comment));
            }

            var (budget, next) = found.Value;
            var plan = await ClosingPlanner.PlanAsync(db, usage, budget, next, order.Carry);
            return plan.Stamp == order.Stamp
                ? await CloseAsync(db, budget, next, plan, order)
                : new Error("closing.figures_changed", ClosingText.FiguresChanged);
        },
        conflict => conflict);

    private async Task<Result> CloseAsync(PortalDbContext db, Budget budget, Budget? next, ClosingPlan plan, ClosingOrder order)
    {
        var shares = await Carrying.SharesAsync(db, plan);
        List<BudgetChange> changes = [];
        if (next is not null && plan.Carried > 0)
        {
            List<Carrying.Share> all = [.. shares.SelectMany(s => s)];
            var brought = await Carrying.BringAsync(db, budget, next, all);
            if (!brought.Succeeded)
            {
                return brought;
            }

            changes = brought.Value;
            var sum = $"{Words.Format(ClosingText.CarriedFrom, budget.Name)}: {Numbers.Plain(plan.Carried, plan.Decimals)} {plan.Currency}";
            db.AddStep(next, BudgetStep.CarriedForward, comment: sum, lines: all.Count);
        }

        foreach (var watcher in watchers)
        {
            if (await watcher.ClosingAsync(db, budget) is { } refused)
            {
                return refused;
            }
        }

        await CancelOpenAsync(db, budget);
        db.Add(Record(db, budget, next, plan, order, changes, shares));
        db.AddStep(budget, BudgetStep.Closed, comment: plan.Told(order.Comment));
        await notices.ClosedAsync(db, budget, next, plan, changes, order.Comment.Trim());

        // The database refuses whatever would be written after the budget is closed, so that comes last.
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        var swapped = await carrying.SwapAsync(db, next ?? budget, changes, order.Comment);
        var closed = swapped.Succeeded ? budget.Close() : swapped;
        if (closed.Succeeded)
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        return closed;
    }

    private static BudgetClosing Record(
        PortalDbContext db, Budget budget, Budget? next, ClosingPlan plan, ClosingOrder order, List<BudgetChange> changes,
        ILookup<Guid, Carrying.Share> shares) => new()
    {
        BudgetId = budget.Id, Rule = order.Carry.Rule, Percent = order.Carry.Rule == CarryRule.Capped ? order.Carry.Percent : null, NextBudgetId = next?.Id,
        ClosedById = db.Actor.UserId!.Value, ClosedAt = db.Time.GetUtcNow(), Comment = order.Comment.Trim(),
        CostCenters = [.. plan.Rows.Select(r => new CarryForward
        {
            BudgetId = budget.Id, FromPartId = r.PartId, ToPartId = r.ToPartId, Budget = r.Budget, Used = r.Used, Amount = r.Carried, Obstacle = r.Obstacle,
            ChangeId = ChangeOf(changes, r),
            Lines = [.. shares[r.PartId].Select(s => new CarriedLine { FromPartId = r.PartId, FromLineId = s.Line.Id, ToLineId = s.ToLineId, Amount = s.Amount })],
        })],
    };

    private static Guid? ChangeOf(List<BudgetChange> changes, CarryRow row) => changes.Find(c => c.Parts[0].PartId == row.ToPartId)?.Id;

    /// <summary>What was still proposed for the budget has no meaning any more.</summary>
    private static async Task CancelOpenAsync(PortalDbContext db, Budget budget)
    {
        ChangeState[] open = [ChangeState.Draft, ChangeState.Submitted];
        foreach (var change in await db.Set<BudgetChange>().Where(c => c.BudgetId == budget.Id && open.Contains(c.State)).ToListAsync())
        {
            change.Cancel(db.Actor.UserId!.Value, db.Time.GetUtcNow(), ClosingText.ProposalEnded);
        }
    }

    /// <summary>The budget and who receives, both tracked with their parts, when the first can be closed by the actor in that way.</summary>
    private static async Task<Result<(Budget Budget, Budget? Next)>> FindAsync(PortalDbContext db, Guid budgetId, CarryOver carry, Guid? nextId)
    {
        if (await db.RefuseAsync(PlanningPermissions.DeclareBudget) is { } refusal)
        {
            return refusal;
        }

        if (await BudgetProgress.LoadAsync(db, budgetId) is not { } budget)
        {
            return new Error("planning.not_found", DataText.NotFound);
        }

        if (budget.MayClose().Error is { } illegal)
        {
            return await AlreadyClosedAsync(db, budget) ?? illegal;
        }

        if (carry.Check(budget.Type) is { } wrong)
        {
            return wrong;
        }

        if (carry.Rule == CarryRule.None)
        {
            return (budget, null);
        }

        return await ClosingPlanner.Candidates(db, budget).AnyAsync(b => b.Id == nextId)
            ? (budget, await BudgetProgress.LoadAsync(db, nextId!.Value))
            : new Error("closing.next_required", ClosingText.NextRequired, nameof(ClosingOrder.NextId));
    }

    private static async Task<Error?> AlreadyClosedAsync(PortalDbContext db, Budget budget)
    {
        var closing = await (
            from c in db.Set<BudgetClosing>()
            where c.BudgetId == budget.Id
            join user in db.Users on c.ClosedById equals user.Id
            select new { c.ClosedAt, Name = (user.FirstName + " " + user.LastName).Trim() }).SingleOrDefaultAsync();
        return closing is null ? null : new Error(
            "closing.already_closed", Words.Format(ClosingText.AlreadyClosed, closing.Name, (await db.OrganizationAsync()).Local(closing.ClosedAt)));
    }
}
