using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Exchange;

public enum FileKind
{
    Xlsx,
    Csv,
}

/// <param name="Name">With its ending.</param>
public sealed record DownloadedFile(string Name, byte[] Content);

/// <summary>Writes a sheet's lines as a file, for whoever may see the sheet.</summary>
public sealed class ExchangeQueries(PortalDb portalDb, SheetQueries sheets)
{
    /// <summary>Items of the catalog that a file lists at the most.</summary>
    private const int MostItems = 5000;

    public async Task<Result<DownloadedFile>> DownloadAsync(Guid budgetId, Guid costCenterId, FileKind kind, CancellationToken cancellation = default)
    {
        var sheet = await sheets.SheetAsync(budgetId, costCenterId, cancellation);
        if (!sheet.Succeeded)
        {
            return Result<DownloadedFile>.Failed(sheet.Errors);
        }

        var table = new LineTable(sheet.Value);
        return kind == FileKind.Csv
            ? new DownloadedFile(table.FileName(".csv"), LineCsv.Write(table))
            : new DownloadedFile(table.FileName(".xlsx"), LineWorkbook.Write(table, await ItemsAsync(sheet.Value.PartId, cancellation)));
    }

    private async Task<IReadOnlyList<PickedItem>> ItemsAsync(Guid partId, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var desk = await db.EntryDeskAsync(partId, cancellation);
        if (desk.Value is not { } open)
        {
            return [];
        }

        var codes = await db.CodesOf(open.Budget.Type).AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Code).Take(MostItems).ToListAsync(cancellation);
        var prices = await PriceBook.LoadLastAsync(db, open, [.. codes.Select(c => c.Id)], cancellation);
        return codes.ConvertAll(c => new PickedItem(c.Code, c.Name, c.Unit, prices.Offer(c).Price?.UnitPrice));
    }
}
