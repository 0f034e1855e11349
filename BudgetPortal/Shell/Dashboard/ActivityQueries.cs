using BudgetPortal.Approvals;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>A step in the history of a budget that the reader sees.</summary>
/// <param name="Href">Where it can be read, without a leading slash.</param>
public sealed record Activity(HistoryRow Step, string Budget, string Href);

/// <summary>Reads what happened last to all budgets and parts that the current user sees.</summary>
public sealed class ActivityQueries(PortalDb portalDb)
{
    /// <summary>
    /// The latest steps, the last one first, in the words of the day on which their budget was approved, if it was; the same number of
    /// queries whatever happened.
    /// </summary>
    public async Task<IReadOnlyList<Activity>> ReadAsync(int most, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var organization = await db.OrganizationAsync(cancellation);
        var visible = await ApprovalAccess.PartsAsync(db, cancellation);
        var steps = await ApprovalAccess.StepsAsync(db, visible, cancellation);
        var rows = await (
            from step in steps
            join budget in db.Set<Budget>() on step.BudgetId equals budget.Id
            join user in db.Users on step.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            join part in db.Set<CostCenterBudget>() on step.PartId equals part.Id into parts
            from part in parts.DefaultIfEmpty()
            join costCenter in db.Set<CostCenter>() on part.CostCenterId equals costCenter.Id into costCenters
            from costCenter in costCenters.DefaultIfEmpty()
            join known in db.Set<FrozenCostCenter>()
                on new { step.BudgetId, budget.Revision, costCenter.Id } equals new { known.BudgetId, known.Revision, Id = known.CostCenterId } into centers
            from known in centers.DefaultIfEmpty()
            join person in db.Set<FrozenPerson>()
                on new { step.BudgetId, budget.Revision, user.Id } equals new { person.BudgetId, person.Revision, Id = person.UserId } into people
            from person in people.DefaultIfEmpty()
            orderby step.At descending, step.Id descending
            select new
            {
                step.Id, step.At, step.Step, step.Comment, step.Lines, BudgetId = budget.Id, Budget = budget.Name,
                Person = user == null ? null : person!.Name ?? (user.FirstName + " " + user.LastName).Trim(),
                CostCenter = costCenter == null ? string.Empty : (known!.Code ?? costCenter.Code) + " " + (known!.Name ?? costCenter.Name),
            }).Take(most).ToListAsync(cancellation);
        return rows.ConvertAll(r => new Activity(
            new HistoryRow(r.Id, organization.Local(r.At), r.Step, r.CostCenter, r.Person, null, r.Comment, r.Lines, 0, []),
            r.Budget, $"budgets/{r.BudgetId}?tab=history"));
    }
}
