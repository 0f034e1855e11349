using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, the module owner would not see who has what, or would remind the wrong people, or twice.</summary>
public sealed class CycleStatusTests
{
    [Fact]
    public async Task The_tree_says_who_has_each_part_since_when_and_adds_up_what_is_below()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal);
        portal.Time.Advance(TimeSpan.FromDays(2));
        await world.SubmitAsync(world.Left);
        portal.Time.Advance(TimeSpan.FromDays(6));
        var status = await world.ReadAsync();
        Assert.Equal([("CC-1", 0), ("CC-11", 1), ("CC-12", 1)], status.Rows.Select(r => (r.Code, r.Depth)));
        var (head, left, right) = (status.Rows[0], status.Rows[1], status.Rows[2]);
        Assert.Null(head.PartId);
        Assert.Equal(("Olga Owner", 6, true), (Names(left.Holder), left.Holder!.Days, left.IsLate));
        Assert.Equal(("Emil Entry, Dora Deputy", 8, true), (Names(right.Holder), right.Holder!.Days, right.IsLate));
        Assert.Equal((2, 1, 0, 2), (status.Parts.Count, status.HandedIn, status.Approved, status.Late));
        Assert.Equal(new StatusSum(2, 70, 100, new TargetDistance(100, 50, false), 0), status.Branch(0));
    }

    [Fact]
    public async Task Nobody_has_what_is_decided_and_the_final_deciders_have_the_budget()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal);
        await portal.AdvanceAsync(world.Budget, BudgetState.PendingFinalApproval);
        var status = await world.ReadAsync();
        Assert.All(status.Rows, r => Assert.Null(r.Holder));
        Assert.Equal((world.Mira.DisplayName, false), (Names(status.Final), status.Final!.IsLate));
        portal.Time.Advance(TimeSpan.FromDays(6));
        Assert.Equal([world.Budget.Id], (await world.ReadAsync()).LateSubjects);
        var reminded = (await world.RemindAsync(world.Budget.Id)).Value!;
        Assert.Equal(new Reminder(string.Empty, world.Mira.DisplayName), Assert.Single(reminded.Sent));
        Assert.Equal([world.Mira.Id], Assert.Single(portal.Notices.Of(BudgetNotices.Reminder)).Recipients);
    }

    [Fact]
    public async Task A_reminder_goes_once_a_day_to_those_who_have_the_part_and_stands_in_the_history()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal);
        await world.SubmitAsync(world.Left);
        var (left, right) = ((await portal.PartAsync(world.Budget, world.Left)).Id, (await portal.PartAsync(world.Budget, world.Right)).Id);
        var first = (await world.RemindAsync(left, right)).Value!;
        Assert.Equal(["CC-11 CC-11", "CC-12 CC-12"], first.Sent.Select(s => s.CostCenter).Order());
        var second = (await world.RemindAsync(left)).Value!;
        Assert.Empty(second.Sent);
        Assert.Equal("Olga Owner", Assert.Single(second.Earlier).Names);
        Assert.NotNull((await world.ReadAsync()).Rows[1].Holder!.RemindedAt);

        var notices = portal.Notices.Of(BudgetNotices.Reminder);
        Assert.Equal(2, notices.Count);
        Assert.Contains(notices, n => n.Recipients.SequenceEqual([world.Olga.Id]) && n.Arguments["waits"] == "decision");
        Assert.Contains(notices, n => n.Recipients.Order().SequenceEqual(new[] { world.Emil.Id, world.Dora.Id }.Order()) && n.Arguments["waits"] == "entry");
        Assert.Equal(2, await world.RemindersAsync());

        portal.Time.Advance(TimeSpan.FromDays(1));
        Assert.Single((await world.RemindAsync(left)).Value!.Sent);
        Assert.Equal(3, portal.Notices.Of(BudgetNotices.Reminder).Select(n => n.Key).Distinct().Count());
    }

    [Fact]
    public async Task Two_who_remind_at_once_remind_once()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal);
        var part = (await portal.PartAsync(world.Budget, world.Right)).Id;
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.RemindAsync(part)));
        Assert.Equal((1, 3), (results.Sum(r => r.Value!.Sent.Count), results.Sum(r => r.Value!.Earlier.Count)));
        Assert.Equal(1, await world.RemindersAsync());
    }

    [Fact]
    public async Task Who_left_is_neither_named_nor_reminded_and_without_anybody_the_module_owner_has_it()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal);
        await portal.DisableAsync(world.Emil);
        Assert.Equal(["Dora Deputy"], (await world.ReadAsync()).Rows[2].Holder!.Names);
        await portal.DisableAsync(world.Dora);
        var holder = (await world.ReadAsync()).Rows[2].Holder!;
        Assert.Equal((true, world.Mira.DisplayName), (holder.IsModuleOwner, Names(holder)));
    }

    [Fact]
    public async Task Only_those_who_read_everything_see_it_and_only_those_who_declare_remind()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal);
        var auditor = await portal.UserAsync("Ada Fox", DefaultRoles.Auditor);
        var part = (await portal.PartAsync(world.Budget, world.Right)).Id;
        Assert.False((await portal.As<CycleStatusQueries>(auditor).ReadAsync(world.Budget.Id))!.MayRemind);
        Assert.Null(await portal.As<CycleStatusQueries>(world.Olga).ReadAsync(world.Budget.Id));
        foreach (var user in new[] { auditor, world.Olga })
        {
            Assert.Equal("platform.not_permitted", (await portal.As<ReminderService>(user).RemindAsync(world.Budget.Id, [part])).Error?.Code);
        }

        var elsewhere = await portal.AnotherCompanyAsync();
        var stranger = await elsewhere.ModuleOwnerAsync();
        Assert.Null(await elsewhere.As<CycleStatusQueries>(stranger).ReadAsync(world.Budget.Id));
        Assert.Equal("planning.not_found", (await elsewhere.As<ReminderService>(stranger).RemindAsync(world.Budget.Id, [part])).Error?.Code);
        Assert.Empty(portal.Notices.Of(BudgetNotices.Reminder));
    }

    [Fact]
    public async Task Of_a_draft_there_is_nothing_to_be_reminded_of()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var center = await portal.CostCenterAsync("CC-1");
        var budget = await portal.BudgetAsync(BudgetState.Draft);
        var reminded = await portal.As<ReminderService>(mira).RemindAsync(budget.Id, [(await portal.PartAsync(budget, center)).Id, budget.Id]);
        Assert.Equal("planning.nobody_to_remind", reminded.Error?.Code);
    }

    [Fact]
    public async Task It_takes_the_same_queries_however_many_cost_centers_there_are()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal);
        var few = await TestPortal.QueriesOf(async () => await world.ReadAsync());
        for (var i = 0; i < 12; i++)
        {
            await portal.CostCenterAsync($"CC-2{i:00}", await portal.UserAsync($"Owner {i}"), entryUsers: [world.Emil], parent: world.Head);
        }

        var large = await portal.BudgetAsync(BudgetState.PendingCcApproval, name: "Large");
        var many = await TestPortal.QueriesOf(async () => await portal.As<CycleStatusQueries>(world.Mira).ReadAsync(large.Id));
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(few.Count, 1, 16);
    }

    private static string Names(StatusHolder? holder) => string.Join(", ", holder!.Names);

    private sealed record World(TestPortal Portal, User Mira, User Olga, User Dora, User Emil, CostCenter Head, CostCenter Left, CostCenter Right, Budget Budget)
    {
        public static async Task<World> CreateAsync(TestPortal portal)
        {
            var mira = await portal.ModuleOwnerAsync();
            var (olga, dora, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"), await portal.UserAsync("Emil Entry"));
            var head = await portal.CostCenterAsync("CC-1", name: "CC-1");
            var left = await portal.CostCenterAsync("CC-11", olga, entryUsers: [emil], parent: head, name: "CC-11");
            var right = await portal.CostCenterAsync("CC-12", deputy: dora, entryUsers: [emil], parent: head, name: "CC-12");
            var budget = await portal.BudgetAsync(costCenters: [left, right], by: mira);
            var item = await portal.ItemAsync();
            await portal.LineAsync(budget, left, item, 5, 10, emil);
            await portal.LineAsync(budget, right, item, 2, 10, emil);
            await portal.As<TargetService>(mira).SaveAsync(budget.Id, [new TargetChange((await portal.PartAsync(budget, left)).Id, 100, null)]);
            return new World(portal, mira, olga, dora, emil, head, left, right, budget);
        }

        public async Task<CycleStatus> ReadAsync() => (await Portal.As<CycleStatusQueries>(Mira).ReadAsync(Budget.Id))!;

        public Task<Result<Reminders>> RemindAsync(params Guid[] subjects) => Portal.As<ReminderService>(Mira).RemindAsync(Budget.Id, subjects);

        public async Task SubmitAsync(CostCenter center) =>
            Assert.True((await Portal.As<SubmissionService>(Emil).SubmitAsync((await Portal.PartAsync(Budget, center)).Id)).Succeeded);

        public async Task<int> RemindersAsync()
        {
            await using var db = Portal.Open();
            return db.Set<BudgetEvent>().Count(e => e.Step == BudgetStep.Reminded);
        }
    }
}
