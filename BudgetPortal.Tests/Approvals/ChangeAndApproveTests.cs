using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, an approver's changes could be lost, unexplained, or leave months that do not add up.</summary>
public sealed class ChangeAndApproveTests
{
    [Fact]
    public async Task Changes_are_applied_kept_as_a_diff_and_told_to_their_authors()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var (power, trays) = (await world.LineAsync(world.Meals, world.Electricity), await world.LineAsync(world.Meals, world.Trays));
        var result = await world.Decisions(world.Ingrid).ChangeAndApproveAsync(
            part.Id, part.Version,
            [new(power.Id, 901, null, "Starts in April."), new(trays.Id, 290, 2.3333m, "New offer.")], "Agreed.");

        Assert.True(result.Succeeded);
        var approval = Assert.Single(await world.AllAsync(db => db.Set<BudgetApproval>().Include(a => a.Changes)));
        Assert.Equal(
            [("ENG-0102 Electricity", LineField.Quantity, 1000m, 901m, "Starts in April."), ("PAC-0311 CPET tray", LineField.Quantity, 300m, 290m, "New offer."),
                ("PAC-0311 CPET tray", LineField.UnitPrice, 2.5m, 2.3333m, "New offer.")],
            approval.Changes.OrderBy(c => c.LineName, StringComparer.Ordinal).ThenBy(c => c.Field).Select(c => (c.LineName, c.Field, c.Before, c.After, c.Reason)));
        (power, trays) = (await world.LineAsync(world.Meals, world.Electricity), await world.LineAsync(world.Meals, world.Trays));
        Assert.Equal((901m, 0.184m, 165.78m, PriceSource.Standard), (power.Quantity, power.UnitPrice, power.Amount, power.PriceSource));
        Assert.Equal((290m, 2.3333m, 676.66m, PriceSource.Manual, "New offer."), (trays.Quantity, trays.UnitPrice, trays.Amount, trays.PriceSource, trays.PriceReason));
        Assert.All(new[] { power, trays }, line =>
        {
            Assert.Equal(line.Quantity, line.MonthQuantities.Sum());
            Assert.Equal(line.Amount, line.MonthAmounts.Sum());
            Assert.Equal((world.Tomas.Id, world.Ingrid.Id), (line.EnteredById, line.ChangedById));
        });
        var step = Assert.Single(await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.PartApprovedWithChanges)));
        Assert.Equal((2, "Agreed."), (step.Lines!.Value, step.Comment));
        var notice = Assert.Single(world.Portal.Notices.Of(DecisionNotices.LinesChanged));
        Assert.Equal([world.Tomas.Id], notice.Recipients);
        Assert.Contains("Starts in April.", notice.Arguments["changes"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_quantity_is_respread_as_the_line_was_spread()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        var line = await world.LineAsync(world.Meals, world.Electricity);
        decimal[] typed = [600, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 400];
        Assert.True((await world.Portal.As<LineService>(world.Tomas).ChangeAsync(
            new BudgetPortal.Planning.LineChange(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Typed, Months: typed)))).Succeeded);
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.PendingCcApproval);
        var part = await world.PartAsync(world.Meals);
        Assert.True((await world.Decisions(world.Ingrid).ChangeAndApproveAsync(part.Id, part.Version, [new(line.Id, 500, null, "Half of it.")], "")).Succeeded);
        line = await world.LineAsync(world.Meals, world.Electricity);
        Assert.Equal([300m, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200], line.MonthQuantities);
        Assert.Equal(line.Amount, line.MonthAmounts.Sum());
    }

    [Fact]
    public async Task A_change_without_a_reason_or_with_an_impossible_figure_is_refused_at_its_field_and_nothing_is_saved()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var (power, trays) = (await world.LineAsync(world.Meals, world.Electricity), await world.LineAsync(world.Meals, world.Trays));
        var result = await world.Decisions(world.Ingrid).ChangeAndApproveAsync(
            part.Id, part.Version, [new(power.Id, -5, null, "Less"), new(trays.Id, null, 9, "  ")], string.Empty);

        Assert.Equal(
            [("planning.quantity_not_positive", $"{power.Id}.Quantity"), ("approvals.reason_required", $"{trays.Id}.Reason")],
            result.Errors.Select(e => (e.Code, e.Field!)));
        Assert.Equal(PartState.Submitted, (await world.PartAsync(world.Meals)).State);
        Assert.Equal(2.5m, (await world.LineAsync(world.Meals, world.Trays)).UnitPrice);
    }

    [Theory]
    [InlineData("1e27")]
    [InlineData("0")]
    [InlineData("1.00001")]
    public async Task Absurd_quantities_are_refused_at_their_field(string quantity)
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var power = await world.LineAsync(world.Meals, world.Electricity);
        var value = decimal.Parse(quantity, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
        var refused = await world.Decisions(world.Ingrid).ChangeAndApproveAsync(part.Id, part.Version, [new(power.Id, value, null, "Why")], string.Empty);
        Assert.Equal($"{power.Id}.Quantity", Assert.Single(refused.Errors).Field);
        var price = await world.Decisions(world.Ingrid).ChangeAndApproveAsync(
            part.Id, part.Version, [new(power.Id, null, -1, "Why"), new(power.Id, null, 1e28m, "Why")], string.Empty);
        Assert.Equal("planning.price_negative", Assert.Single(price.Errors).Code);
    }

    [Fact]
    public async Task Lines_of_another_cost_center_and_changes_that_change_nothing_are_refused()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var foreign = await world.LineAsync(world.Seafood, world.Electricity);
        var own = await world.LineAsync(world.Meals, world.Electricity);
        var decisions = world.Decisions(world.Ingrid);
        Assert.Equal("approvals.part_changed", (await decisions.ChangeAndApproveAsync(part.Id, part.Version, [new(foreign.Id, 1, null, "Why")], "")).Error!.Code);
        Assert.Equal("approvals.nothing_changed", (await decisions.ChangeAndApproveAsync(part.Id, part.Version, [new(own.Id, 1000, 0.184m, "Why")], "")).Error!.Code);
        Assert.Equal("approvals.nothing_changed", (await decisions.ChangeAndApproveAsync(part.Id, part.Version, [], "")).Error!.Code);
        Assert.Equal(10, (await world.LineAsync(world.Seafood, world.Electricity)).Quantity);
    }

    [Fact]
    public async Task Who_may_not_decide_may_not_change_lines_that_way_either()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var line = await world.LineAsync(world.Meals, world.Electricity);
        Assert.Equal(
            "approvals.not_your_turn",
            (await world.Decisions(world.Tomas).ChangeAndApproveAsync(part.Id, part.Version, [new(line.Id, 1, null, "Why")], "")).Error!.Code);
        Assert.Equal(1000, (await world.LineAsync(world.Meals, world.Electricity)).Quantity);
    }
}
