using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>Without these, a currency that rises would eat money that nobody granted, and cents would be lost on the way.</summary>
public sealed class ExchangeTests : ChainWorld
{
    [Fact]
    public async Task What_a_payment_costs_more_than_it_was_obligated_for_is_posted_by_itself_and_goes_back_with_it()
    {
        var obligation = await DollarsAsync(await ReleasedAsync(500), 500, 0.9m);
        var payment = Guid.CreateVersion7();
        Done(await PayAsync(payment, obligation, 200, 0.95m));
        Assert.Equal((10, 490), (await TotalsAsync()));
        var lines = await LevelsAsync();
        Assert.Equal((270m, 180m, 190m), (lines[0].Committed, lines[0].Actual, lines[1].Actual));

        Done(await Portal.As<DisbursementService>(Pia).CancelAsync(payment, (await ReadAsync<Disbursement>(payment)).Version, "Bounced"));
        Assert.Equal((0, 500), await TotalsAsync());
        Done(await PayAsync(Guid.CreateVersion7(), obligation, 500, 0.8m));
        Assert.Equal((-50, 550), await TotalsAsync());
        Assert.Equal(ObligationState.Settled, (await ReadAsync<Obligation>(obligation)).State);
    }

    [Fact]
    public async Task An_exchange_loss_that_the_appropriation_cannot_bear_is_refused()
    {
        var obligation = await DollarsAsync(await ReleasedAsync(1_000), 1_000, 0.9m);
        Assert.Equal("execution.exchange_exceeds", (await PayAsync(Guid.CreateVersion7(), obligation, 1_000, 0.91m)).Error!.Code);
        Assert.Equal(0, (await ReadAsync<Obligation>(obligation)).Disbursed);
    }

    [Fact]
    public async Task Decimals_stay_exact_when_many_payments_clear_many_lines()
    {
        var (one, two) = (await ReleasedAsync(400), await ReleasedAsync(400, quarter: 2));
        var id = Guid.CreateVersion7();
        ObligationLineTerms Part(Guid allotment, decimal amount) => new(Guid.CreateVersion7(), allotment, Line.Id, null, amount);
        var terms = new ObligationTerms(Day, "C-7", "Lease", "USD", 0.87654321m, 777.77m, [Part(one, 333.33m), Part(one, 0.01m), Part(two, 348.41m)]);
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(id, terms));
        foreach (var amount in new[] { 0.01m, 100m, 33.33m, 0.02m, 444.41m, 199.99m, 0.01m })
        {
            Done(await PayAsync(Guid.CreateVersion7(), id, amount, 0.87654321m));
        }

        await using var db = Portal.Open();
        var obligation = await db.Set<Obligation>().Include(o => o.Lines).SingleAsync();
        Assert.Equal((777.77m, 0, ObligationState.Settled), (obligation.Disbursed, obligation.Unpaid, obligation.State));
        Assert.All(obligation.Lines, l => Assert.Equal(l.Amount, l.Disbursed));
        Assert.Equal(681.75m, await db.Set<DisbursementLine>().SumAsync(l => l.Amount));
    }

    private async Task<Guid> DollarsAsync(Guid allotment, decimal amount, decimal rate)
    {
        var id = Guid.CreateVersion7();
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(id, Order(allotment, amount * rate) with { Currency = "USD", Rate = rate, Amount = amount }));
        return id;
    }

    private Task<BudgetPortal.Platform.Result> PayAsync(Guid id, Guid obligation, decimal amount, decimal rate) =>
        Portal.As<DisbursementService>(Pia).PayAsync(id, obligation, new DisbursementTerms(Day, "1", amount, rate));

    private async Task<(decimal Differences, decimal Left)> TotalsAsync()
    {
        var appropriation = await ReadAsync<Appropriation>(Appropriation.Id);
        return (appropriation.ExchangeDifferences, appropriation.Unallotted);
    }

    private async Task<IReadOnlyList<AvailabilityLevel>> LevelsAsync()
    {
        await using var db = Portal.Open();
        return await db.LevelsAsync(Budget.Id, [new Use(Line.Id, 0)], ControlBasis.Year, Day);
    }
}
