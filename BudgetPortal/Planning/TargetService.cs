using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Sets the targets of a budget's cost centers, for the module owner, until the final approval is requested.</summary>
public sealed class TargetService(PortalDb portalDb)
{
    /// <summary>Why targets cannot be set in the budget's present state; null when they can.</summary>
    public static Error? Refuse(Budget budget) => budget.State switch
    {
        BudgetState.Draft or BudgetState.EntryOpen or BudgetState.PendingCcApproval => null,
        BudgetState.Rejected or BudgetState.Cancelled => new Error("planning.budget_over", PlanningText.BudgetIsOver),
        _ => new Error("planning.targets_stand", PlanningText.TargetsStand),
    };

    /// <summary>Stores all of them or none; errors name their field by <see cref="TargetChange.FieldOf"/>.</summary>
    /// <returns>How many targets changed.</returns>
    public Task<Result<int>> SaveAsync(Guid budgetId, IReadOnlyCollection<TargetChange> changes) => portalDb.RunAsync<Result<int>>(
        async db =>
        {
            if (await db.RefuseAsync(PlanningPermissions.DeclareBudget) is { } refusal)
            {
                return refusal;
            }

            if (await BudgetProgress.LoadAsync(db, budgetId) is not { } budget)
            {
                return new Error("planning.not_found", DataText.NotFound);
            }

            if (Refuse(budget) is { } late)
            {
                return late;
            }

            var partIds = budget.Parts.Where(p => p.State != PartState.Withdrawn).Select(p => p.Id).ToList();
            var stored = await db.Set<CostCenterTarget>().Where(t => partIds.Contains(t.PartId)).ToDictionaryAsync(t => t.PartId);
            var errors = changes.Select(c => Check(budget, c, stored.GetValueOrDefault(c.PartId), partIds)).OfType<Error>().ToList();
            if (errors.Count > 0)
            {
                return Result<int>.Failed(errors);
            }

            var changed = changes.DistinctBy(c => c.PartId).Count(c => Store(db, budget, c, stored));
            if (changed > 0)
            {
                budget.Touch();
                var total = Numbers.Plain(stored.Values.Sum(t => t.Amount), Currency.Decimals(budget.Currency));
                db.AddStep(budget, BudgetStep.TargetsSet, comment: $"{total} {budget.Currency}", lines: changed);
                await db.SaveChangesAsync();
            }

            return changed;
        },
        conflict => conflict);

    private static Error? Check(Budget budget, TargetChange change, CostCenterTarget? stored, List<Guid> partIds)
    {
        var field = TargetChange.FieldOf(change.PartId);
        if (!partIds.Contains(change.PartId))
        {
            return new Error("planning.not_found", DataText.NotFound, field);
        }

        if (stored?.Amount != change.Seen)
        {
            var now = stored is null ? PlanningText.NoTarget : Numbers.Plain(stored.Amount, Currency.Decimals(budget.Currency));
            return new Error("planning.target_conflict", Words.Format(PlanningText.TargetConflict, now), field);
        }

        return change.Target switch
        {
            < 0 => new Error("planning.target_negative", PlanningText.TargetNegative, field),
            > BudgetLine.Most => new Error("planning.target_too_large", PlanningText.FigureTooLarge, field),
            _ => null,
        };
    }

    /// <returns>Whether it was another one before.</returns>
    private static bool Store(PortalDbContext db, Budget budget, TargetChange change, Dictionary<Guid, CostCenterTarget> stored)
    {
        var before = stored.GetValueOrDefault(change.PartId);
        var target = change.Target is { } typed ? Currency.Round(typed, budget.Currency) : (decimal?)null;
        if (target == before?.Amount)
        {
            return false;
        }

        switch (before, target)
        {
            case (null, { } amount):
                db.Add(stored[change.PartId] = new CostCenterTarget(change.PartId, amount));
                break;
            case ({ } row, { } amount):
                row.Set(amount);
                break;
            case ({ } row, null):
                db.Remove(row);
                stored.Remove(change.PartId);
                break;
        }

        return true;
    }
}
