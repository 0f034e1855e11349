using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Browser;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Playwright;

namespace BudgetPortal.Benchmarks;

/// <summary>
/// How long it takes from the commit of a notification, by another instance of the portal, until the bell of an open browser shows another
/// number: with few unread ones and with 500.
/// </summary>
internal sealed class BellTimings(VolumeCompany volume, Report report)
{
    private const int Many = 500;

    /// <summary>News are told at the most four times a second; who rang faster would measure that.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(400);

    public async Task MeasureAsync(int runs)
    {
        await using var another = PortalBrowser.Current.StartAnother();
        var there = new TestCompany(another.Services, volume.Company.Organization, volume.Company.Administrator);
        var reader = await volume.Company.UserAsync("Bella Reader");
        var page = await volume.Company.SignInAsync(reader, "/budgets");
        await page.Locator(".bp-bell").WaitForAsync();
        await report.AddAsync("Bell of another browser after a commit", () => RingAsync(there, reader, page), runs);
        await using (var db = there.Open())
        {
            for (var i = 0; i < Many; i++)
            {
                await RaiseAsync(there, db, reader);
            }

            await db.SaveChangesAsync();
        }

        await page.GotoAsync("/budgets");
        await page.Locator(".bp-bell-count").WaitForAsync();
        await report.AddAsync($"  with {Many} unread", () => RingAsync(there, reader, page), runs);
    }

    private async Task<Measured> RingAsync(TestCompany there, User reader, IPage page)
    {
        await Task.Delay(Between);
        var rung = page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              const bell = document.querySelector(".bp-bell"), before = bell.ariaLabel;
              new MutationObserver((_, observer) => {
                if (bell.ariaLabel !== before) { observer.disconnect(); done(performance.timeOrigin + performance.now()); }
              }).observe(bell, { attributes: true, subtree: true, childList: true, characterData: true });
            })
            """);
        double committed;
        await using (var db = there.Open())
        {
            await RaiseAsync(there, db, reader);
            await db.SaveChangesAsync();
            committed = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        }

        return new Measured(await rung - committed);
    }

    private Task RaiseAsync(TestCompany there, PortalDbContext db, User reader) =>
        there.As<BudgetNotices>(reader).RaiseAsync(db, BudgetNotices.Active, volume.Open, $"bench-{Guid.NewGuid()}", [reader.Id]);
}
