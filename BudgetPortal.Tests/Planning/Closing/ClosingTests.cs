using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Closing;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Closing;

/// <summary>Without these, money that was left would vanish at a year's end, appear twice, or change an approved figure unseen.</summary>
public sealed class ClosingTests
{
    private static readonly CarryOver All = new(CarryRule.All);

    [Fact]
    public async Task What_is_left_comes_into_an_approved_budget_as_lines_of_a_new_version()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.Active, by: world.Mira);
        Ok(await world.CloseAsync(All, next, comment: "Year is over"));

        Assert.Equal(BudgetState.Closed, (await world.StoredAsync(world.Old)).State);
        Assert.Equal((2, BudgetState.Active), ((await world.StoredAsync(next)).Revision, (await world.StoredAsync(next)).State));
        // 100.00 left of 184.00 and 750.00, in proportion, to the cent; the sheet had a line of 10.00.
        var meals = await world.LinesAsync(next, world.Meals);
        Assert.Equal([10m, 19.7m, 80.3m], meals.Select(l => l.Amount).Order());
        Assert.All(meals.Where(l => l.IsLumpSum), l => Assert.Equal((l.Amount, "Carried forward from OPEX 2025", PriceSource.CarriedForward), (l.MonthAmounts.Sum(), l.PriceReason, l.PriceSource)));
        Assert.Equal([10m], (await world.LinesAsync(next, world.Seafood)).Select(l => l.Amount));
        Assert.Equal(110.01m, (await world.LinesAsync(next, world.Office)).Sum(l => l.Amount));

        var part = await world.Portal.PartAsync(next, world.Meals);
        var versions = await world.AllAsync(db => db.Set<PartVersion>().Include(v => v.Lines).Where(v => v.PartId == part.Id).OrderBy(v => v.Number));
        Assert.Equal([(1, 10m), (2, 110m)], versions.Select(v => (v.Number, v.Lines.Sum(l => l.Amount))));
        var change = Assert.Single(await world.AllAsync(db => db.Set<BudgetChange>().Where(c => c.Parts.Any(p => p.PartId == part.Id))));
        Assert.Equal((ChangeKind.CarryForward, ChangeState.Approved, 2, world.Mira.Id), (change.Kind, change.State, change.Revision, change.DecidedById));

        var rows = await world.AllAsync(db => db.Set<CarryForward>().Include(c => c.Lines).OrderByDescending(c => c.Budget));
        Assert.Equal([(1000m, 1000m, 0m), (934m, 834m, 100m), (100.01m, 0m, 100.01m)], rows.Select(r => (r.Budget, r.Used, r.Amount)));
        Assert.All(rows, r => Assert.Equal(r.Amount, r.Lines.Sum(l => l.Amount)));
        Assert.Equal(meals.Where(l => l.IsLumpSum).Select(l => l.Id).Order(), rows[1].Lines.Select(l => l.ToLineId).Order());
        Assert.Equal(
            [
                "Carried forward from OPEX 2025: 200.01 EUR",
                $"All that is not used is carried forward: 200.01 EUR into {next.Name}. 0.00 EUR lapses.\nYear is over",
            ],
            (await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.CarriedForward || e.Step == BudgetStep.Closed).OrderBy(e => e.At))).Select(e => e.Comment));
    }

    [Fact]
    public async Task What_is_left_comes_into_a_sheet_that_is_still_entered_as_lines_of_it()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.EntryOpen, by: world.Mira);
        var before = await world.Portal.PartAsync(next, world.Meals);
        Ok(await world.CloseAsync(All, next));
        Assert.Equal([19.7m, 80.3m], (await world.LinesAsync(next, world.Meals)).Select(l => l.Amount).Order());
        Assert.Equal([100.01m], (await world.LinesAsync(next, world.Office)).Select(l => l.Amount));
        Assert.Empty(await world.AllAsync(db => db.Set<BudgetChange>()));
        Assert.NotEqual(before.Version, (await world.Portal.PartAsync(next, world.Meals)).Version);
        Ok(await world.Portal.As<SubmissionService>(world.Ingrid).SubmitAsync(before.Id));
    }

    [Theory]
    [InlineData("10", "93.4", "10")]
    [InlineData("1.11", "10.36", "1.11")]
    [InlineData("100", "100", "100.01")]
    [InlineData("0", "0", "0")]
    public async Task A_cap_is_never_exceeded_not_even_by_rounding(string percent, string meals, string office)
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.EntryOpen, by: world.Mira);
        Ok(await world.CloseAsync(new CarryOver(CarryRule.Capped, Dec(percent)), next));
        var rows = await world.AllAsync(db => db.Set<CarryForward>().Where(c => c.Used < c.Budget).OrderByDescending(c => c.Budget));
        Assert.Equal([Dec(meals), Dec(office)], rows.Select(r => r.Amount));
        Assert.Equal(Dec(meals), (await world.LinesAsync(next, world.Meals)).Sum(l => l.Amount));

        static decimal Dec(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_cost_center_that_cannot_receive_is_named_and_nothing_goes_on_for_it()
    {
        await using var world = await ClosingWorld.CreateAsync();
        await world.UseAsync(world.Old, world.Seafood, 1000.01m);
        await world.UseAsync(world.Old, world.Meals, 0);
        var next = await world.Portal.BudgetAsync(BudgetState.EntryOpen, [world.Meals, world.Seafood], by: world.Mira);
        var meals = await world.Portal.PartAsync(next, world.Meals);
        await world.Portal.LineAsync(next, world.Meals, world.Power);
        Ok(await world.Portal.As<SubmissionService>(world.Ingrid).SubmitAsync(meals.Id));

        var plan = (await world.Closing.PreviewAsync(world.Old.Id, All, next.Id)).Value!;
        Assert.Equal(
            [("100 Meals", CarryObstacle.HandedIn), ("200 Seafood", CarryObstacle.Overspent), ("300 Office", CarryObstacle.NotInNextBudget)],
            plan.Rows.Select(r => (r.Name, r.Obstacle!.Value)));
        Assert.Equal((0m, 2), (plan.Carried, plan.Stranded.Count()));
        Assert.Equal([new Lapse(CarryObstacle.HandedIn, 1, 934), new Lapse(CarryObstacle.NotInNextBudget, 1, 100.01m)], plan.Lapses);
        // What the rule itself leaves behind is not lost by that.
        var capped = (await world.Closing.PreviewAsync(world.Old.Id, new CarryOver(CarryRule.Capped, 10), next.Id)).Value!;
        Assert.Equal([93.4m, 10m], capped.Lapses.Select(l => l.Amount));
        Ok(await world.CloseAsync(All, next));
        Assert.Equal(
            [(934m, CarryObstacle.HandedIn), (1000m, CarryObstacle.Overspent), (100.01m, CarryObstacle.NotInNextBudget)],
            (await world.AllAsync(db => db.Set<CarryForward>().OrderBy(c => c.Obstacle == CarryObstacle.HandedIn ? 0 : c.Obstacle == CarryObstacle.Overspent ? 1 : 2)))
                .Select(c => (c.Budget, c.Obstacle!.Value)));
    }

    [Fact]
    public async Task A_sheet_that_a_target_then_stops_is_named_before()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.EntryOpen, by: world.Mira, terms: t => t with { TargetControl = TargetControl.Stop });
        await world.Portal.LineAsync(next, world.Meals, world.Power, 1, 50);
        foreach (var (center, amount) in new[] { (world.Meals, 149.99m), (world.Office, 100.01m) })
        {
            await world.Portal.AddAsync(new CostCenterTarget((await world.Portal.PartAsync(next, center)).Id, amount));
        }

        var plan = (await world.Closing.PreviewAsync(world.Old.Id, All, next.Id)).Value!;
        Assert.Equal(("100 Meals", 0.01m), (Assert.Single(plan.Stopped).Name, plan.Stopped.Single().AboveTarget!.Value));
        Ok(await world.CloseAsync(All, next));
        var submission = world.Portal.As<SubmissionService>(world.Ingrid);
        Assert.Equal("planning.beyond_target", (await submission.SubmitAsync((await world.Portal.PartAsync(next, world.Meals)).Id)).Error!.Code);
        Ok(await submission.SubmitAsync((await world.Portal.PartAsync(next, world.Office)).Id));
    }

    [Fact]
    public async Task An_inactive_cost_center_receives_nothing()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.Active, by: world.Mira);
        await using (var db = world.Portal.Open())
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE organization."CostCenters" SET "IsActive" = false WHERE "Id" = {world.Office.Id}""");
        }

        var plan = (await world.Closing.PreviewAsync(world.Old.Id, All, next.Id)).Value!;
        Assert.Equal((CarryObstacle.Inactive, 100m), (plan.Rows.Single(r => r.Name == "300 Office").Obstacle, plan.Carried));
    }

    [Fact]
    public async Task Only_a_later_budget_of_the_same_type_and_currency_that_can_receive_is_offered_the_closest_first()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var later = await world.Portal.BudgetAsync(BudgetState.EntryOpen, name: "OPEX 2027", by: world.Mira);
        var closest = await world.PastAsync(2026, BudgetState.Active);
        var others = new[]
        {
            await world.PastAsync(2024), await world.Portal.BudgetAsync(BudgetState.Draft), await world.Portal.BudgetAsync(BudgetState.PendingFinalApproval),
            await world.Portal.BudgetAsync(BudgetState.Active, type: BudgetType.Capex), await world.Portal.BudgetAsync(BudgetState.Active, terms: t => t with { Currency = "USD" }),
        };
        var form = (await world.Portal.As<ClosingQueries>(world.Mira).FormAsync(world.Old.Id)).Value!;
        Assert.Equal([closest.Id, later.Id], form.Candidates.Select(c => c.Id));
        foreach (var other in others)
        {
            Assert.Equal("closing.next_required", (await world.CloseAsync(All, other)).Error!.Code);
        }

        Assert.Equal("closing.next_required", (await world.CloseAsync(All, null)).Error!.Code);
        Assert.Equal("closing.percent_required", (await world.CloseAsync(new CarryOver(CarryRule.Capped), closest)).Error!.Code);
        Assert.Equal("closing.percent_out_of_range", (await world.CloseAsync(new CarryOver(CarryRule.Capped, 100.01m), closest)).Error!.Code);
        Assert.Equal("closing.percent_out_of_range", (await world.CloseAsync(new CarryOver(CarryRule.Capped, -1), closest)).Error!.Code);
        Assert.Equal("closing.percent_decimals", (await world.CloseAsync(new CarryOver(CarryRule.Capped, 1.001m), closest)).Error!.Code);
        Assert.Equal("planning.illegal_move", (await world.CloseAsync(CarryOver.Nothing, null, closest)).Error!.Code);
        Assert.Equal(BudgetState.Expired, (await world.StoredAsync(world.Old)).State);
    }

    [Fact]
    public async Task Only_who_declares_budgets_closes_them_and_owners_see_how_their_cost_centers_were_closed()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var other = await world.Portal.UserAsync("Olga Other");
        var next = await world.Portal.BudgetAsync(BudgetState.EntryOpen, by: world.Mira);
        Assert.Equal("platform.not_permitted", (await world.CloseAsync(All, next, by: world.Ingrid)).Error!.Code);
        Assert.Equal("platform.not_permitted", (await world.Portal.As<ClosingQueries>(world.Ingrid).FormAsync(world.Old.Id)).Error!.Code);
        var company = await world.Portal.AnotherCompanyAsync();
        var stranger = await company.ModuleOwnerAsync();
        Assert.Equal("planning.not_found", (await company.As<ClosingService>(stranger).PreviewAsync(world.Old.Id, CarryOver.Nothing, null)).Error!.Code);

        Ok(await world.CloseAsync(All, next, comment: "Done"));
        var seen = (await world.Portal.As<ClosingQueries>(world.Ingrid).StatementAsync(world.Old.Id))!;
        Assert.Equal(("Mira Lang", "Done", 200.01m, 3), (seen.ClosedBy, seen.Comment, seen.Plan.Carried, seen.Plan.Rows.Count));
        Assert.Null(await world.Portal.As<ClosingQueries>(other).StatementAsync(world.Old.Id));
        Assert.Null(await company.As<ClosingQueries>(stranger).StatementAsync(world.Old.Id));
        Assert.Equal([world.Ingrid.Id], Assert.Single(world.Portal.Notices.Of("budget.closed")).Recipients);
        Assert.Equal(["100", "100.01"], world.Portal.Notices.Of("budget.carried_forward").Select(n => n.Arguments["amount"].TrimEnd('0').TrimEnd('.')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Revenue_that_was_not_reached_is_not_carried_forward()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var period = await world.Portal.PeriodAsync(2025);
        var revenue = await world.Portal.BudgetAsync(BudgetState.Expired, type: BudgetType.Revenue, by: world.Mira, terms: t => t with
        {
            PeriodId = period.Id, EntryStart = period.Start.AddDays(-60), EntryEnd = period.Start.AddDays(-30), ActiveDate = period.Start, ExpireDate = period.End,
        });
        Assert.Equal("closing.revenue_not_carried", (await world.CloseAsync(All, null, revenue)).Error!.Code);
        Ok(await world.CloseAsync(CarryOver.Nothing, null, revenue));
    }

    private static void Ok(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());
}
