using BudgetPortal.Data.Daily;
using BudgetPortal.Execution;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>Without these, budgets that were in force before an upgrade could not be spent, or twice. The test company activates nobody's money by itself, as the portal then did.</summary>
public sealed class MissingAppropriationsTests
{
    private const string Job = "missing-appropriations";

    [Fact]
    public async Task An_active_budget_without_appropriations_gets_them_once_also_on_a_day_whose_work_was_done()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (one, two) = (await portal.CostCenterAsync("1000"), await portal.CostCenterAsync("2000"));
        await RunAsync(portal);
        await ForgetRunsAsync(portal);
        var budget = await ActiveAsync(portal);
        await portal.LineAsync(budget, one, await portal.ItemAsync(), 2, 50);
        await portal.LineAsync(budget, two, await portal.ItemAsync(), 1, 30);
        budget = await portal.AdvanceAsync(budget, BudgetState.Active);

        await RunAsync(portal);

        var made = await MadeAsync(portal);
        Assert.Equal([(1, 100m), (2, 30m)], made.Select(a => (a.Number, a.Amount)));
        Assert.All(made, a => Assert.Equal((budget.ActiveDate, budget.ExpireDate, "EUR"), (a.ActiveDate, a.ExpireDate, a.Currency)));
        await using (var db = portal.Open())
        {
            Assert.Equal(budget.Id, (await db.Set<BudgetControl>().SingleAsync()).BudgetId);
            Assert.Equal(2, (await db.Set<JobRun>().SingleAsync(r => r.Job == Job)).Done.Single().Count);
        }

        await ForgetRunsAsync(portal);
        await RunAsync(portal);
        portal.Time.Advance(TimeSpan.FromDays(1));
        await RunAsync(portal);
        Assert.Equal(made.Select(a => (a.Id, a.Version)), (await MadeAsync(portal)).Select(a => (a.Id, a.Version)));
        await using var after = portal.Open();
        Assert.All(await after.Set<JobRun>().Where(r => r.Job == Job).ToListAsync(), r => Assert.Equal((JobOutcome.Succeeded, 0), (r.Outcome, r.Done.Count)));
    }

    [Fact]
    public async Task A_cost_center_that_has_its_appropriation_keeps_it_when_another_one_gets_its_own()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (one, two) = (await portal.CostCenterAsync("1000"), await portal.CostCenterAsync("2000"));
        var budget = await portal.AdvanceAsync(await ActiveAsync(portal), BudgetState.Active);
        var there = await portal.AddAsync(Appropriation.OfPart(
            (await portal.PartAsync(budget, one)).Id, 9, budget.ActiveDate, budget.ActiveDate, budget.ExpireDate, "EUR", 7));

        await RunAsync(portal);

        var made = await MadeAsync(portal);
        Assert.Equal([(1, 10m), (9, 7m)], made.Select(a => (a.Number, a.Amount)));
        Assert.Equal(((await portal.PartAsync(budget, two)).Id, there.Version), (made[0].PartId!.Value, made[1].Version));
    }

    [Fact]
    public async Task What_is_over_not_begun_or_of_revenue_gets_none()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.CostCenterAsync("1000");
        var closed = await portal.AdvanceAsync(await ActiveAsync(portal), BudgetState.Expired);
        await using (var db = portal.Open())
        {
            await db.Set<Budget>().Where(b => b.Id == closed.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.State, BudgetState.Closed));
        }

        await portal.AdvanceAsync(await ActiveAsync(portal), BudgetState.Expired);
        await portal.AdvanceAsync(await ActiveAsync(portal, BudgetType.Revenue), BudgetState.Active);
        await portal.BudgetAsync(BudgetState.Approved);
        await portal.BudgetAsync(BudgetState.PendingFinalApproval);

        await RunAsync(portal);

        Assert.Empty(await MadeAsync(portal));
    }

    [Fact]
    public async Task Two_servers_at_once_make_one_of_each()
    {
        await using var portal = await TestPortal.CreateAsync();
        for (var i = 0; i < 5; i++)
        {
            await portal.CostCenterAsync($"{i}000");
        }

        for (var i = 0; i < 3; i++)
        {
            await portal.AdvanceAsync(await ActiveAsync(portal), BudgetState.Active);
        }

        var work = Enumerable.Range(0, 4).Select(_ => new DayWork(portal.Organization, portal.Today, portal.Today)).ToList();
        await Task.WhenAll(work.Select(w => Task.Run(() => portal.As(portal.Administrator).GetServices<IDailyTask>().Single(t => t.Name == Job).RunAsync(w, CancellationToken.None))));

        Assert.Empty(work.SelectMany(w => w.Failures));
        Assert.Equal(15, work.Sum(w => w.Done.Values.Sum()));
        Assert.Equal(Enumerable.Range(1, 15), (await MadeAsync(portal)).Select(a => a.Number));
    }

    /// <summary>A budget of this year in entry, for all cost centers.</summary>
    private static async Task<Budget> ActiveAsync(TestPortal portal, BudgetType type = BudgetType.Opex)
    {
        var period = await portal.PeriodAsync(portal.Today.Year);
        return await portal.BudgetAsync(type: type, terms: t => t with
        {
            PeriodId = period.Id, EntryStart = period.Start.AddDays(-60), EntryEnd = period.Start.AddDays(-30), ActiveDate = period.Start, ExpireDate = period.End,
        });
    }

    private static Task RunAsync(TestPortal portal) => portal.As<DailyJob>(portal.Administrator).RunAsync(CancellationToken.None);

    /// <summary>As if the portal of that day had not known the job yet.</summary>
    private static async Task ForgetRunsAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        await db.Set<JobRun>().Where(r => r.Job == Job).ExecuteDeleteAsync();
    }

    private static async Task<List<Appropriation>> MadeAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.Set<Appropriation>().AsNoTracking().OrderBy(a => a.Number).ToListAsync();
    }
}
