using BudgetPortal.Data.Daily;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>An administrator sees whether the portal still does its daily work, and can do it by hand.</summary>
public sealed class JobsPageTests : BrowserTest
{
    [Fact]
    public async Task Running_it_by_hand_opens_what_is_due_and_says_so()
    {
        await Company.CostCenterAsync("CC-100");
        var budget = await Company.BudgetAsync(BudgetState.Draft, terms: t => t with { EntryStart = Company.Today, EntryEnd = Company.Today.AddDays(9) });
        var page = await Company.SignInAsync(Company.Administrator, "/administration/jobs");
        await Expect(page.GetByText("Budget calendar has not run yet")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("jobs-empty");

        await page.Button("Run now").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Entry opened for 1 budget" })).ToContainTextAsync("Administrator");
        await using var db = Company.Open();
        Assert.Equal(BudgetState.EntryOpen, (await db.Set<Budget>().SingleAsync(b => b.Id == budget.Id)).State);
        await page.HasNoFlawAsync("jobs");
    }

    [Fact]
    public async Task A_job_that_stopped_running_is_a_warning()
    {
        var day = Company.Today.AddDays(-3);
        var run = new JobRun("budget-calendar", day, "server", DateTimeOffset.UtcNow.AddDays(-3));
        run.Finish(new DayWork(Company.Organization, day, day), DateTimeOffset.UtcNow.AddDays(-3).AddSeconds(1));
        await Company.AddAsync(run);

        var page = await Company.SignInAsync(Company.Administrator, "/administration/jobs");

        await Expect(page.GetByText("Budget calendar has not run lately")).ToBeVisibleAsync();
        await Expect(page.GetByText("Not run", new() { Exact = true })).ToHaveCountAsync(3);
        await page.HasNoFlawAsync("jobs-overdue");
    }
}
