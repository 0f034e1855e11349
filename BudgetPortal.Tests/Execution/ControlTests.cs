using BudgetPortal.Data;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>What users of other systems reported, and what must be right here.</summary>
public sealed class ControlTests : ChainWorld
{
    [Fact]
    public async Task An_order_of_100_and_its_invoice_of_100_do_not_pass_a_budget_of_100_twice_nor_count_twice()
    {
        await StopAsync();
        var allotment = await ReleasedAsync(1_000);
        var obligation = await ObligatedAsync(allotment, 1_000);
        Assert.Equal((1_000, 0, 0), Of(await LineAsync()));
        Done(await PayAsync(Guid.CreateVersion7(), obligation, 400));
        Assert.Equal((600, 400, 0), Of(await LineAsync()));
        Done(await PayAsync(Guid.CreateVersion7(), obligation, 600));
        Assert.Equal((0, 1_000, 0), Of(await LineAsync()));
    }

    [Fact]
    public async Task A_blank_item_or_cost_center_is_refused_not_skipped()
    {
        var allotment = await ReleasedAsync(1_000);
        var order = Order(allotment, 10);
        foreach (var line in new Guid?[] { null, Guid.CreateVersion7() })
        {
            var blank = order with { Lines = [order.Lines[0] with { BudgetLineId = line }] };
            Assert.Equal("execution.line_required", (await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), blank)).Error!.Code);
        }

        var nowhere = order with { Lines = [order.Lines[0] with { AllotmentId = Guid.Empty }] };
        Assert.Equal("execution.allotment_required", (await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), nowhere)).Error!.Code);
    }

    [Fact]
    public async Task A_foreign_currency_order_is_compared_in_the_base_currency()
    {
        await StopAsync();
        var allotment = await ReleasedAsync(1_000);
        var order = Order(allotment, 900);
        var dollars = order with { Currency = "USD", Rate = 0.9m, Amount = 1_000 };
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), dollars));
        Assert.Equal((900, 0, 100), Of(await LineAsync()));
        var again = Order(allotment, 108) with { Currency = "USD", Rate = 0.9m, Amount = 120 };
        Assert.Equal("execution.obligation_exceeds", (await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), again)).Error!.Code);
    }

    [Fact]
    public async Task Two_submissions_at_the_same_moment_cannot_both_pass()
    {
        var other = await Portal.ItemAsync("SOAP", name: "Soap");
        Guid soap;
        await using (var db = Portal.Open())
        {
            soap = (await Portal.LineAsync(Budget, Center, other, quantity: 100, unitPrice: 10)).Id;
            var appropriation = await db.Set<Appropriation>().SingleAsync(a => a.Id == Appropriation.Id);
            Done(appropriation.Change(2_000));
            await db.SaveChangesAsync();
        }

        // There is money for both in the cost center, but not in the line.
        await StopAsync();
        var allotment = await ReleasedAsync(2_000);
        var recorded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), Order(allotment, 400))));
        Assert.Equal(2, recorded.Count(r => r.Succeeded));
        Assert.All(recorded.Where(r => !r.Succeeded), r => Assert.Equal(("execution.over_budget", "The line Gloves goes over by 200.00 EUR."), (r.Error!.Code, r.Error.Message)));
        Assert.Equal((800, 0, 200), Of(await LineAsync()));
        var more = Order(allotment, 400);
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), more with { Lines = [more.Lines[0] with { BudgetLineId = soap }] }));
    }

    [Fact]
    public async Task What_would_be_stopped_passes_with_a_right_and_a_reason_which_are_kept()
    {
        await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("SOAP"), quantity: 100, unitPrice: 10);
        await RaiseAsync(2_000);
        await StopAsync(tolerance: 10);
        var allotment = await ReleasedAsync(2_000);
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), Order(allotment, 1_100)));
        var over = Order(allotment, 50);
        Assert.Equal("execution.over_budget", (await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), over)).Error!.Code);
        var id = Guid.CreateVersion7();
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(id, over, "The audit asks for it"));
        await using var db = Portal.Open();
        var kept = await db.Set<ControlOverride>().SingleAsync();
        Assert.Equal((id, "Gloves", 50m, "The audit asks for it", Otto.Id), (kept.DocumentId, kept.Level, kept.Over, kept.Reason, kept.UserId));
        var shown = (await Portal.As<AppropriationQueries>(Pia).ReadAsync(Appropriation.Id))!.Allotments.Single().Obligations;
        Assert.Equal([null, "Let pass by Otto Order: The audit asks for it"], shown.Select(o => o.LetPass));
    }

    [Fact]
    public async Task A_control_that_warns_lets_pass_and_tells()
    {
        await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("SOAP"), quantity: 100, unitPrice: 10);
        await RaiseAsync(2_000);
        await ControlAsync(ControlMode.Warn, 0, ControlBasis.Year);
        var passed = await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), Order(await ReleasedAsync(2_000), 1_200));
        Assert.Equal(["The line Gloves goes over by 200.00 EUR."], passed.Value!.Warnings);
    }

    [Fact]
    public async Task To_date_only_the_months_that_are_over_or_running_may_be_spent()
    {
        await ControlAsync(ControlMode.Stop, 0, ControlBasis.ToDate);
        var allotment = await ReleasedAsync(1_000);
        var refused = await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), Order(allotment, 100));
        Assert.Equal("execution.over_budget", refused.Error!.Code);
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), Order(allotment, 100) with { Date = Day.AddMonths(1) }));
    }

    private Task StopAsync(decimal tolerance = 0) => ControlAsync(ControlMode.Stop, tolerance, ControlBasis.Year);

    private async Task ControlAsync(ControlMode mode, decimal tolerance, ControlBasis basis) =>
        Done(await Portal.As<ControlService>(await Portal.ModuleOwnerAsync($"Mira {mode}")).SetAsync(Budget.Id, Guid.Empty, mode, tolerance, basis));

    private async Task RaiseAsync(decimal amount)
    {
        await using var db = Portal.Open();
        Done((await db.Set<Appropriation>().SingleAsync(a => a.Id == Appropriation.Id)).Change(amount));
        await db.SaveChangesAsync();
    }

    private async Task<AvailabilityLevel> LineAsync()
    {
        await using var db = Portal.Open();
        return (await db.LevelsAsync(Budget.Id, [new Use(Line.Id, 0)], ControlBasis.Year, Day))[0];
    }

    private static (decimal Committed, decimal Actual, decimal Remaining) Of(AvailabilityLevel level) => (level.Committed, level.Actual, level.Remaining);
}
