using BudgetPortal.Execution;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Import;

public sealed class ObligationImportTests : ImportWorld
{
    [Fact]
    public async Task Rows_of_one_reference_become_one_obligation_with_a_line_for_each()
    {
        var soap = await SoapAsync();
        var supplier = await Portal.SupplierAsync("Brightline");
        var (first, second) = (await ReleasedAsync(500), await ReleasedAsync(500, quarter: 2));
        var allotment = await ReadAsync<Allotment>(second);
        var number = $"ap-{Day.Year}-{Appropriation.Number}";

        var report = await ObligateAsync($"""
            Reference;Posting date;Appropriation number;Cost centre;Budget;Allotment;Account;Vendor name;Currency;Amount;Text;Ledger
            4711;{Iso};;2300;;;Gloves;brightline;;300.50;Gloves;X
            4712;{Iso};{number};;;;SOAP;;EUR;20;Soap;X
            4711;{Iso};{number};;{Budget.Name};AL-{Day.Year}-{allotment.Number};soap;;;99.50;Soap for the year;X
            """);

        Assert.Equal(new ImportCounts(3, 0, 0, 0, 0), report.Counts);
        Assert.Equal(["Ledger"], report.Unused);
        var obligations = await ObligationsAsync();
        Assert.Equal([1, 2], obligations.Select(o => o.Number));
        var both = obligations[0];
        Assert.Equal(
            ("4711", Day, 400m, "EUR", 1m, supplier.Id, "Gloves; Soap for the year", Otto.Id),
            (both.Reference, both.Date, both.Amount, both.Currency, both.Rate, both.SupplierId!.Value, both.Description, both.RecordedById));
        Assert.Equal(
            new HashSet<(Guid, Guid?, decimal)> { (first, Line.Id, 300.50m), (second, soap, 99.50m) },
            both.Lines.Select(l => (l.AllotmentId, l.BudgetLineId, l.Amount)).ToHashSet());
        Assert.Equal((320.50m, 99.50m), ((await ReadAsync<Allotment>(first)).Obligated, (await ReadAsync<Allotment>(second)).Obligated));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_also_when_the_quarter_is_over()
    {
        var allotment = await ReleasedAsync(100);
        var file = Row("4711", 60) + Row("4711", 40) + Row("4712", 1);
        Assert.Equal(new ImportCounts(2, 0, 0, 0, 1), (await ObligateAsync(file)).Counts);
        Done(await Portal.As<AllotmentService>(Rita).EndAsync(allotment, (await ReadAsync<Allotment>(allotment)).Version));

        Assert.Equal(new ImportCounts(0, 0, 2, 0, 1), (await ObligateAsync(file)).Counts);
        Assert.Equal(100, Assert.Single(await ObligationsAsync()).Amount);
    }

    [Fact]
    public async Task What_is_recorded_is_not_changed_by_a_file_with_other_content()
    {
        await ReleasedAsync(500);
        await ObligateAsync(Row("4711", 60));
        string[] others =
        [
            Row("4711", 61), Row("4711", 60, what: "Boots"), Row("4711", 30) + Row("4711", 30),
            Row("4711", 60).Replace(Iso, Day.AddDays(1).ToString("yyyy-MM-dd", null), StringComparison.Ordinal),
        ];

        foreach (var other in others)
        {
            var report = await ObligateAsync(other);
            Assert.All(report.SetAside, r => Assert.Contains($"OB-{Day.Year}-0001, with other content", r.Reason, StringComparison.Ordinal));
            Assert.Equal(report.Counts.Rows, report.Counts.SetAside);
        }

        Assert.Single(await ObligationsAsync());
    }

    [Fact]
    public async Task Rows_of_one_file_add_up_so_that_the_second_60_of_100_is_set_aside_already_in_the_preview()
    {
        var allotment = await ReleasedAsync(100);

        var report = await ObligateAsync(Row("1", 60) + Row("2", 60) + Row("3", 40));

        Assert.Equal(new ImportCounts(2, 0, 0, 0, 1), report.Counts);
        Assert.Equal([$"3: AL-{Day.Year}-0001: 40.00 EUR of this allotment can still be obligated."], report.Reasons());
        Assert.Equal([("1", 1), ("3", 2)], (await ObligationsAsync()).Select(o => (o.Reference, o.Number)));
        Assert.Equal(0, (await ReadAsync<Allotment>(allotment)).Unobligated);
    }

    [Fact]
    public async Task An_allotment_of_the_quarter_with_enough_left_is_found_before_others()
    {
        var (small, large) = (await ReleasedAsync(50), await ReleasedAsync(200));

        await ObligateAsync(Row("1", 40) + Row("1", 40) + Row("2", 100));

        Assert.Equal([40m, 140m], [(await ReadAsync<Allotment>(small)).Obligated, (await ReadAsync<Allotment>(large)).Obligated]);
    }

    [Theory]
    [InlineData("1,{0},2300,,10,Gloves", "Item is missing.")]
    [InlineData("1,{0},,GLOVE,10,Gloves", "Cost center and appropriation are blank. Name one of them.")]
    [InlineData("1,{0},9999,GLOVE,10,Gloves", "9999 has no appropriation for")]
    [InlineData("1,{0},2300,NUTS,10,Gloves", "2300 Cost center 2300 has no line NUTS in ")]
    [InlineData("1,{0},2300,GLOVE,10,", "Say what it is for.")]
    [InlineData("1,{0},2300,GLOVE,-10,Gloves", "Amount must be above zero.")]
    [InlineData("1,{0},2300,GLOVE,10.005,Gloves", "Amounts in EUR have at most 2 decimals.")]
    [InlineData("1,soon,2300,GLOVE,10,Gloves", "Date")]
    [InlineData(",{0},2300,GLOVE,10,Gloves", "Reference is missing.")]
    [InlineData("1,2001-01-01,2300,GLOVE,10,Gloves", "2300 has no appropriation for")]
    public async Task What_a_row_lacks_or_gets_wrong_is_refused_not_skipped(string row, string reason)
    {
        await ReleasedAsync(500);
        var report = await ObligateAsync(row.Replace("{0}", Iso, StringComparison.Ordinal) + "\n" + Row("2", 5));
        Assert.StartsWith(reason, Reason(report), StringComparison.Ordinal);
        Assert.Equal(["2"], (await ObligationsAsync()).Select(o => o.Reference));
    }

    [Fact]
    public async Task A_row_that_cannot_be_taken_keeps_the_other_rows_of_its_obligation_back()
    {
        await ReleasedAsync(500);
        var day = Day.AddDays(1).ToString("yyyy-MM-dd", null);

        var report = await ObligateAsync(Row("1", 5) + Row("1", 6, item: "NUTS") + Row("2", 5) + Row("2", 6).Replace(Iso, day, StringComparison.Ordinal) + Row("3", 7));

        Assert.Equal(
            [
                "2: Line 3 of the same obligation is set aside.", $"3: 2300 Cost center 2300 has no line NUTS in {Budget.Name}.",
                "4: Line 5 of the same obligation is set aside.", "5: Date is another one than on line 4, which has the same reference.",
            ],
            report.Reasons());
        Assert.Equal(["3"], (await ObligationsAsync()).Select(o => o.Reference));
    }

    [Fact]
    public async Task Money_that_is_not_released_is_not_obligated_and_a_later_quarter_is_no_way_around()
    {
        var report = await ObligateAsync(Row("1", 5));
        Assert.StartsWith($"Nothing of AP-{Day.Year}-", Reason(report), StringComparison.Ordinal);

        var allotment = await ReadAsync<Allotment>(await ReleasedAsync(100));
        var late = Day.AddMonths(4).ToString("yyyy-MM-dd", null);
        var named = await ObligateAsync($"Reference,Date,CostCenter,Allotment,Item,Amount,Description\n1,{late},2300,AL-{Day.Year}-{allotment.Number},GLOVE,5,Gloves\n2,{Iso},2300,AL-1999-1,GLOVE,5,Gloves\n");
        Assert.StartsWith($"AL-{Day.Year}-0001: The quarter of this allotment ended", named.SetAside[0].Reason, StringComparison.Ordinal);
        Assert.EndsWith("has no allotment AL-1999-1.", named.SetAside[1].Reason, StringComparison.Ordinal);
        Assert.Empty(await ObligationsAsync());
    }

    [Fact]
    public async Task A_foreign_currency_is_converted_at_the_rate_of_the_day_to_the_cent()
    {
        var soap = await SoapAsync();
        await ReleasedAsync(500);
        await Portal.RateAsync("USD", "EUR", Day.AddDays(-2), 0.87654321m);
        var file = $"Reference,Date,CostCenter,Item,Currency,Rate,Amount,Description\n1,{Iso},2300,GLOVE,USD,,100,Gloves\n1,{Iso},2300,SOAP,USD,,0.02,Soap\n2,{Iso},2300,GLOVE,GBP,,10,Gloves\n3,{Iso},2300,GLOVE,GBP,1.2,10,Gloves\n4,{Iso},2300,GLOVE,EUR,1.2,10,Gloves\n";

        var report = await ObligateAsync(file);

        Assert.Equal(2, report.SetAside.Count);
        Assert.StartsWith("There is no exchange rate from GBP to EUR", report.SetAside[0].Reason, StringComparison.Ordinal);
        Assert.StartsWith("Enter an exchange rate above zero; it is 1", report.SetAside[1].Reason, StringComparison.Ordinal);
        var obligations = await ObligationsAsync();
        Assert.Equal((100.02m, "USD", 0.87654321m), (obligations[0].Amount, obligations[0].Currency, obligations[0].Rate));
        Assert.Equal([(Line.Id, 87.65m), (soap, 0.02m)], obligations[0].Lines.OrderByDescending(l => l.Amount).Select(l => (l.BudgetLineId!.Value, l.Amount)));
        Assert.Equal((10m, 1.2m, 12m), (obligations[1].Amount, obligations[1].Rate, obligations[1].Lines.Single().Amount));

        // A rate that is published later does not make it another obligation.
        await Portal.RateAsync("USD", "EUR", Day, 0.9m);
        Assert.Equal(new ImportCounts(0, 0, 3, 0, 2), (await ObligateAsync(file)).Counts);
    }
}
