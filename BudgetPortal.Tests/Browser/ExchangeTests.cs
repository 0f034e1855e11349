using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.Playwright;
using Radzen.Documents.Spreadsheet;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, people could not take their sheet into a spreadsheet and back.</summary>
public sealed class ExchangeTests : BrowserTest
{
    private const int CodeColumn = 3;
    private const int QuantityColumn = 6;
    private const int JustificationColumn = 10;
    private const int FirstLine = 3;

    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        emil = await Company.UserAsync("Emil Entry");
        center = await Company.CostCenterAsync("2300", await Company.UserAsync("Ingrid Solheim"), entryUsers: [emil], name: "Quality and Food Safety");
        var gloves = await Company.ItemAsync("HYG-0412", standardPrice: 9, unit: "box", name: "Nitrile gloves", category: "Cleaning and hygiene");
        var swabs = await Company.ItemAsync("HYG-0431", standardPrice: 190, unit: "box", name: "ATP surface swabs", category: "Cleaning and hygiene");
        await Company.ItemAsync("OFF-0001", standardPrice: 4, unit: "pack", name: "Copy paper", category: "Office");
        budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2027");
        var part = await Company.PartAsync(budget, center);
        foreach (var item in new[] { gloves, swabs })
        {
            Assert.True((await Company.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), part.Id, item.Id, 100))).Succeeded);
        }
    }

    [Fact]
    public async Task The_sheet_goes_to_a_spreadsheet_and_comes_back_row_by_row()
    {
        var page = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
        await page.PressAsync("Excel and CSV");
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Download Excel"));
        Assert.Equal("OPEX 2027 2300.xlsx", download.SuggestedFilename);
        var file = Changed(await File.ReadAllBytesAsync(await download.PathAsync()));

        await page.PressAsync("Excel and CSV");
        await page.PressAsync("Upload");
        var dialog = page.OpenDialog();
        await page.GetByLabel("Excel or CSV file").SetInputFilesAsync(new FilePayload { Name = "lines.xlsx", MimeType = "application/octet-stream", Buffer = file });
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "Nitrile gloves" })).ToContainTextAsync("120");
        await Expect(dialog.GetByText("There is no active item ‘NOPE’.")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("D7", new() { Exact = true })).ToBeVisibleAsync();
        await page.HasNoFlawAsync("exchange");
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Take ATP surface swabs" }).UncheckAsync();
        await page.PressAsync("Take 2 rows");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByText("1 line added, 1 line changed")).ToBeVisibleAsync();
        await Expect(Cell(page, "Quantity", "Nitrile gloves")).ToHaveValueAsync("120");
        await Expect(Cell(page, "Justification", "Nitrile gloves")).ToHaveValueAsync("=Two shifts");
        await Expect(Cell(page, "Quantity", "ATP surface swabs")).ToHaveValueAsync("100");
        await Expect(Cell(page, "Quantity", "Copy paper")).ToHaveValueAsync("30");
    }

    [Fact]
    public async Task A_block_of_cells_is_shown_before_it_is_taken_and_a_single_value_is_pasted_as_ever()
    {
        var page = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
        await PasteAsync(Cell(page, "Quantity", "Nitrile gloves"), "110\r\n120\r\n");
        var dialog = page.OpenDialog();
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "ATP surface swabs" })).ToContainTextAsync("120");
        await page.PressAsync("Take 2 rows");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(Cell(page, "Quantity", "Nitrile gloves")).ToHaveValueAsync("110");
        await Expect(Cell(page, "Quantity", "ATP surface swabs")).ToHaveValueAsync("120");

        var went = await PasteAsync(Cell(page, "Quantity", "Nitrile gloves"), "7\r\n");
        Assert.True(went, "A single value is the browser's.");
        await Expect(dialog).ToBeHiddenAsync();
    }

    /// <summary>Pastes as the browser does; tells whether the browser would go on to paste by itself.</summary>
    private static Task<bool> PasteAsync(ILocator cell, string text) => cell.EvaluateAsync<bool>(
        """
        (cell, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          return cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }
        """,
        text);

    /// <summary>As somebody changes it: two lines, two new ones of which one is wrong.</summary>
    private static byte[] Changed(byte[] file)
    {
        var book = Workbook.LoadFromStream(new MemoryStream(file));
        var cells = book.Sheets[0].Cells;
        foreach (var row in new[] { FirstLine, FirstLine + 1 })
        {
            cells[row, QuantityColumn].Value = 120d;
            cells[row, JustificationColumn].SetValue("'=Two shifts");
        }

        cells[FirstLine + 2, CodeColumn].SetValue("OFF-0001");
        cells[FirstLine + 2, QuantityColumn].Value = 30d;
        cells[FirstLine + 3, CodeColumn].SetValue("NOPE");
        cells[FirstLine + 3, QuantityColumn].Value = 1d;
        using var changed = new MemoryStream();
        book.SaveToStream(changed);
        return changed.ToArray();
    }

    private static ILocator Cell(IPage page, string column, string name) => page.GetByRole(AriaRole.Textbox, new() { Name = $"{column}, {name}", Exact = true });
}
