using BudgetPortal.Catalog;
using BudgetPortal.Data;

namespace BudgetPortal.Planning;

/// <summary>What a line is coded by: an item, or a product in a revenue budget.</summary>
public sealed class BudgetCode
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    public required string Unit { get; init; }

    /// <summary>Standard or list price in the organization's currency; null when there is none.</summary>
    public required decimal? StandardPrice { get; init; }

    public required bool IsActive { get; init; }
}

internal static class BudgetCodes
{
    /// <summary>Products for a revenue budget, items for every other.</summary>
    public static IQueryable<BudgetCode> CodesOf(this PortalDbContext db, BudgetType type) => type == BudgetType.Revenue
        ? from product in db.Set<Product>()
          join category in db.Set<BudgetCategory>() on product.CategoryId equals category.Id
          select new BudgetCode
          {
              Id = product.Id, Code = product.Code, Name = product.Name, Category = category.Name, Unit = product.Unit,
              StandardPrice = product.ListPrice, IsActive = product.IsActive,
          }
        : from item in db.Set<Item>()
          join category in db.Set<BudgetCategory>() on item.CategoryId equals category.Id
          select new BudgetCode
          {
              Id = item.Id, Code = item.Code, Name = item.Name, Category = category.Name, Unit = item.Unit,
              StandardPrice = item.StandardPrice, IsActive = item.IsActive,
          };
}
