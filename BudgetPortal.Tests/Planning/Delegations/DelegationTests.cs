using BudgetPortal.Approvals;
using BudgetPortal.Notifications;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Delegations;

/// <summary>Olga is away, and Dora decides for her.</summary>
public sealed class DelegationTests
{
    [Fact]
    public async Task A_deputy_decides_in_the_owners_place_and_the_history_says_so()
    {
        await using var world = await CycleWorld.CreateAsync();
        var dora = await world.Portal.UserAsync("Dora Deputy");
        Assert.True((await DelegateAsync(world, world.Olga, dora)).Succeeded);
        Assert.True((await world.SubmitAsync(world.Emil)).Succeeded);
        var part = await world.PartAsync();

        Assert.Equal(1, await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync());
        var review = await world.Portal.As<PartReviewQueries>(dora).ReadAsync(part.Id);
        Assert.Equal((true, "Olga Owner"), (review!.MayDecide, review.ActingFor));
        Assert.True((await world.Portal.As<CostCenterDecisionService>(dora).ApproveAsync(part.Id, part.Version, "Agreed")).Succeeded);

        await using var db = world.Portal.Open();
        var approval = await db.Set<BudgetApproval>().SingleAsync();
        Assert.Equal((dora.Id, world.Olga.Id), (approval.ApproverId, approval.ActingForId!.Value));
        var history = await world.Portal.As<HistoryQueries>(world.Mira).ReadAsync(world.Budget.Id, part.Id, 1);
        Assert.Contains(history.Rows, row => row is { Person: "Dora Deputy", ActingFor: "Olga Owner" });
    }

    [Fact]
    public async Task The_owner_may_still_decide_and_of_both_at_once_one_wins_and_the_other_is_told()
    {
        await using var world = await CycleWorld.CreateAsync();
        var dora = await world.Portal.UserAsync("Dora Deputy");
        await DelegateAsync(world, world.Olga, dora);
        await world.SubmitAsync(world.Emil);
        var part = await world.PartAsync();
        Task<Result> DecideAsync(User user) => world.Portal.As<CostCenterDecisionService>(user).ApproveAsync(part.Id, part.Version, string.Empty);

        var decided = await Task.WhenAll(DecideAsync(world.Olga), DecideAsync(dora));

        Assert.Single(decided, d => d.Succeeded);
        Assert.Equal("approvals.already_decided", decided.Single(d => !d.Succeeded).Error!.Code);
    }

    [Fact]
    public async Task The_deputy_is_told_what_the_owner_is_told_and_for_whom()
    {
        await using var world = await CycleWorld.CreateAsync();
        var dora = await world.Portal.UserAsync("Dora Deputy");
        await DelegateAsync(world, world.Olga, dora);
        world.Portal.Time.Tick = TimeSpan.FromMilliseconds(2);
        await world.SubmitAsync(world.Emil);

        var (rows, _) = await world.Portal.As<NotificationQueries>(dora).LatestAsync(5);
        Assert.Equal(
            [
                $"Budget {world.Budget.Name} requires your approval for 100 Cost center 100. 1 budget line submitted. You act for Olga Owner",
                $"Dora Deputy decides for Olga Owner from {Dates.Day(world.Portal.Today)} to {Dates.Day(world.Portal.Today.AddDays(7))}",
            ],
            rows.Select(r => r.Text.Text.ToString()));
    }

    [Fact]
    public async Task Nobody_approves_their_own_entry_through_a_deputy()
    {
        await using var world = await CycleWorld.CreateAsync();
        var (dora, three) = (await world.Portal.UserAsync("Dora Deputy"), world.Two);
        await DelegateAsync(world, world.Olga, world.Emil);
        await DelegateAsync(world, world.Olga, dora, from: 8, until: 9);
        await world.SubmitAsync(world.Emil);
        var part = await world.PartAsync();
        Assert.Equal(0, await world.Portal.As<ApprovalQueueQueries>(world.Emil).CountAsync());
        Assert.Equal("approvals.own_entry", (await world.Portal.As<CostCenterDecisionService>(world.Emil).ApproveAsync(part.Id, part.Version, "")).Error!.Code);

        await world.Portal.LineAsync(world.Budget, three, await world.Portal.ItemAsync("GLUE"), 1, 1, world.Olga);
        await world.SubmitAsync(world.Emil, three);
        world.Portal.Time.Advance(TimeSpan.FromDays(8));
        var own = await world.PartAsync(three);
        var refused = await world.Portal.As<CostCenterDecisionService>(dora).ApproveAsync(own.Id, own.Version, string.Empty);
        Assert.Equal("approvals.own_entry", refused.Error!.Code);
        Assert.Equal(1, await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync());
    }

    [Fact]
    public async Task Before_and_after_those_days_the_deputy_sees_and_decides_nothing()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        var dora = await world.Portal.UserAsync("Dora Deputy");
        await DelegateAsync(world, world.Olga, dora, from: 1, until: 2);
        var part = await world.PartAsync();
        async Task<(int, bool, string?)> SeenAsync() => (
            await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync(),
            await world.Portal.As<PartReviewQueries>(dora).ReadAsync(part.Id) is not null,
            (await world.Portal.As<CostCenterDecisionService>(dora).ApproveAsync(part.Id, Guid.Empty, string.Empty)).Error?.Code);

