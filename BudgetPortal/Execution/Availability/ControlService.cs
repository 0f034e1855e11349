using BudgetPortal.Data;
using BudgetPortal.Execution.Revenue;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>Sets how strictly a budget is kept.</summary>
public sealed class ControlService(PortalDb portalDb)
{
    /// <param name="seen">Version that the user saw, empty when there was none; when somebody else changed it since, it is refused.</param>
    public Task<Result> SetAsync(Guid budgetId, Guid seen, ControlMode mode, decimal tolerance, ControlBasis basis) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.SetControl) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<Budget>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == budgetId) is not { } budget)
            {
                return new Error("execution.not_found", DataText.NotFound);
            }

            if (budget.Type == BudgetType.Revenue && mode == ControlMode.Stop)
            {
                return new Error("revenue.stop", RevenueText.StopHasNoMeaning, nameof(BudgetControl.Mode));
            }

            var control = await db.Set<BudgetControl>().SingleOrDefaultAsync(c => c.BudgetId == budgetId);
            if ((control?.Version ?? Guid.Empty) != seen)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            if (control is null)
            {
                control = new BudgetControl(budgetId);
                db.Add(control);
            }

            var set = control.Set(mode, tolerance, basis);
            if (set.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return set;
        },
        conflict => conflict);
}
