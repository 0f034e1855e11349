using BudgetPortal.Data;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Writes down in which words a budget is approved.</summary>
public static class BudgetFreeze
{
    /// <summary>
    /// Adds the names, owners and hierarchy of this moment to the context's unsaved changes, for the budget's present revision. The lines
    /// must be saved. The same number of queries whatever the budget's size.
    /// </summary>
    /// <param name="at">When the budget was approved.</param>
    public static async Task FreezeAsync(this PortalDbContext db, Budget budget, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var (id, revision) = (budget.Id, budget.Revision);
        var lines = db.Set<BudgetLine>().Where(l => db.Set<CostCenterBudget>().Any(p => p.Id == l.PartId && p.BudgetId == id));
        var costCenters = await CostCentersAsync(db, budget, cancellation);
        var codes = await db.CodesOf(budget.Type).Where(c => lines.Any(l => (l.ItemId ?? l.ProductId) == c.Id))
            .Select(c => new FrozenCode
            {
                BudgetId = id, Revision = revision, CodeId = c.Id, Code = c.Code, Name = c.Name, Unit = c.Unit, Category = c.Category,
            }).ToListAsync(cancellation);
        var involved = await InvolvedAsync(db, id, lines, cancellation);
        var people = involved.Concat(costCenters.SelectMany(c => new[] { c.OwnerId, c.DeputyOwnerId })).Append(db.Actor.UserId).Distinct().ToList();
        db.Add(new FrozenBudget
        {
            BudgetId = id,
            Revision = revision,
            At = at,
            Period = await db.Set<BudgetPeriod>().Where(p => p.Id == budget.PeriodId).Select(p => p.Name).SingleAsync(cancellation),
            CostCenters = costCenters,
            Codes = codes,
            People = await db.Users.Where(u => people.Contains(u.Id))
                .Select(u => new FrozenPerson { BudgetId = id, Revision = revision, UserId = u.Id, Name = (u.FirstName + " " + u.LastName).Trim() })
                .ToListAsync(cancellation),
        });
    }

    /// <summary>Those that take part, and all above them.</summary>
    private static async Task<List<FrozenCostCenter>> CostCentersAsync(PortalDbContext db, Budget budget, CancellationToken cancellation)
    {
        var all = await (
            from center in db.Set<CostCenter>()
            join department in db.Set<Department>() on center.DepartmentId equals department.Id into departments
            from department in departments.DefaultIfEmpty()
            join location in db.Set<Location>() on center.LocationId equals location.Id into locations
            from location in locations.DefaultIfEmpty()
            select new FrozenCostCenter
            {
                BudgetId = budget.Id, Revision = budget.Revision, CostCenterId = center.Id, ParentId = center.ParentId, Code = center.Code,
                Name = center.Name, Type = center.Type, Department = department!.Name, Location = location!.Name,
                OwnerId = center.OwnerId, DeputyOwnerId = center.DeputyOwnerId,
            }).ToDictionaryAsync(c => c.CostCenterId, cancellation);
        var frozen = new Dictionary<Guid, FrozenCostCenter>();
        foreach (var part in budget.Parts)
        {
            Guid? next = part.CostCenterId;
            while (next is { } current && frozen.TryAdd(current, all[current]))
            {
                next = all[current].ParentId;
            }
        }

        return [.. frozen.Values];
    }

    /// <summary>Who declared, entered, submitted, decided or was asked to.</summary>
    private static Task<List<Guid?>> InvolvedAsync(PortalDbContext db, Guid budgetId, IQueryable<BudgetLine> lines, CancellationToken cancellation)
    {
        var parts = db.Set<CostCenterBudget>().Where(p => p.BudgetId == budgetId);
        var requests = db.Set<ApprovalRequest>().Where(r => r.BudgetId == budgetId);
        return db.Set<Budget>().Where(b => b.Id == budgetId).Select(b => (Guid?)b.DeclaredById)
            .Union(db.Set<BudgetEvent>().Where(e => e.BudgetId == budgetId).Select(e => e.UserId))
            .Union(db.Set<BudgetEvent>().Where(e => e.BudgetId == budgetId).Select(e => e.ActingForId))
            .Union(lines.Select(l => (Guid?)l.EnteredById)).Union(lines.Select(l => (Guid?)l.ChangedById))
            .Union(parts.Select(p => p.EnteredById)).Union(parts.Select(p => p.SubmittedById))
            .Union(requests.Select(r => r.AssigneeId)).Union(requests.Select(r => r.HandedOverFromId))
            .ToListAsync(cancellation);
    }
}
