using BudgetPortal.Data.Live;
using BudgetPortal.Notifications;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using BudgetPortal.Tests.Planning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>A person's notifications: theirs alone, read once, filtered, counted.</summary>
public sealed class OwnNotificationTests
{
    [Fact]
    public async Task Opening_one_marks_it_as_read_and_leads_on_and_nobody_else_can()
    {
        await using var world = await CycleWorld.CreateAsync();
        await world.SubmitAsync(world.Emil);
        var mine = world.Portal.As<NotificationService>(world.Olga);
        var id = Assert.Single(await RowsAsync(world, world.Olga)).Id;

        Assert.Null(await world.Portal.As<NotificationService>(world.Emil).OpenAsync(id, 0));
        var other = await world.Portal.AnotherCompanyAsync();
        Assert.Null(await other.As<NotificationService>(other.Administrator).OpenAsync(id, 0));
        Assert.Equal(1, await world.Portal.As<NotificationQueries>(world.Olga).UnreadAsync());

        Assert.StartsWith("/approvals?request=", await mine.OpenAsync(id, 0), StringComparison.Ordinal);
        Assert.Equal($"/budgets/{world.Budget.Id}", await mine.OpenAsync(id, 1));
        Assert.StartsWith("/approvals?request=", await mine.OpenAsync(id, 99), StringComparison.Ordinal);
        Assert.Equal(0, await world.Portal.As<NotificationQueries>(world.Olga).UnreadAsync());
    }

    [Fact]
    public async Task All_are_marked_as_read_at_once_and_only_ones_own()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        await world.RejectAsync();
        Assert.True(await world.Portal.As<NotificationQueries>(world.Portal.Administrator).UnreadAsync() > 0);
        await world.Portal.As<NotificationService>(world.Emil).ReadAllAsync();
        Assert.Equal(0, await world.Portal.As<NotificationQueries>(world.Emil).UnreadAsync());
        Assert.True(await world.Portal.As<NotificationQueries>(world.Portal.Administrator).UnreadAsync() > 0);
    }

    [Fact]
    public async Task Filters_narrow_by_kind_and_by_what_is_unread()
    {
        await using var world = await CycleWorld.CreateAsync();
        await world.SubmitAsync(world.Emil);
        await world.RunAsync(world.Budget.EntryEnd.AddDays(1));
        var queries = world.Portal.As<NotificationQueries>(world.Olga);
        var (all, _, counts, _) = await queries.ReadAsync(new NotificationFilter(), 1);
        Assert.Equal(3, all.Total);
        Assert.Equal((3, 3, 2, 1), (counts.All, counts.Unread, counts.ByGroup[NoticeGroup.Approvals], counts.ByGroup[NoticeGroup.EntryPeriods]));
        var (approvals, _, _, _) = await queries.ReadAsync(new NotificationFilter(NoticeGroup.Approvals), 1);
        Assert.Equal(2, approvals.Total);

        await world.Portal.As<NotificationService>(world.Olga).OpenAsync(approvals.Rows[0].Id, 0);
        var (unread, _, _, _) = await queries.ReadAsync(new NotificationFilter(NoticeGroup.Approvals, UnreadOnly: true), 1);
        Assert.Equal(approvals.Rows[1].Id, Assert.Single(unread.Rows).Id);
    }

    [Fact]
    public async Task What_was_decided_is_no_longer_offered_to_be_approved()
    {
        await using var world = await CycleWorld.CreateAsync();
        await world.SubmitAsync(world.Emil);
        Assert.False(Assert.Single(await RowsAsync(world, world.Olga)).IsSettled);
        await world.ApproveAsync();
        Assert.True(Assert.Single(await RowsAsync(world, world.Olga)).IsSettled);
    }

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(99, 3)]
    [InlineData(int.MaxValue, 3)]
    public async Task A_page_that_is_not_there_is_the_nearest_one(int asked, int shown)
    {
        await using var world = await CycleWorld.CreateAsync();
        await TellAsync(world, (NotificationQueries.PageSize * 2) + 1);
        var read = await world.Portal.As<NotificationQueries>(world.Olga).ReadAsync(new NotificationFilter(), asked);
        Assert.Equal(shown, read.Number);
        Assert.NotEmpty(read.Page.Rows);
    }

    [Fact]
    public async Task What_is_rolled_back_tells_nobody()
    {
        await using var world = await CycleWorld.CreateAsync();
        await using (var db = world.Portal.Open())
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await world.Portal.As<BudgetNotices>(world.Mira).RaiseAsync(db, BudgetNotices.Active, world.Budget, null, [world.Olga.Id]);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.Empty(await RowsAsync(world, world.Olga));
        await using var after = world.Portal.Open();
        Assert.DoesNotContain(await after.Set<LiveSignal>().ToListAsync(), s => s.Topic == LiveTopic.User(world.Olga.Id));
    }

    [Fact]
    public async Task The_center_asks_the_database_as_often_for_many_as_for_few()
    {
        await using var world = await CycleWorld.CreateAsync();
        var few = (await TestPortal.QueriesOf(() => world.Portal.As<NotificationQueries>(world.Olga).ReadAsync(new NotificationFilter(), 1))).Count;
        await TellAsync(world, 60);

        Assert.Equal(few, (await TestPortal.QueriesOf(() => world.Portal.As<NotificationQueries>(world.Olga).ReadAsync(new NotificationFilter(), 1))).Count);
        Assert.Equal(60, await world.Portal.As<NotificationQueries>(world.Olga).UnreadAsync());
    }

    private static async Task TellAsync(CycleWorld world, int count)
    {
        await using var db = world.Portal.Open();
        for (var i = 0; i < count; i++)
        {
            await world.Portal.As<BudgetNotices>(world.Mira).RaiseAsync(db, BudgetNotices.Active, world.Budget, null, [world.Olga.Id]);
        }

        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<NotificationRow>> RowsAsync(CycleWorld world, User user) =>
        (await world.Portal.As<NotificationQueries>(user).ReadAsync(new NotificationFilter(), 1)).Page.Rows;
}
