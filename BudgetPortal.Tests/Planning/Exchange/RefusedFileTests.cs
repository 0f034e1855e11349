using System.IO.Compression;
using System.Text;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Exchange;

/// <summary>Without these, a file could enter where its owner may not, or harm the server.</summary>
public sealed class RefusedFileTests : ExchangeWorld
{
    [Fact]
    public async Task Who_may_not_enter_is_refused_at_preview_and_at_taking()
    {
        await AddedAsync(Gloves, 10);
        var file = (await CsvAsync()).Set("GLOVE", "Quantity", "12").File;
        var preview = Done(await PreviewAsync(file));
        var eve = await Portal.UserAsync("Eve Else");
        Assert.Equal("planning.not_your_cost_center", (await PreviewAsync(file, eve)).Error!.Code);
        Assert.Equal("planning.not_your_cost_center", (await ApplyAsync(preview.Rows, eve)).Error!.Code);
        Assert.Equal("planning.not_found", (await Portal.As<ExchangeQueries>(eve).DownloadAsync(Budget.Id, Center.Id, FileKind.Csv)).Error!.Code);
    }

    [Fact]
    public async Task When_entry_is_over_nothing_is_taken_and_the_sheet_can_still_be_downloaded()
    {
        var line = await AddedAsync(Gloves, 10);
        var file = (await CsvAsync()).Set("GLOVE", "Quantity", "12").File;
        var preview = Done(await PreviewAsync(file));
        await Portal.AdvanceAsync(Budget, BudgetState.PendingFinalApproval);
        Assert.False((await PreviewAsync(file)).Succeeded);
        Assert.False((await ApplyAsync(preview.Rows)).Succeeded);
        Assert.Equal(10, (await StandsAsync(line.Id))!.Quantity);
        Assert.NotEmpty(await DownloadAsync(FileKind.Xlsx));
    }

    [Theory]
    [InlineData(FileKind.Xlsx)]
    [InlineData(FileKind.Csv)]
    public async Task The_file_of_another_cost_center_is_refused(FileKind kind)
    {
        await Portal.LineAsync(Budget, Other, Paper, 5);
        Assert.Equal("exchange.other_sheet", (await PreviewAsync(await DownloadAsync(kind, of: Other))).Error!.Code);
    }

    [Fact]
    public async Task Another_organizations_file_and_items_are_refused()
    {
        var elsewhere = await Portal.AnotherCompanyAsync();
        var (zoe, foreign) = (await elsewhere.UserAsync("Zoe"), await elsewhere.ItemAsync("FOREIGN", standardPrice: 1));
        var center = await elsewhere.CostCenterAsync("CC-1", entryUsers: [zoe]);
        var budget = await elsewhere.BudgetAsync();
        await elsewhere.LineAsync(budget, center, foreign, 5);
        var file = Done(await elsewhere.As<ExchangeQueries>(zoe).DownloadAsync(budget.Id, center.Id, FileKind.Xlsx)).Content;
        Assert.Equal("exchange.other_sheet", (await PreviewAsync(file)).Error!.Code);
        Assert.Equal("planning.not_found", (await elsewhere.As<ExchangeService>(zoe).PreviewAsync(PartId, ExchangeFiles.Pasted("Code\tQuantity\nPAPER\t1", null).Value!)).Error!.Code);
        Assert.Equal(RowKind.Wrong, Assert.Single(Done(await PastedAsync("Code\tQuantity\nFOREIGN\t1")).Rows).Kind);
        var stolen = Done(await PastedAsync("Code\tQuantity\nPAPER\t1")).Rows[0];
        var step = new AddStep(((AddStep)stolen.Step!).Line with { CodeId = foreign.Id });
        Assert.False((await ApplyAsync([stolen with { Step = step }])).Succeeded);
    }

    [Fact]
    public async Task What_is_no_table_of_lines_is_refused_in_words()
    {
        var book = await DownloadAsync(FileKind.Xlsx);
        await RefusedAsync("exchange.foreign", "%PDF-1.7 \0\u0001\u0002"u8.ToArray());
        await RefusedAsync("exchange.old_workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]);
        await RefusedAsync("exchange.broken", book[..(book.Length / 2)]);
        await RefusedAsync("exchange.broken", Zip(("a.txt", "hello")));
        await RefusedAsync("exchange.broken", Zip(("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"), ("xl/_rels/workbook.xml.rels", "<x/>")));
        await RefusedAsync("exchange.no_table", "Name,Town\r\nEva,Oslo"u8.ToArray());
        await RefusedAsync("exchange.unclosed", "Code,Quantity\r\nPAPER,\"1\r\nGLOVE,2"u8.ToArray());
        await RefusedAsync("import.empty", []);
    }

    [Fact]
    public async Task Too_much_is_refused_before_it_is_read()
    {
        await RefusedAsync("exchange.too_large", new byte[ExchangeFiles.MaxBytes + 1]);
        await RefusedAsync("exchange.too_many_rows", Encoding.UTF8.GetBytes("Code,Quantity\n" + string.Concat(Enumerable.Repeat("PAPER,1\n", 5001))));
        var bomb = Zip(("xl/_rels/workbook.xml.rels", "<x/>"), ("xl/workbook.xml", "<x/>"), ("xl/sharedStrings.xml", "<x>" + new string(' ', 40_000_000) + "</x>"));
        Assert.InRange(bomb.Length, 1, 100_000);
        await RefusedAsync("exchange.unpacks_too_large", bomb);
    }

    [Fact]
    public async Task Five_hundred_rows_are_previewed_and_taken_with_as_many_queries_as_two()
    {
        var few = await QueriesAsync(2);
        Assert.Equal(few, await QueriesAsync(500));
        Assert.InRange(few.Preview, 1, 14);
    }

    private async Task<(int Preview, int Taken)> QueriesAsync(int rows)
    {
        var input = ExchangeFiles.Pasted("Code\tQuantity\n" + string.Concat(Enumerable.Range(1, rows).Select(r => $"{(r % 2 == 0 ? "PAPER" : "GLOVE")}\t{r}\n")), null).Value!;
        Result<ExchangePreview>? preview = null;
        var shown = await TestPortal.QueriesOf(async () => preview = await Portal.As<ExchangeService>(Emil).PreviewAsync(PartId, input));
        Assert.Equal(rows, preview!.Value!.Rows.Count);
        var taken = await TestPortal.QueriesOf(() => ApplyAsync(preview.Value.Rows));
        await using var db = Portal.Open();
        await db.Set<BudgetLine>().Where(l => l.PartId == PartId).ExecuteDeleteAsync();
        return (shown.Count, taken.Count(q => q.Contains("SELECT", StringComparison.OrdinalIgnoreCase) && !q.Contains("INSERT", StringComparison.OrdinalIgnoreCase)));
    }

    private async Task RefusedAsync(string code, byte[] file) => Assert.Equal(code, (await PreviewAsync(file)).Error?.Code);

    private static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path, CompressionLevel.SmallestSize).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }
}
