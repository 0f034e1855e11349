using BudgetPortal.Data.Auditing;
using BudgetPortal.Execution;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Import;

public sealed class DisbursementImportTests : ImportWorld
{
    [Fact]
    public async Task Payments_pay_by_number_or_reference_and_the_one_that_clears_settles()
    {
        await SoapAsync();
        var allotment = await ReleasedAsync(500);
        await ObligateAsync(Row("C-9", 200) + Row("C-9", 100, item: "SOAP") + Row("4712", 50));

        var report = await PayFileAsync($"""
            Reference,PO number,Payment date,Paid,Currency,Text
            88231,c-9,{Iso},100,EUR,October
            88232,ob-{Day.Year}-1,{Iso},50.01,,
            88231,4712,{Iso},20,,
            88233,C-9,{Iso},149.99,,
            """);

        Assert.Equal(new ImportCounts(4, 0, 0, 0, 0), report.Counts);
        var obligations = await ObligationsAsync();
        Assert.Equal([(300m, ObligationState.Settled), (20m, ObligationState.Open)], obligations.Select(o => (o.Disbursed, o.State)));
        Assert.Equal(Pia.Id, obligations[0].EndedById);
        Assert.All(obligations[0].Lines, l => Assert.Equal(l.Amount, l.Disbursed));
        var payments = await PaymentsAsync();
        Assert.Equal([1, 2, 3, 4], payments.Select(p => p.Number));
        Assert.Equal(("88231", "October", 100m, Pia.Id), (payments[0].Invoice, payments[0].Description, payments[0].Amount, payments[0].PaidById));
        Assert.Equal(350, (await ReadAsync<Allotment>(allotment)).Obligated);
        await using var db = Portal.Open();
        var settled = await db.Set<AuditEntry>().Where(e => e.Entity == nameof(Obligation) && e.Action == AuditAction.Update).ToListAsync();
        Assert.Equal("""{"EndedAt":null,"EndedById":null,"State":0}""", Assert.Single(settled).Before);
    }

    [Fact]
    public async Task More_than_the_obligation_is_set_aside_also_when_it_is_the_file_that_adds_up()
    {
        await ReleasedAsync(500);
        await ObligateAsync(Row("C-9", 100));

        var report = await PayFileAsync(Payment("1", "C-9", 60) + Payment("2", "C-9", 60) + Payment("3", "C-9", 40) + Payment("4", "C-9", 1));

        Assert.Equal(["3: 40.00 EUR of this obligation are still to be paid.", "5: This obligation is settled or cancelled."], report.Reasons());
        Assert.Equal([60m, 40m], (await PaymentsAsync()).Select(p => p.Amount));
    }

    [Fact]
    public async Task The_same_file_twice_pays_once_also_when_a_payment_was_taken_back()
    {
        await ReleasedAsync(500);
        await ObligateAsync(Row("C-9", 100));
        var file = Payment("1", "C-9", 60) + Payment("2", "C-9", 40);
        await PayFileAsync(file);
        var bounced = (await PaymentsAsync())[0];
        Done(await Portal.As<DisbursementService>(Pia).CancelAsync(bounced.Id, bounced.Version, "Bounced"));

        Assert.Equal(new ImportCounts(0, 0, 2, 0, 0), (await PayFileAsync(file)).Counts);
        Assert.Equal($"It is recorded as DB-{Day.Year}-0001, with other content. What is recorded is not changed by a file.", Reason(await PayFileAsync(Payment("1", "C-9", 61))));
        Assert.Equal($"1 for OB-{Day.Year}-0001 stands on line 2 already.", Reason(await PayFileAsync(Payment("1", "C-9", 60) + Payment("1", "C-9", 60))));
        Assert.Equal(2, (await PaymentsAsync()).Count);
    }

    [Fact]
    public async Task Who_released_or_obligated_does_not_pay_by_a_file()
    {
        await ReleasedAsync(500);
        await ObligateAsync(Row("C-9", 100));
        foreach (var earlier in new[] { Rita, Otto })
        {
            Assert.Equal("You did an earlier step of this spending. Somebody else does this one.", Reason(await PayFileAsync(Payment("1", "C-9", 60), earlier)));
        }

        Assert.Empty(await PaymentsAsync());
    }

