using BudgetPortal.Data;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// In which words a budget is shown: names, owners and hierarchy as of its approval, or today's while it is not approved. Every query that
/// shows one budget takes cost centers, items, products and people from here, and joins them as it would join the rows themselves.
/// </summary>
public sealed class BudgetWords
{
    private readonly PortalDbContext db;
    private readonly BudgetType type;
    private readonly Source budget;
    private readonly Source lastYear;

    internal BudgetWords(PortalDbContext db, BudgetType type, Source budget, Source lastYear)
    {
        (this.db, this.type) = (db, type);
        (this.budget, this.lastYear) = (budget, lastYear);
    }

    public IQueryable<NamedCostCenter> CostCenters => !IsFrozen
        ? db.Set<CostCenter>().Select(c => new NamedCostCenter
        {
            Id = c.Id, ParentId = c.ParentId, Code = c.Code, Name = c.Name, OwnerId = c.OwnerId, DeputyOwnerId = c.DeputyOwnerId,
        })
        : from center in db.Set<CostCenter>()
          join frozen in db.Set<FrozenCostCenter>().Where(f => f.BudgetId == budget.Id && f.Revision == budget.Revision)
              on center.Id equals frozen.CostCenterId into snapshots
          from frozen in snapshots.DefaultIfEmpty()
          select new NamedCostCenter
          {
              Id = center.Id,
              ParentId = frozen == null ? center.ParentId : frozen.ParentId,
              Code = frozen!.Code ?? center.Code,
              Name = frozen!.Name ?? center.Name,
              OwnerId = frozen == null ? center.OwnerId : frozen.OwnerId,
              DeputyOwnerId = frozen == null ? center.DeputyOwnerId : frozen.DeputyOwnerId,
          };

    public IQueryable<NamedPerson> People => !IsFrozen
        ? db.Users.Select(u => new NamedPerson { Id = u.Id, Name = (u.FirstName + " " + u.LastName).Trim() })
        : from user in db.Users
          join frozen in db.Set<FrozenPerson>().Where(f => f.BudgetId == budget.Id && f.Revision == budget.Revision)
              on user.Id equals frozen.UserId into snapshots
          from frozen in snapshots.DefaultIfEmpty()
          select new NamedPerson { Id = user.Id, Name = frozen!.Name ?? (user.FirstName + " " + user.LastName).Trim() };

    /// <summary>Items, or products of a revenue budget. What only last year's budget has is called as it is there.</summary>
    public IQueryable<BudgetCode> Codes => !IsFrozen
        ? db.CodesOf(type)
        : from code in db.CodesOf(type)
          join frozen in db.Set<FrozenCode>().Where(f => f.BudgetId == budget.Id && f.Revision == budget.Revision)
              on code.Id equals frozen.CodeId into snapshots
          from frozen in snapshots.DefaultIfEmpty()
          join before in db.Set<FrozenCode>().Where(f => f.BudgetId == lastYear.Id && f.Revision == lastYear.Revision)
              on code.Id equals before.CodeId into earlier
          from before in earlier.DefaultIfEmpty()
          select new BudgetCode
          {
              Id = code.Id,
              Code = frozen!.Code ?? before!.Code ?? code.Code,
              Name = frozen!.Name ?? before!.Name ?? code.Name,
              Category = frozen!.Category ?? before!.Category ?? code.Category,
              Unit = frozen!.Unit ?? before!.Unit ?? code.Unit,
              StandardPrice = code.StandardPrice,
              IsActive = code.IsActive,
          };

    private bool IsFrozen => budget.Revision > 0;

    /// <summary>A budget whose words are asked for.</summary>
    /// <param name="Revision">Zero while it is not approved.</param>
    internal sealed record Source(Guid Id, int Revision);
}

public static class BudgetWordsReading
{
    /// <summary>The words of a budget. One query.</summary>
    /// <param name="lastYearId">The budget that it is compared with, if it is.</param>
    public static async Task<BudgetWords> WordsOfAsync(
        this PortalDbContext db, Guid budgetId, Guid? lastYearId = null, CancellationToken cancellation = default)
    {
        var found = await db.Set<Budget>().Where(b => b.Id == budgetId || b.Id == lastYearId)
            .Select(b => new { b.Id, b.Type, b.Revision }).ToListAsync(cancellation);
        return new BudgetWords(
            db, found.Find(b => b.Id == budgetId)?.Type ?? default,
            new BudgetWords.Source(budgetId, RevisionOf(budgetId)), new BudgetWords.Source(lastYearId ?? Guid.Empty, RevisionOf(lastYearId)));

        int RevisionOf(Guid? id) => found.Find(b => b.Id == id)?.Revision ?? 0;
    }
}

/// <summary>A cost center as a budget calls it.</summary>
public sealed class NamedCostCenter
{
    public Guid Id { get; init; }

    public Guid? ParentId { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public Guid? OwnerId { get; init; }

    public Guid? DeputyOwnerId { get; init; }
}

/// <summary>A person as a budget calls them. Where nobody may stand, ask for the id first: the name of nobody is empty, not null.</summary>
public sealed class NamedPerson
{
    public Guid Id { get; init; }

    public string Name { get; init; } = string.Empty;
}
