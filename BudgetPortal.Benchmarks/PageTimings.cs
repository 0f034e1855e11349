using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BudgetPortal.Benchmarks;

/// <summary>How long it takes until a page is painted with all of its rows, by its address and by a link from the start page.</summary>
internal sealed class PageTimings(VolumeCompany volume, QueryCounter queries, Report report)
{
    private const string Rows = ".bp-main tbody tr";

    public async Task MeasureAsync(Uri plain)
    {
        var (entry, open, pending) = ($"/entry/{volume.Open.Id}", $"/budgets/{volume.Open.Id}", volume.Pending.Id);
        await MeasureAsync(
            await volume.Company.SignInAsync(volume.Entry),
            ("Budget Entry, 80 cards", "/entry", "article", 80),
            ("Sheet of 50 lines", $"{entry}/{volume.Sheet50.Id}", "[data-cell=quantity]", 50),
            ("Sheet of 500 lines", $"{entry}/{volume.Sheet500.Id}", "[data-cell=quantity]", 500));
        var part = await volume.Company.PartAsync(volume.Open, volume.Submitted500);
        await MeasureAsync(
            await volume.Company.SignInAsync(volume.Owner),
            ("Approval queue of 19, review of 500 lines", $"/approvals?tab=owner&request={part.Id}", ".bp-review-table tbody tr", 12));
        await MeasureAsync(
            await volume.Company.SignInAsync(volume.ModuleOwner),
            ("Final review of 40 cost centers", $"/approvals?tab=final&request={pending}", ".bp-review-body tbody tr", 40),
            ("Budgets, 20", "/budgets", Rows, 20),
            ("Budget of 5,000 lines: cost centers", open, ".bp-totals tbody tr", 40),
            ("Budget of 5,000 lines: lines", open + "?tab=lines", Rows, 50),
            ("Budget of 5,000 lines: history", open + "?tab=history", ".bp-history tbody tr", 20));

        var visitor = await volume.Company.OpenAsync("/sign-in");
        await MeasureAsync(
            visitor,
            ("Plain Radzen grid of 50 lines", $"{plain}sheet/{volume.Sheet50.Id}", "tbody tr .amount", 50),
            ("Plain Radzen grid of 500 lines", $"{plain}sheet/{volume.Sheet500.Id}", "tbody tr .amount", 500),
            ("Plain Radzen grid: 50 of 5,000 lines", $"{plain}lines/{volume.Open.Id}", "tbody tr.rz-data-row", 50));
        await report.AddAsync("The 500 rows alone, read by SQL", ReadRowsAsync);
    }

    private async Task MeasureAsync(IPage page, params (string Name, string Address, string Selector, int Count)[] pages)
    {
        var watch = await Watch.OnAsync(page, queries);
        foreach (var (name, address, selector, count) in pages)
        {
            await report.AddAsync(name, () => watch.LoadAsync(address, selector, count));
            var path = new Uri(new Uri(page.Url), address).PathAndQuery;
            await report.AddAsync("  by a link", () => watch.FollowAsync(path, selector, count));
        }

        await page.CloseAsync();
    }

    private async Task<Measured> ReadRowsAsync()
    {
        await using var db = volume.Company.Open();
        var part = await volume.Company.PartAsync(volume.Open, volume.Sheet500);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"""
             SELECT l.*, i."Code", i."Name", i."Unit", c."Name" FROM planning."BudgetLines" l JOIN catalog."Items" i ON i."Id" = l."ItemId"
             JOIN catalog."BudgetCategories" c ON c."Id" = i."CategoryId" WHERE l."PartId" = '{part.Id}' ORDER BY c."Name", i."Code", l."Id"
             """;
        var from = TimeProvider.System.GetTimestamp();
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
        }

        return new Measured(TimeProvider.System.GetElapsedTime(from).TotalMilliseconds, 1);
    }
}