    [Fact]
    public async Task What_cannot_be_paid_is_set_aside_with_its_reason()
    {
        var allotment = await ReleasedAsync(500);
        await ObligateAsync(Row("C-9", 100));
        await ObligatedAsync(allotment, 10);
        await ObligatedAsync(allotment, 10);
        var (early, tomorrow) = (Day.AddDays(-1).ToString("yyyy-MM-dd", null), Portal.Today.AddDays(1).ToString("yyyy-MM-dd", null));

        var report = await PayFileAsync(
            $"Reference,Obligation,Date,Amount,Currency\n1,C-9,{early},10,\n2,C-9,{tomorrow},10,\n3,C-9,{Iso},10,USD\n4,PO-1,{Iso},10,\n5,,{Iso},10,\n,C-9,{Iso},10,\n7,C-8,{Iso},10,\n8,C-9,{Iso},0.001,\n");

        Assert.Equal(
            [
                $"2: It was obligated on {Dates.Day(Day).Replace(",", "", StringComparison.Ordinal)}. A payment cannot be earlier.", "3: A payment cannot lie in the future.",
                $"4: OB-{Day.Year}-0001 is in EUR, not in USD.",
                $"5: Several obligations are called PO-1: OB-{Day.Year}-0002, OB-{Day.Year}-0003. Name the number.",
                "6: Obligation is missing.", "7: Reference is missing.", "8: There is no obligation with the number or reference C-8. Import it first.",
                "9: Amounts in EUR have at most 2 decimals.",
            ],
            report.Reasons());
    }

    [Fact]
    public async Task What_the_exchange_rate_makes_dearer_is_posted_and_what_nobody_can_bear_is_set_aside()
    {
        await Portal.RateAsync("USD", "EUR", Day, 0.9m);
        await ReleasedAsync(990);
        await ObligateAsync($"Reference,Date,CostCenter,Item,Currency,Amount,Description\n1,{Iso},2300,GLOVE,USD,1000,Gloves\n2,{Iso},2300,GLOVE,USD,100,Gloves\n");
        var header = "Reference,Obligation,Date,Amount,Rate\n";

        var report = await PayFileAsync(header + $"A,1,{Iso},1000,0.92\nB,1,{Iso},500,0.918\nC,2,{Iso},100,0.92\nD,2,{Iso},100,\nE,1,{Iso},500,\n");

        Assert.Equal([2, 4], report.SetAside.Select(r => r.Record.Line));
        Assert.All(report.SetAside, r => Assert.StartsWith("The exchange rate makes it", r.Reason, StringComparison.Ordinal));
        Assert.Equal([("B", 9m), ("D", 0m), ("E", 0m)], (await PaymentsAsync()).Select(p => (p.Invoice, p.ExchangeDifference)));
        Assert.Equal(9, (await ReadAsync<Appropriation>(Appropriation.Id)).ExchangeDifferences);
        Assert.All(await ObligationsAsync(), o => Assert.Equal(ObligationState.Settled, o.State));
    }

    [Fact]
    public async Task Two_who_import_the_same_payments_at_once_pay_once()
    {
        await ReleasedAsync(1_000);
        await ObligateAsync(Row("C-9", 1_000));
        await PayFileAsync(Payment("P0", "C-9", 1));
        var file = "Reference,Obligation,Date,Amount\n" + string.Concat(Enumerable.Range(1, 20).Select(i => Payment($"P{i}", "C-9", 10)));

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Portal.ImportAsync("disbursements", Csv.File(file), Pia)));

        Assert.All(reports, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Equal(20, reports.Sum(r => r.Value?.Counts.New ?? 0));
        Assert.Equal(Enumerable.Range(1, 21), (await PaymentsAsync()).Select(p => p.Number));
        Assert.Equal(201, (await ObligationsAsync()).Single().Disbursed);
    }
}
