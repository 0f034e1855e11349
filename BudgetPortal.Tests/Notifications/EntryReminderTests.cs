using BudgetPortal.Data.Daily;
using BudgetPortal.Notifications;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Planning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>Reminders before entry ends: without these, people would hand in too late, or be told again and again.</summary>
public sealed class EntryReminderTests
{
    [Fact]
    public async Task Three_days_before_the_end_those_who_have_not_handed_in_are_reminded_once()
    {
        await using var world = await CycleWorld.CreateAsync();
        await world.SubmitAsync(world.Emil);
        await world.RunAsync(world.Budget.EntryEnd.AddDays(-4));
        Assert.Empty(await RemindersAsync(world));

        await world.RunAsync(world.Budget.EntryEnd.AddDays(-3));
        await world.RunAsync(world.Budget.EntryEnd.AddDays(-3));
        await world.RunAsync(world.Budget.EntryEnd.AddDays(-2));
        var text = $"Reminder: Budget entry for {world.Budget.Name} ends in 3 days ({Dates.Day(world.Budget.EntryEnd)}). Not handed in yet: 200 Cost center 200";
        Assert.Equal([(world.Emil.Id, text), (world.Olga.Id, text)], await RemindersAsync(world));
    }

    [Fact]
    public async Task Who_has_handed_in_everything_is_left_alone()
    {
        await using var world = await CycleWorld.CreateAsync();
        await world.SubmitAsync(world.Emil);
        await world.SubmitAsync(world.Emil, world.Two);
        await world.RunAsync(world.Budget.EntryEnd.AddDays(-3));
        Assert.Empty(await RemindersAsync(world));
    }

    [Fact]
    public async Task Days_that_were_missed_are_made_up_by_one_reminder_that_says_what_is_left()
    {
        await using var world = await CycleWorld.CreateAsync();
        await SetAsync(world, 4, 3, 2);
        await world.RunAsync(world.Budget.EntryEnd.AddDays(-6));
        await world.RunAsync(world.Budget.EntryEnd.AddDays(-1));
        var told = await RemindersAsync(world);
        Assert.Equal(2, told.Count);
        Assert.All(told, t => Assert.Contains("ends tomorrow", t.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_processes_at_the_same_minute_tell_nobody_twice()
    {
        await using var world = await CycleWorld.CreateAsync();
        world.Portal.Time.MoveTo(world.Budget.EntryEnd.AddDays(-3));
        var organization = await world.Portal.Open().OrganizationAsync();
        var work = new DayWork(organization, world.Portal.Today, world.Portal.Today);
        var tasks = Enumerable.Range(0, 4)
            .Select(_ => world.Portal.As<IEnumerable<IDailyTask>>(world.Mira).Single(t => t.Name == "entry-reminders")).ToList();
        await Task.WhenAll(tasks.Select(t => Task.Run(() => t.RunAsync(work, CancellationToken.None))));
        Assert.Equal(2, (await RemindersAsync(world)).Count);
        Assert.Single(await world.StepsAsync(), s => s == BudgetStep.EntryEndReminded);
        Assert.Empty(work.Failures);
    }

    private static async Task SetAsync(CycleWorld world, params int[] days)
    {
        await using var db = world.Portal.Open();
        var organization = await db.Organizations.SingleAsync(o => o.Id == db.OrganizationId);
        organization.Change(organization.Name, organization.TimeZone, OrganizationRules.Default with { ReminderDays = days });
        await db.SaveChangesAsync();
    }

    private static async Task<List<(Guid User, string Text)>> RemindersAsync(CycleWorld world)
    {
        var told = new List<(Guid, string)>();
        foreach (var user in new[] { world.Emil, world.Olga, world.Mira })
        {
            var (page, _, _, _) = await world.Portal.As<NotificationQueries>(user).ReadAsync(new NotificationFilter(), 1);
            told.AddRange(page.Rows.Where(r => r.Type == BudgetNotices.EntryEnding).Select(r => (user.Id, r.Text.Text.ToString())));
        }

        return told;
    }
}
