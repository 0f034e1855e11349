using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Reads revenue for the current user, always with the same number of queries.</summary>
public sealed class RevenueQueries(PortalDb portalDb)
{
    /// <summary>Postings on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The cost centers' parts that the current user may see.</summary>
    public async Task<RevenueOverview> ListAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        return new RevenueOverview(
            await db.RevenueAsync(await db.VisibleRevenueAsync(cancellation), today, cancellation),
            await db.RefuseAsync(ExecutionPermissions.SetControl, cancellation) is null);
    }

    /// <summary>Whether the current user may see any.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await (await db.VisibleRevenueAsync(cancellation)).AnyAsync(cancellation);
    }

    /// <summary>What a part's revenue is made of; null when there is none that the current user may see.</summary>
    /// <param name="page">Of its postings, from 1.</param>
    public async Task<RevenueDetail?> ReadAsync(Guid partId, int page = 1, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        var parts = (await db.VisibleRevenueAsync(cancellation)).Where(p => p.Id == partId);
        if (await db.RevenueAsync(parts, today, cancellation) is not [var part])
        {
            return null;
        }

        var products = await (
            from line in db.Set<BudgetLine>()
            where line.PartId == partId
            join product in db.Set<Product>() on line.ProductId equals product.Id
            select new { line.Id, product.Code, product.Name }).ToDictionaryAsync(p => p.Id, cancellation);
        var lines = (await RevenueReading.LinesAsync(db, parts, today, cancellation))
            .Select(l => new RevenueLine(products[l.Id].Code, products[l.Id].Name, l.Of(part.MonthsEnded)))
            .OrderBy(l => l.Code, StringComparer.Ordinal).ToList();
        var postings = db.Set<RevenuePosting>().Where(p => db.Set<BudgetLine>().Any(l => l.Id == p.BudgetLineId && l.PartId == partId));
        var shown = await (
            from posting in postings
            join user in db.Users on posting.PostedById equals user.Id
            orderby posting.Date descending, posting.PostedAt descending, posting.Id
            select new { Of = posting, By = (user.FirstName + " " + user.LastName).Trim() }).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new RevenueDetail(
            part, lines,
            shown.ConvertAll(p => new PostedRevenue(
                p.Of.Id, p.Of.Date, p.Of.Reference, p.Of.Description, products[p.Of.BudgetLineId].Code, products[p.Of.BudgetLineId].Name, p.Of.Amount, p.By, p.Of.PostedAt)),
            await postings.CountAsync(cancellation));
    }
}

/// <param name="MaySetControl">Whether the current user may say how strictly it is watched.</param>
public sealed record RevenueOverview(IReadOnlyList<PartRevenue> Rows, bool MaySetControl);

/// <param name="Postings">Of one page, the latest first.</param>
/// <param name="PostingCount">Of all pages.</param>
public sealed record RevenueDetail(PartRevenue Part, IReadOnlyList<RevenueLine> Lines, IReadOnlyList<PostedRevenue> Postings, int PostingCount);

/// <summary>A product that a cost center sells.</summary>
public sealed record RevenueLine(string Code, string Name, RevenueFigures Figures);

/// <param name="Amount">In the budget's currency; below zero when it corrects.</param>
/// <param name="By">Name of who posted it.</param>
public sealed record PostedRevenue(Guid Id, DateOnly Date, string Reference, string Description, string Code, string Name, decimal Amount, string By, DateTimeOffset At);
