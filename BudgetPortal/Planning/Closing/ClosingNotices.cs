using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Delegations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Closing;

/// <summary>Who is told that a budget is closed, and what of it came to whom.</summary>
public sealed class ClosingNotices(BudgetNotices notices)
{
    public const string Closed = "budget.closed";
    public const string CarriedForward = "budget.carried_forward";

    /// <summary>
    /// Tells the owners of the closed budget's cost centers and who declared it, and for each cost center that received something its
    /// owner; where none is active, whoever decides for it.
    /// </summary>
    /// <param name="changes">By which an approved budget received it; empty when it is still entered, or nothing went on.</param>
    internal async Task ClosedAsync(PortalDbContext db, Budget budget, Budget? next, ClosingPlan plan, IReadOnlyCollection<BudgetChange> changes, string comment)
    {
        var deputies = await db.DeputiesAsync();
        var owners = await db.DecidersAsync([.. budget.Parts.Select(p => p.CostCenterId)]);
        var declarer = await db.ActiveAsync([budget.DeclaredById]);
        notices.Raise(
            db, deputies, Closed, budget, "closed", Others(db, [.. owners.Values.OfType<Guid>(), .. declarer]), $"/budgets/{budget.Id}/close",
            ("amount", Plain(plan.Carried)), ("currency", plan.Currency), ("next", plan.Carried > 0 ? next!.Name : string.Empty), ("comments", comment));
        if (next is null)
        {
            return;
        }

        var ids = plan.Rows.Where(r => r.Carried > 0).Select(r => r.CostCenterId).ToList();
        var names = await db.Set<CostCenter>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => $"{c.Code} {c.Name}");
        foreach (var row in plan.Rows.Where(r => r.Carried > 0 && owners[r.CostCenterId] is not null))
        {
            notices.Raise(
                db, deputies, CarriedForward, next, $"{budget.Id}:{row.ToPartId}", Others(db, [owners[row.CostCenterId]!.Value]),
                changes.FirstOrDefault(c => c.Parts[0].PartId == row.ToPartId) is { } change ? $"/changes/{change.Id}" : $"/entry/{next.Id}/{row.CostCenterId}",
                ("costCenter", names[row.CostCenterId]), ("amount", Plain(row.Carried)), ("currency", plan.Currency), ("from", budget.Name));
        }
    }

    private static string Plain(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Guid> Others(PortalDbContext db, IEnumerable<Guid> people) => people.Where(id => id != db.Actor.UserId);
}
