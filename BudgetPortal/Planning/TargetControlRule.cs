using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// The one place that stops at a target. It adds the lines up in the attempt that saves them; who changes lines touches the part in the
/// same transaction, so of two who enter at once the second one adds up again.
/// </summary>
public static class TargetControlRule
{
    /// <summary>
    /// Why the unsaved changes of the part's lines may not be saved: they raise its total above a target that stops. Whatever lowers the
    /// total, or leaves it, may be saved even above the target.
    /// </summary>
    /// <param name="field">Where the refusal is shown.</param>
    public static async Task<Error?> RefuseLinesAsync(PortalDbContext db, Budget budget, CostCenterBudget part, string? field)
    {
        if (budget is not { TargetControl: TargetControl.Stop, Type: not BudgetType.Revenue })
        {
            return null;
        }

        var raised = db.ChangeTracker.Entries<BudgetLine>().Where(e => e.Entity.PartId == part.Id).Sum(e => e.State switch
        {
            EntityState.Added => e.Entity.Amount,
            EntityState.Modified => e.Entity.Amount - e.OriginalValues.GetValue<decimal>(nameof(BudgetLine.Amount)),
            EntityState.Deleted => -e.OriginalValues.GetValue<decimal>(nameof(BudgetLine.Amount)),
            _ => 0m,
        });
        return raised <= 0 ? null : await RefuseAsync(db, budget, part, raised, PlanningText.TargetStopsLine, field);
    }

    /// <summary>Why the part may not be submitted: it is beyond a target that stops.</summary>
    public static Task<Error?> RefuseSubmittingAsync(PortalDbContext db, Budget budget, CostCenterBudget part) =>
        budget.TargetControl == TargetControl.Stop
            ? RefuseAsync(db, budget, part, 0, budget.Type == BudgetType.Revenue ? PlanningText.TargetStopsShort : PlanningText.TargetStopsSubmit, null)
            : Task.FromResult<Error?>(null);

    /// <summary>Somebody who can raise targets: who declared the budget, or the module owners together when that person is gone.</summary>
    private static async Task<string> ModuleOwnerAsync(PortalDbContext db, Budget budget) =>
        (await db.Holding(PlanningPermissions.DeclareBudget).SingleOrDefaultAsync(u => u.Id == budget.DeclaredById))?.DisplayName ?? PlanningText.ModuleOwnerWord;

    private static async Task<Error?> RefuseAsync(
        PortalDbContext db, Budget budget, CostCenterBudget part, decimal raised, string sentence, string? field)
    {
        var target = await db.Set<CostCenterTarget>().AsNoTracking().Where(t => t.PartId == part.Id).Select(t => (decimal?)t.Amount).SingleOrDefaultAsync();
        if (target is null)
        {
            return null;
        }

        var stored = await db.Set<BudgetLine>().Where(l => l.PartId == part.Id).SumAsync(l => l.Amount);
        var distance = new TargetDistance(target.Value, stored + raised, budget.Type == BudgetType.Revenue);
        if (!distance.IsBeyond)
        {
            return null;
        }

        var decimals = Currency.Decimals(budget.Currency);
        return new Error(
            "planning.beyond_target",
            Words.Format(
                sentence, $"{Numbers.Plain(distance.Total, decimals)} {budget.Currency}", $"{Numbers.Plain(target.Value, decimals)} {budget.Currency}",
                await ModuleOwnerAsync(db, budget)),
            field);
    }
}
