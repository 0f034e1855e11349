using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>A cell's change costs the same in a small sheet and in a big one.</summary>
public sealed class SheetRenderingTests : BrowserTest
{
    /// <summary>What changed in the page since it was asked to watch: the code of a line, or the class or name of what is no line.</summary>
    private const string Watching =
        """
        window.changed = new Set();
        new MutationObserver(changes => changes.forEach(({ target }) => {
          const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target, row = element?.closest("tr");
          if (!element?.isConnected) return;
          changed.add(row?.dataset.line ? row.querySelector(".bp-code").textContent
            : row?.closest("tfoot") ? "total" : row ? row.querySelector("button").textContent.trim()
            : element.closest(".bp-toolbar, .bp-figure-strip")?.className ?? element.tagName);
        })).observe(document.querySelector(".bp-main"), { subtree: true, childList: true, characterData: true, attributes: true });
        """;

    private User emil = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        emil = await Company.UserAsync("Emil Entry");
    }

    [Fact]
    public async Task A_changed_cell_draws_its_row_its_group_and_the_totals()
    {
        var page = await OpenAsync((await SheetsAsync(30))[0], 30);
        await page.EvaluateAsync(Watching);
        await ChangeAsync(page, "17");

        var changed = await page.EvaluateAsync<string[]>("[...changed].sort()");
        Assert.Equal(["Category 0", "IT-000", "bp-figure-strip", "bp-toolbar", "total"], changed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_changed_cell_sends_as_much_in_a_sheet_of_300_lines_as_in_one_of_30()
    {
        var sent = new List<long>();
        var centers = await SheetsAsync(30, 300);
        foreach (var (center, lines) in centers.Zip([30, 300]))
        {
            long received = 0;
            var page = await Company.SignInAsync(emil);
            page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref received, frame.Binary?.Length ?? 0);
            await page.GotoAsync($"/entry/{budget.Id}/{center.Id}");
            await Expect(page.Locator("[data-cell=quantity]")).ToHaveCountAsync(lines);
            await ChangeAsync(page, "16");
            var before = Interlocked.Read(ref received);
            await ChangeAsync(page, "17");
            sent.Add(Interlocked.Read(ref received) - before);
        }

        Assert.True(sent[0] > 0);
        Assert.True(sent[1] <= sent[0] * 1.2, $"{sent[0]} bytes in a sheet of 30 lines, {sent[1]} in one of 300.");
    }

    private async Task<IPage> OpenAsync(CostCenter center, int lines)
    {
        var page = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
        await Expect(page.Locator("[data-cell=quantity]")).ToHaveCountAsync(lines);
        return page;
    }

    /// <summary>Types a quantity into the first row, and waits until it is drawn and said to be saved; all lines cost 10.</summary>
    private static async Task ChangeAsync(IPage page, string quantity)
    {
        var cell = page.Locator("[data-cell=quantity]").First;
        await cell.FillAsync(quantity);
        await cell.PressAsync("Enter");
        await Expect(page.Locator("tr[data-line] .bp-sheet-amount").First).ToHaveTextAsync(quantity + "0.00");
        await Expect(page.Locator(".bp-saved")).ToContainTextAsync("Saved");
    }

    /// <summary>A sheet of each size, with lines in three categories.</summary>
    private async Task<List<CostCenter>> SheetsAsync(params int[] sizes)
    {
        var items = new List<Item>();
        for (var number = 0; number < sizes.Max(); number++)
        {
            items.Add(await Company.ItemAsync($"IT-{number:000}", category: $"Category {number % 3}"));
        }

        var centers = new List<CostCenter>();
        foreach (var _ in sizes)
        {
            centers.Add(await Company.CostCenterAsync(entryUsers: [emil]));
        }

        budget = await Company.BudgetAsync(costCenters: centers);
        await using var db = Company.Open();
        foreach (var (center, size) in centers.Zip(sizes))
        {
            var part = await db.Set<CostCenterBudget>().SingleAsync(p => p.BudgetId == budget.Id && p.CostCenterId == center.Id);
            db.AddRange(items.Take(size).Select(item => BudgetLine.Enter(
                budget, part, item.Id, new LineEntry(5, new LinePrice(10, PriceSource.Standard), string.Empty), emil.Id, DateTimeOffset.UtcNow).Value!));
        }

        await db.SaveChangesAsync();
        return centers;
    }
}
