using System.Text;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning.Exchange;

/// <summary>A cost center with two people who enter, and items to enter.</summary>
public abstract class ExchangeWorld : IAsyncLifetime
{
    protected TestPortal Portal { get; private set; } = null!;

    protected User Emil { get; private set; } = null!;

    protected User Tomas { get; private set; } = null!;

    protected CostCenter Center { get; private set; } = null!;

    protected CostCenter Other { get; private set; } = null!;

    /// <summary>Priced by an order: 9.</summary>
    protected Item Gloves { get; private set; } = null!;

    /// <summary>Standard price: 3.</summary>
    protected Item Paper { get; private set; } = null!;

    protected Budget Budget { get; set; } = null!;

    protected Guid PartId { get; private set; }

    public virtual async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.CreateAsync();
        Emil = await Portal.UserAsync("Emil Entry");
        Tomas = await Portal.UserAsync("Tomas Ferreira");
        Center = await Portal.CostCenterAsync("CC-1", entryUsers: [Emil, Tomas]);
        Other = await Portal.CostCenterAsync("CC-2", entryUsers: [Emil]);
        Gloves = await Portal.ItemAsync("GLOVE");
        Paper = await Portal.ItemAsync("PAPER", standardPrice: 3);
        await Portal.OrderAsync(Gloves, 9, Portal.Today.AddDays(-50), number: "PO-1");
        Budget = await Portal.BudgetAsync();
        PartId = (await Portal.PartAsync(Budget, Center)).Id;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Portal.DisposeAsync();
    }

    protected async Task<LineFigures> AddedAsync(Item item, decimal quantity, decimal? price = null, string reason = "", string why = "", bool isLumpSum = false) =>
        Done(await Portal.As<LineService>(Emil).AddAsync(new NewLine(Guid.CreateVersion7(), PartId, item.Id, quantity, price, reason, why, IsLumpSum: isLumpSum)));

    protected async Task<LineFigures?> StandsAsync(Guid lineId) => await Portal.As<SheetQueries>(Emil).LineAsync(lineId);

    protected async Task<byte[]> DownloadAsync(FileKind kind, User? by = null, CostCenter? of = null) =>
        Done(await Portal.As<ExchangeQueries>(by ?? Emil).DownloadAsync(Budget.Id, (of ?? Center).Id, kind)).Content;

    /// <summary>The CSV file as somebody changes it: rows by the code of their item, cells by the head of their column.</summary>
    protected async Task<CsvSheet> CsvAsync() => new(await DownloadAsync(FileKind.Csv));

    protected async Task<Result<ExchangePreview>> PreviewAsync(byte[] file, User? by = null, Guid? partId = null, string reason = "")
    {
        var read = await ExchangeFiles.ReadAsync(new MemoryStream(file));
        return read.Value is { } input
            ? await Portal.As<ExchangeService>(by ?? Emil).PreviewAsync(partId ?? PartId, input with { Reason = reason })
            : Result<ExchangePreview>.Failed(read.Errors);
    }

    protected Task<Result<ExchangePreview>> PastedAsync(string text, PasteAnchor? at = null, string reason = "") =>
        Portal.As<ExchangeService>(Emil).PreviewAsync(PartId, ExchangeFiles.Pasted(text, at).Value! with { Reason = reason });

    protected Task<Result<Exchanged>> ApplyAsync(IEnumerable<PreviewRow> rows, User? by = null) =>
        Portal.As<ExchangeService>(by ?? Emil).ApplyAsync(PartId, [.. rows]);

    protected static T Done<T>(Result<T> result)
    {
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value!;
    }
}

/// <summary>A CSV file that is edited as a table.</summary>
public sealed class CsvSheet(byte[] file)
{
    private readonly List<string[]> rows = [.. CsvTable.Cells(Encoding.UTF8.GetString(file).TrimStart('\ufeff'), ',')];

    public byte[] File => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))))];

    public CsvSheet Set(string code, string column, string text)
    {
        Row(code)[Place(column)] = text;
        return this;
    }

    public CsvSheet Remove(string code)
    {
        rows.Remove(Row(code));
        return this;
    }

    public CsvSheet Add(params (string Column, string Text)[] cells)
    {
        var row = Enumerable.Repeat(string.Empty, rows[0].Length).ToArray();
        foreach (var (column, text) in cells)
        {
            row[Place(column)] = text;
        }

        rows.Add(row);
        return this;
    }

    private string[] Row(string code) => rows.Single(r => r[Place("Code")] == code);

    private int Place(string column) => Array.IndexOf(rows[0], column);
}
