using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Execution.Import;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;
using Columns = BudgetPortal.Execution.Revenue.RevenueImport;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Lines of revenue budgets as a file names them: by cost center, day and product, with the budget where there are several.</summary>
internal sealed class NamedRevenue
{
    private readonly List<NamedPart> parts;
    private readonly ILookup<(Guid PartId, Guid? ProductId), Guid> lines;
    private readonly KnownRows<Product> products;

    private NamedRevenue(List<NamedPart> parts, ILookup<(Guid PartId, Guid? ProductId), Guid> lines, KnownRows<Product> products) =>
        (this.parts, this.lines, this.products) = (parts, lines, products);

    public static async Task<NamedRevenue> LoadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var own = db.RevenueParts(db.Set<CostCenterBudget>());
        var named = await (
            from part in own
            join budget in db.Set<Budget>().AsNoTracking() on part.BudgetId equals budget.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            orderby budget.Name
            select new NamedPart(part.Id, budget, center.Code)).ToListAsync(cancellation);
        var coded = await db.Set<BudgetLine>().Where(l => own.Any(p => p.Id == l.PartId)).Select(l => new { l.Id, l.PartId, l.ProductId }).ToListAsync(cancellation);
        return new NamedRevenue(
            named, coded.ToLookup(l => (l.PartId, l.ProductId), l => l.Id),
            new KnownRows<Product>(await db.Set<Product>().AsNoTracking().ToListAsync(cancellation), p => p.Code, p => p.ExternalId));
    }

    /// <summary>The part that a row means; a row that means none, or several, is set aside.</summary>
    public NamedPart? Part(ImportRow row, string center, DateOnly day)
    {
        var budget = row.Text(Columns.Budget);
        var found = parts.FindAll(p =>
            Names.Same(p.CostCenter, center) && p.Budget.ActiveDate <= day && day <= p.Budget.ExpireDate
            && (budget.Length == 0 || Names.Same(p.Budget.Name, budget)));
        if (found is [var one])
        {
            return one;
        }

        row.Refuse(
            found.Count > 0 ? Words.Format(RevenueText.SeveralBudgets, ImportRow.Shown(center), day, string.Join(", ", found.Select(p => p.Budget.Name)))
            : budget.Length > 0 ? Words.Format(RevenueText.NotInBudget, ImportRow.Shown(center), ImportRow.Shown(budget), day)
            : Words.Format(RevenueText.NoBudget, ImportRow.Shown(center), day));
        return null;
    }

    /// <summary>The line of a part that a row means; a row that means none, or several, is set aside.</summary>
    public Guid Line(ImportRow row, NamedPart part, string name)
    {
        if (products.Named(name) is not { } product)
        {
            row.Refuse(Words.Format(RevenueText.NoProduct, ImportRow.Shown(name)));
            return Guid.Empty;
        }

        var found = lines[(part.PartId, product.Id)].ToList();
        if (found is [var one])
        {
            return one;
        }

        row.Refuse(Words.Format(found.Count == 0 ? RevenueText.NoLine : RevenueText.SeveralLines, part.CostCenter, part.Budget.Name, $"{product.Code} {product.Name}"));
        return Guid.Empty;
    }
}

/// <param name="CostCenter">Its code.</param>
internal sealed record NamedPart(Guid PartId, Budget Budget, string CostCenter);
