using BudgetPortal.Planning.Exchange;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning.Exchange;

/// <summary>Without this, only the library that wrote a workbook could open it, or a spreadsheet program would change it by saving it.</summary>
public sealed class SpreadsheetProgramTests : ExchangeWorld
{
    private const string Odd = "=1+1; -5\t\"quoted\" 'x' <b>&amp; _x0041_ 😀 漢字\nsecond line";

    [Fact]
    public async Task A_spreadsheet_program_opens_the_workbook_and_saves_it_anew_without_a_difference()
    {
        await AddedAsync(Gloves, 10, 8.1234m, "-10 % by frame contract", Odd);
        await AddedAsync(Paper, 7.5m, why: "@home");
        await AddedAsync(Paper, 1, 1000.01m, "+ service", isLumpSum: true);
        await AddedAsync(await Portal.ItemAsync("0012", 0.1m), 123456789.1234m);
        var saved = await SpreadsheetProgram.SaveAnewAsync(await DownloadAsync(FileKind.Xlsx), "xlsx");
        var preview = Done(await PreviewAsync(saved));
        Assert.Empty(preview.Rows);
        Assert.Equal(4, preview.Unchanged);

        // What the program reckoned for our formulas is what the portal reckons, and our texts are no formulas to it.
        var grid = XlsxReader.Read(saved)[0];
        Assert.Contains(grid.Rows, r => r.Cells.Any(c => c.Text.Contains("=1+1; -5", StringComparison.Ordinal)));
        Assert.Equal(preview.Total, grid.Rows.Single(r => r.Number == 2).Cells.Single(c => c.Number is not null).Number);
    }
}
