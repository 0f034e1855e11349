using BudgetPortal.Planning;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, people would be reminded who are in time, or those who are late would not be seen.</summary>
public sealed class LatenessTests
{
    [Fact]
    public async Task A_draft_is_late_from_three_days_before_entry_ends()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (budget, part) = await OpenAsync(portal);
        Assert.Equal([false, true, true], Days(budget, part, null, budget.EntryEnd, -4, -3, 1));
    }

    [Fact]
    public async Task A_deadline_of_its_own_counts_in_the_place_of_entry_end_when_it_is_later()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (budget, part) = await OpenAsync(portal);
        Assert.True(part.Submit(budget, 1, portal.Administrator.Id, portal.Time.Now, portal.Today).Succeeded);
        Assert.True(part.Reject(budget, budget.EntryEnd.AddDays(8)).Succeeded);
        Assert.Equal([false, false, true], Days(budget, part, null, budget.EntryEnd, -3, 4, 5));
    }

    [Fact]
    public async Task What_is_submitted_is_late_after_five_days_or_when_entry_is_over()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (budget, part) = await OpenAsync(portal);
        Assert.True(part.Submit(budget, 1, portal.Administrator.Id, portal.Time.Now, portal.Today).Succeeded);
        Assert.Equal([false, false, true], Days(budget, part, portal.Today, portal.Today, 0, 5, 6));
        Assert.True(budget.CloseEntry(portal.Today).Succeeded);
        Assert.Equal([true], Days(budget, part, portal.Today, portal.Today, 0));
    }

    [Fact]
    public async Task What_is_decided_is_never_late_and_nothing_is_after_the_final_request()
    {
        await using var portal = await TestPortal.CreateAsync();
        var center = await portal.CostCenterAsync("CC-1");
        var budget = await portal.BudgetAsync(BudgetState.PendingFinalApproval);
        var part = await portal.PartAsync(budget, center);
        Assert.Equal([false], Days(budget, part, portal.Today, portal.Today, 100));
        Assert.False(Lateness.IsLate(portal.Today, portal.Today.AddDays(5)));
        Assert.True(Lateness.IsLate(portal.Today, portal.Today.AddDays(6)));
    }

    private static IEnumerable<bool> Days(Budget budget, CostCenterBudget part, DateOnly? since, DateOnly from, params int[] days) =>
        days.Select(day => Lateness.IsLate(budget, part, since, from.AddDays(day)));

    private static async Task<(Budget Budget, CostCenterBudget Part)> OpenAsync(TestPortal portal)
    {
        var center = await portal.CostCenterAsync("CC-1");
        var budget = await portal.BudgetAsync();
        return (budget, await portal.PartAsync(budget, center));
    }
}