        Assert.Equal((0, false, "approvals.not_found"), await SeenAsync());
        world.Portal.Time.MoveTo(world.Portal.Today.AddDays(1));
        Assert.Equal((2, true, "approvals.part_changed"), await SeenAsync());
        world.Portal.Time.MoveTo(world.Portal.Today.AddDays(2));
        Assert.Equal((0, false, "approvals.not_found"), await SeenAsync());
    }

    [Fact]
    public async Task What_is_ended_ends_at_once_and_an_owner_who_leaves_leaves_nothing_to_the_deputy()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        var dora = await world.Portal.UserAsync("Dora Deputy");
        await DelegateAsync(world, world.Olga, dora);
        Assert.Equal(2, await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync());
        var row = Assert.Single((await world.Portal.As<DelegationQueries>(dora).ReadAsync()).Rows);
        Assert.Equal("platform.not_permitted", (await world.Portal.As<DelegationService>(dora).EndAsync(row.Id)).Error!.Code);
        Assert.True((await world.Portal.As<DelegationService>(world.Olga).EndAsync(row.Id)).Succeeded);
        Assert.Equal(0, await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync());

        await DelegateAsync(world, world.Olga, dora);
        await world.Portal.DisableAsync(world.Olga);
        Assert.Equal(0, await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync());
    }

    [Fact]
    public async Task Nobody_decides_for_an_owner_who_may_no_longer_decide()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        var dora = await world.Portal.UserAsync("Dora Deputy");
        await DelegateAsync(world, world.Olga, dora);
        Assert.Equal(2, await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync());

        await using var db = world.Portal.Open();
        await db.UserRoles.Where(r => r.UserId == world.Olga.Id).ExecuteDeleteAsync();

        Assert.Equal(0, await world.Portal.As<ApprovalQueueQueries>(dora).CountAsync());
    }

    [Fact]
    public async Task The_module_owner_sets_deputies_for_others_and_nobody_else_does()
    {
        await using var world = await CycleWorld.CreateAsync();
        var dora = await world.Portal.UserAsync("Dora Deputy");
        Assert.Equal("platform.not_permitted", (await DelegateAsync(world, world.Olga, dora, by: world.Emil)).Error!.Code);
        Assert.True((await DelegateAsync(world, world.Olga, dora, by: world.Mira)).Succeeded);
        Assert.Equal(2, world.Portal.Notices.Of(DelegationNoticeWords.Given).Single().Recipients.Count);
        Assert.True(Assert.Single((await world.Portal.As<DelegationQueries>(world.Mira).ReadAsync()).Rows).MayEnd);
        Assert.Empty((await world.Portal.As<DelegationQueries>(world.Emil).ReadAsync()).Rows);
    }

    [Fact]
    public async Task Of_two_who_set_a_deputy_for_the_same_days_one_is_told_of_the_other()
    {
        await using var world = await CycleWorld.CreateAsync();
        var (dora, david) = (await world.Portal.UserAsync("Dora Deputy"), await world.Portal.UserAsync("David Deputy"));
        var set = await Task.WhenAll(DelegateAsync(world, world.Olga, dora), DelegateAsync(world, world.Olga, david, by: world.Mira));
        Assert.Single(set, s => s.Succeeded);
        Assert.Equal("planning.delegation_overlaps", set.Single(s => !s.Succeeded).Error!.Code);
    }

    [Theory]
    [InlineData(-1, 3, "planning.delegation_past")]
    [InlineData(3, 2, "planning.delegation_order")]
    [InlineData(0, 366, "planning.delegation_long")]
    public async Task Days_that_cannot_be_are_refused_at_their_field(int from, int until, string code)
    {
        await using var world = await CycleWorld.CreateAsync();
        Assert.Equal(code, (await DelegateAsync(world, world.Olga, await world.Portal.UserAsync("Dora Deputy"), from, until)).Error!.Code);
        Assert.Equal("planning.deputy_self", (await DelegateAsync(world, world.Olga, world.Olga)).Error!.Code);
    }

    [Fact]
    public async Task A_person_of_another_company_cannot_be_chosen_nor_seen()
    {
        await using var world = await CycleWorld.CreateAsync();
        var other = await world.Portal.AnotherCompanyAsync();
        var stranger = await other.UserAsync("Sam Stranger");
        Assert.Equal("planning.deputy_unable", (await DelegateAsync(world, world.Olga, stranger)).Error!.Code);
        Assert.DoesNotContain((await world.Portal.As<DelegationQueries>(world.Mira).ReadAsync()).People, p => p.Value == stranger.Id);
    }

    private static Task<Result> DelegateAsync(CycleWorld world, User owner, User deputy, int from = 0, int until = 7, User? by = null) =>
        world.Portal.As<DelegationService>(by ?? owner).AddAsync(new DelegationTerms(
            Guid.CreateVersion7(), owner.Id, deputy.Id, world.Portal.Today.AddDays(from), world.Portal.Today.AddDays(until)));
}
