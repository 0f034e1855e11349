using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;
using LineChange = BudgetPortal.Planning.LineChange;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, a target that stops would be passed, or would stop what brings people back below it.</summary>
public sealed class TargetControlTests
{
    [Fact]
    public async Task A_line_that_brings_the_total_above_a_target_that_stops_is_refused_and_says_by_how_much_and_whom_to_ask()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal, TargetControl.Stop, target: 100);
        await portal.LineAsync(world.Budget, world.Center, world.Item, 8, 10, world.Emil);
        var refused = await world.AddAsync(3);
        Assert.Equal("planning.beyond_target", refused.Error!.Code);
        Assert.Equal(nameof(LineEntry.Quantity), refused.Error.Field);
        Assert.Contains("110.00 EUR", refused.Error.Message, StringComparison.Ordinal);
        Assert.Contains("100.00 EUR", refused.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Mira Lang", refused.Error.Message, StringComparison.Ordinal);
        Assert.True((await world.AddAsync(2)).Succeeded);
        Assert.Equal(100, await world.TotalAsync());
    }

    [Fact]
    public async Task Above_a_target_that_stops_lines_may_still_be_lowered_and_removed_but_not_raised_or_brought_back()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal, TargetControl.Stop, target: 50);
        var line = LineFigures.Of(await portal.LineAsync(world.Budget, world.Center, world.Item, 9, 10, world.Emil));
        var lines = portal.As<LineService>(world.Emil);
        Assert.Equal("planning.beyond_target", (await lines.ChangeAsync(new LineChange(line.Id, line.Version, 10))).Error?.Code);
        Assert.True((await lines.ChangeAsync(new LineChange(line.Id, line.Version, Justification: "Needed"))).Succeeded);
        var lower = await lines.ChangeAsync(new LineChange(line.Id, await world.VersionAsync(line.Id), 8));
        Assert.True(lower.Succeeded);
        var removed = await lines.RemoveAsync(line.Id, lower.Value!.Version);
        Assert.True(removed.Succeeded);
        Assert.Equal("planning.beyond_target", (await portal.As<SheetEditService>(world.Emil).RunAsync(world.PartId, [new RestoreStep(world.Item.Id, lower.Value, Guid.Empty)])).Error?.Code);
    }

    [Theory, InlineData(TargetControl.Ignore), InlineData(TargetControl.Warn)]
    public async Task Other_targets_let_pass_what_is_beyond_them(TargetControl control)
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal, control, target: 10);
        Assert.True((await world.AddAsync(5)).Succeeded);
        Assert.True((await portal.As<SubmissionService>(world.Emil).SubmitAsync(world.PartId)).Succeeded);
    }

    [Fact]
    public async Task What_is_beyond_a_target_that_stops_is_not_submitted_by_a_person_but_by_the_end_of_entry()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal, TargetControl.Stop, target: 10);
        await portal.LineAsync(world.Budget, world.Center, world.Item, 9, 10, world.Emil);
        Assert.Equal("planning.beyond_target", (await portal.As<SubmissionService>(world.Emil).SubmitAsync(world.PartId)).Error?.Code);
        Assert.True((await portal.As<BudgetService>(world.Mira).CloseEntryAsync(world.Budget.Id)).Succeeded);
        Assert.Equal(PartState.Submitted, (await portal.PartAsync(world.Budget, world.Center)).State);
    }

    [Fact]
    public async Task An_approver_cannot_raise_a_part_above_a_target_that_stops()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal, TargetControl.Stop, target: 100);
        var line = await portal.LineAsync(world.Budget, world.Center, world.Item, 9, 10, world.Emil);
        await portal.As<SubmissionService>(world.Emil).SubmitAsync(world.PartId);
        var seen = (await portal.PartAsync(world.Budget, world.Center)).Version;
        var decisions = portal.As<CostCenterDecisionService>(world.Olga);
        var raised = await decisions.ChangeAndApproveAsync(world.PartId, seen, [new(line.Id, 11, null, "More")], string.Empty);
        Assert.Equal("planning.beyond_target", raised.Error?.Code);
        Assert.True((await decisions.ChangeAndApproveAsync(world.PartId, seen, [new(line.Id, 10, null, "A little more")], string.Empty)).Succeeded);
    }

    [Fact]
    public async Task A_revenue_budget_grows_freely_and_is_refused_short_of_its_target_when_submitted()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal, TargetControl.Stop, target: 100, BudgetType.Revenue);
        var product = await portal.ProductAsync();
        await portal.LineAsync(world.Budget, world.Center, product, 9, 10, world.Emil);
        Assert.Equal("planning.beyond_target", (await portal.As<SubmissionService>(world.Emil).SubmitAsync(world.PartId)).Error?.Code);
        await portal.LineAsync(world.Budget, world.Center, product, 9, 10, world.Emil);
        Assert.True((await portal.As<SubmissionService>(world.Emil).SubmitAsync(world.PartId)).Succeeded);
    }

    [Fact]
    public async Task Two_who_enter_at_once_cannot_pass_a_target_that_stops_together()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await World.CreateAsync(portal, TargetControl.Stop, target: 10);
        for (var round = 1; round <= 5; round++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => world.AddAsync(1))));
            Assert.Single(results, r => r.Succeeded);
            Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("planning.beyond_target", r.Error!.Code));
            var more = new TargetChange(world.PartId, (round + 1) * 10, round * 10);
            Assert.True((await portal.As<TargetService>(world.Mira).SaveAsync(world.Budget.Id, [more])).Succeeded);
        }

        Assert.Equal(50, await world.TotalAsync());
    }

    private sealed record World(TestPortal Portal, User Mira, User Olga, User Emil, CostCenter Center, Item Item, Budget Budget, Guid PartId)
    {
        public static async Task<World> CreateAsync(TestPortal portal, TargetControl control, decimal target, BudgetType type = BudgetType.Opex)
        {
            var mira = await portal.UserAsync("Mira Lang", DefaultRoles.BudgetModuleOwner);
            var (olga, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Entry"));
            var center = await portal.CostCenterAsync("CC-1", olga, entryUsers: [emil]);
            var item = await portal.ItemAsync("PAPER", standardPrice: 10);
            var budget = await portal.BudgetAsync(type: type, by: mira, terms: t => t with { TargetControl = control });
            var part = await portal.PartAsync(budget, center);
            Assert.True((await portal.As<TargetService>(mira).SaveAsync(budget.Id, [new TargetChange(part.Id, target, null)])).Succeeded);
            return new World(portal, mira, olga, emil, center, item, budget, part.Id);
        }

        public Task<Result<LineFigures>> AddAsync(decimal quantity) =>
            Portal.As<LineService>(Emil).AddAsync(new NewLine(Guid.CreateVersion7(), PartId, Item.Id, quantity));

        public async Task<decimal> TotalAsync()
        {
            await using var db = Portal.Open();
            return await db.Set<BudgetLine>().Where(l => l.PartId == PartId).SumAsync(l => l.Amount);
        }

        public async Task<Guid> VersionAsync(Guid lineId)
        {
            await using var db = Portal.Open();
            return (await db.Set<BudgetLine>().SingleAsync(l => l.Id == lineId)).Version;
        }
    }
}
