using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What a module owner does with a budget before the cost centers decide.</summary>
public sealed class BudgetService(PortalDb portalDb, BudgetProgress progress, BudgetNotices notices)
{
    /// <summary>Declares a budget for all active cost centers and tells their owners.</summary>
    /// <param name="id">Made by the form, so that a repeated click declares once.</param>
    /// <param name="scope">For whom; all active cost centers when null.</param>
    /// <returns>The budget's id.</returns>
    public Task<Result<Guid>> DeclareAsync(Guid id, BudgetTerms terms, BudgetScope? scope = null) => portalDb.RunAsync<Result<Guid>>(
        async db =>
        {
            if (await db.RefuseAsync(PlanningPermissions.DeclareBudget) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<Budget>().AnyAsync(b => b.Id == id))
            {
                return id;
            }

            if (await CheckAgainstOthersAsync(db, id, terms) is { } taken)
            {
                return taken;
            }

            var costCenters = await db.CostCentersAsync(scope ?? BudgetScope.All);
            if (!costCenters.Succeeded)
            {
                return Result<Guid>.Failed(costCenters.Errors);
            }

            var declared = Budget.Declare(id, terms, costCenters.Value, db.Actor.UserId!.Value, db.Time.GetUtcNow(), scope);
            if (!declared.Succeeded)
            {
                return Result<Guid>.Failed(declared.Errors);
            }

            db.Add(declared.Value);
            db.AddStep(declared.Value, BudgetStep.Declared);
            var owners = await db.DecidersAsync(costCenters.Value);
            var period = await db.Set<BudgetPeriod>().Where(p => p.Id == terms.PeriodId).Select(p => p.Name).SingleAsync();
            await notices.RaiseAsync(db, BudgetNotices.Created, declared.Value, "declared", owners.Values.OfType<Guid>(), null, ("period", period));
            await db.SaveChangesAsync();
            return id;
        },
        conflict => conflict);

    /// <summary>Changes a budget in draft.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, the change is refused.</param>
    public Task<Result> ChangeAsync(Guid id, BudgetTerms terms, Guid seen, BudgetScope? scope = null) => ForBudgetAsync(id, async (db, budget, _) =>
    {
        if (budget.Version != seen)
        {
            return new Error("data.conflict", DataText.Conflict);
        }

        if (await CheckAgainstOthersAsync(db, id, terms) is { } taken)
        {
            return taken;
        }

        var costCenters = await db.CostCentersAsync(scope ?? BudgetScope.All);
        if (!costCenters.Succeeded)
        {
            return costCenters;
        }

        var before = budget.Parts.ToList();
        var withdrawn = before.FindAll(p => p.State == PartState.Withdrawn);
        var changed = budget.Change(terms, scope ?? BudgetScope.All, costCenters.Value);
        if (changed.Succeeded)
        {
            var left = before.Except(budget.Parts).ToList();
            db.RemoveRange(await TargetsOfAsync(db, left));
            db.RemoveRange(left);
            db.AddStep(budget, BudgetStep.Changed);
            withdrawn.Except(left).ToList().ForEach(p => db.AddStep(budget, BudgetStep.CostCenterAdded, p));
        }

        return changed;
    });

    /// <summary>Deletes a budget in draft with all that belongs to it; the audit trail keeps what it was.</summary>
    public Task<Result> DeleteAsync(Guid id) => ForBudgetAsync(id, async (db, budget, _) =>
    {
        if (budget.State != BudgetState.Draft)
        {
            return new Error("planning.illegal_move", PlanningText.OnlyDraftsChange);
        }

        db.RemoveRange(await TargetsOfAsync(db, budget.Parts));
        db.RemoveRange(budget.Parts);
        db.Remove(budget);
        return Result.Success;
    });

    /// <summary>Opens entry today.</summary>
    public Task<Result> OpenEntryAsync(Guid id) =>
        ForBudgetAsync(id, (db, budget, today) => progress.OpenEntryAsync(db, budget, today, byItself: false));

    /// <summary>Closes entry today.</summary>
    public Task<Result> CloseEntryAsync(Guid id) =>
        ForBudgetAsync(id, (db, budget, today) => progress.CloseEntryAsync(db, budget, today, byItself: false));

    /// <summary>Gives a budget up before it is active, and tells everybody concerned.</summary>
    /// <param name="reason">Required.</param>
    public Task<Result> CancelAsync(Guid id, string reason) => ForBudgetAsync(id, async (db, budget, _) =>
    {
        if (CheckReason(reason, PlanningText.CancelReasonRequired) is { } wrong)
        {
            return wrong;
        }

        var cancelled = budget.Cancel();
        if (cancelled.Succeeded)
        {
            await progress.EndAsync(db, budget, BudgetStep.Cancelled, reason.Trim());
        }

        return cancelled;
    });

    /// <summary>Reopens entry of a finally rejected budget, and tells those who enter again and their owners.</summary>
    /// <param name="entryEnd">The new last day of entry.</param>
    /// <param name="partIds">Parts that return to draft with their lines; the other approvals stand.</param>
    /// <param name="comment">Required.</param>
    public Task<Result> ReopenAsync(Guid id, DateOnly entryEnd, IReadOnlyCollection<Guid> partIds, string comment) =>
        ForBudgetAsync(id, async (db, budget, today) =>
        {
            if (CheckReason(comment, PlanningText.ReopenReasonRequired) is { } wrong)
            {
                return wrong;
            }

            var inactive = await db.Set<CostCenter>().Where(c => !c.IsActive).Select(c => c.Id).ToListAsync();
            if (budget.Parts.Any(p => partIds.Contains(p.Id) && inactive.Contains(p.CostCenterId)))
            {
                return new Error("planning.cost_center_inactive", PlanningText.CostCenterInactive, nameof(Budget.Parts));
            }

            var reopened = budget.Reopen(entryEnd, partIds, today);
            if (reopened.Succeeded)
            {
                await progress.ReopenedAsync(db, budget, partIds, comment.Trim());
            }

            return reopened;
        });

    private static Error? CheckReason(string reason, string missing) => string.IsNullOrWhiteSpace(reason)
        ? new Error("planning.comment_required", missing, "Comment")
        : reason.Length > BudgetLine.TextLength
            ? new Error("planning.comment_too_long", Words.Format(PlanningText.TooLong, BudgetLine.TextLength), "Comment")
            : null;

    private static Task<List<CostCenterTarget>> TargetsOfAsync(PortalDbContext db, IEnumerable<CostCenterBudget> parts)
    {
        var ids = parts.Select(p => p.Id).ToList();
        return db.Set<CostCenterTarget>().Where(t => ids.Contains(t.PartId)).ToListAsync();
    }

    private static async Task<Error?> CheckAgainstOthersAsync(PortalDbContext db, Guid id, BudgetTerms terms)
    {
        if (await db.Set<Budget>().AnyAsync(b => b.Name == terms.Name.Trim() && b.Id != id))
        {
            return new Error("planning.name_taken", PlanningText.NameTaken, nameof(BudgetTerms.Name));
        }

        return await db.Set<BudgetPeriod>().AnyAsync(p => p.Id == terms.PeriodId)
            ? null
            : new Error("planning.period_required", PlanningText.PeriodRequired, nameof(BudgetTerms.PeriodId));
    }

    private Task<Result> ForBudgetAsync(Guid id, Func<PortalDbContext, Budget, DateOnly, Task<Result>> operation) =>
        portalDb.RunAsync(
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
                    await db.SaveChangesAsync();
                }

                return result;
            },
            conflict => (Result)conflict);
}
