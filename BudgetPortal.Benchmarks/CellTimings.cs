using System.Globalization;
using Microsoft.Playwright;

namespace BudgetPortal.Benchmarks;

/// <summary>How long it takes from the Enter key in a cell until its amount and the saved mark are painted, and what is sent for it.</summary>
internal sealed class CellTimings(VolumeCompany volume, QueryCounter queries, Report report)
{
    public async Task MeasureAsync(Uri plain)
    {
        var page = await volume.Company.SignInAsync(volume.Entry);
        var watch = await Watch.OnAsync(page, queries);
        foreach (var (lines, center) in new[] { (50, volume.Sheet50), (500, volume.Sheet500) })
        {
            await watch.LoadAsync($"/entry/{volume.Open.Id}/{center.Id}", "[data-cell=quantity]", lines);
            await CommitAsync(
                watch, $"A cell in a sheet of {lines} lines", "[data-cell=quantity]", "[data-cell=quantity]", ".bp-sheet-amount",
                "/\\d/.test(document.querySelector('.bp-saved').textContent)");
        }

        foreach (var (lines, center) in new[] { (50, volume.Sheet50), (500, volume.Sheet500) })
        {
            await watch.LoadAsync($"{plain}sheet/{center.Id}", "tbody tr .amount", lines);
            await CommitAsync(watch, $"A cell in a plain Radzen grid of {lines} lines", "tbody tr .rz-numeric input", "tbody tr td:nth-child(3) input", ".amount", "true");
        }
    }

    private async Task CommitAsync(Watch watch, string name, string cells, string cell, string amount, string saved)
    {
        var quantity = 100;
        await watch.Page.Locator(cells).First.WaitForAsync();
        await report.AddAsync(name, () => watch.TakeAsync(async () =>
        {
            var input = watch.Page.Locator(cell).First;
            var committed = watch.Page.EvaluateAsync<double>(
                $"([cell, amount]) => bench.committed(document.querySelector(cell), () => document.querySelector(cell).closest('tr').querySelector(amount), () => {saved})",
                new[] { cell, amount });
            await input.FillAsync((++quantity).ToString(CultureInfo.InvariantCulture));
            await input.PressAsync("Enter");
            return await committed;
        }));
    }
}
