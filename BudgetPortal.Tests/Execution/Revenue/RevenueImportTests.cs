using BudgetPortal.Execution.Revenue;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Revenue;

/// <summary>Without these, revenue would count twice, for others, or for nothing.</summary>
public sealed class RevenueImportTests : RevenueWorld
{
    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_other_content_is_set_aside()
    {
        var rows = Row("INV-1", 80) + Row("INV-2", -5, January.AddDays(3), what: "Returned");
        Assert.Equal(new ImportCounts(2, 0, 0, 0, 0), (await ImportAsync(rows)).Counts);
        Assert.Equal(new ImportCounts(0, 0, 2, 0, 0), (await ImportAsync(rows)).Counts);
        Assert.Equal(new ImportCounts(0, 0, 1, 0, 1), (await ImportAsync(Row("inv-1", 81) + Row("INV-2", -5, January.AddDays(3), what: ""))).Counts);

        var posted = await PostingsAsync();
        Assert.Equal([("INV-1", 80m, "Sold"), ("INV-2", -5m, "Returned")], posted.Select(p => (p.Reference, p.Amount, p.Description)));
        Assert.All(posted, p => Assert.Equal((Line.Id, Fiona.Id), (p.BudgetLineId, p.PostedById)));
    }

    [Fact]
    public async Task Two_who_import_the_same_file_at_once_post_it_once()
    {
        var rows = Header + string.Concat(Enumerable.Range(1, 20).Select(i => Row($"INV-{i:00}", i)));
        var done = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Portal.ImportAsync("revenue", Csv.File(rows), Fiona))));
        Assert.All(done, d => Assert.True(d.Succeeded, d.Error?.ToString()));
        Assert.Equal((20, 20), (done.Sum(d => d.Value!.Counts.New), done.Sum(d => d.Value!.Counts.Unchanged)));
        Assert.Equal(210, (await PostingsAsync()).Sum(p => p.Amount));
    }

    [Theory]
    [InlineData("4100", "", "Product")]
    [InlineData("", "WIDGET", "CostCenter")]
    [InlineData("4100", "GADGET", "GADGET")]
    [InlineData("9999", "WIDGET", "9999")]
    public async Task A_blank_or_unknown_product_or_cost_center_is_refused_not_skipped(string center, string product, string named)
    {
        var report = await ImportAsync(Row("INV-1", 80, center: center, product: product));
        Assert.Equal(new ImportCounts(0, 0, 0, 0, 1), report.Counts);
        Assert.Contains(named, Reason(report), StringComparison.Ordinal);
        Assert.Empty(await PostingsAsync());
    }

    [Fact]
    public async Task What_has_not_come_lies_outside_or_is_nothing_is_refused()
    {
        var report = await ImportAsync(
            Row("LATE", 5, Portal.Today.AddDays(1)) + Row("EARLY", 5, January.AddDays(-1)) + Row("ZERO", 0) + Row("CENT", 0.001m) + Row("", 5) + Row("BLANK", 5).Replace(",5,", ",,", StringComparison.Ordinal));
        Assert.Equal(new ImportCounts(0, 0, 0, 0, 6), report.Counts);
    }

    [Fact]
    public async Task The_budget_must_be_named_where_there_are_several_and_only_there()
    {
        var (second, line) = await InForceAsync("Revenue besides", t => t with
        {
            IsSupplementary = true, PeriodId = Budget.PeriodId, EntryStart = January.AddDays(-60), EntryEnd = January.AddDays(-20), ActiveDate = January, ExpireDate = Budget.ExpireDate,
        });
        Assert.Contains("Revenue besides", Reason(await ImportAsync(Row("INV-1", 80))), StringComparison.Ordinal);
        Assert.Equal(1, (await ImportAsync(Row("INV-1", 80, budget: "revenue BESIDES"))).Counts.New);
        Assert.Equal(line.Id, Assert.Single(await PostingsAsync()).BudgetLineId);
        Assert.Equal(BudgetState.Active, second.State);
    }

    [Fact]
    public async Task Another_currency_is_converted_by_the_rate_of_the_day()
    {
        Assert.Contains("USD", Reason(await ImportAsync(Row("INV-1", 100, currency: "USD"))), StringComparison.Ordinal);
        await Portal.RateAsync("USD", "EUR", January.AddDays(-1), 0.9m);
        await Portal.RateAsync("USD", "EUR", January.AddDays(1), 0.8m);
        var rows = Row("INV-1", 100, currency: "usd") + Row("INV-2", 10, currency: "EUR") + Row("INV-3", 0.001m, January.AddDays(2), currency: "USD");
        Assert.Equal(new ImportCounts(2, 0, 0, 0, 1), (await ImportAsync(rows)).Counts);
        Assert.Equal([90m, 10m], (await PostingsAsync()).Select(p => p.Amount));
        Assert.Equal(new ImportCounts(0, 0, 2, 0, 1), (await ImportAsync(rows)).Counts);
    }

    [Fact]
    public async Task Codes_of_another_organization_do_not_exist()
    {
        var other = await Portal.AnotherCompanyAsync();
        var owner = await other.UserAsync("Otto Other", DefaultRoles.FinanceOfficer);
        var center = await other.CostCenterAsync("7700", owner);
        var gadget = await other.ProductAsync("GADGET");
        var year = await other.PeriodAsync(January.Year);
        var foreign = await other.BudgetAsync(costCenters: [center], type: BudgetType.Revenue, name: "Theirs", terms: t => t with
        {
            PeriodId = year.Id, EntryStart = January.AddDays(-60), EntryEnd = January.AddDays(-20), ActiveDate = year.Start, ExpireDate = year.End,
        });
        await other.LineAsync(foreign, center, gadget, 12, 100);
        await other.AdvanceAsync(foreign, BudgetState.Active);

        Assert.Equal(2, (await ImportAsync(Row("INV-1", 80, center: "7700") + Row("INV-2", 80, product: "GADGET"))).Counts.SetAside);
        Assert.Equal(1, (await ImportAsync(Row("INV-1", 80))).Counts.New);
        var theirs = Header + Row("INV-1", 70, center: "7700", product: "GADGET");
        Assert.Equal(1, (await other.ImportAsync("revenue", Csv.File(theirs), owner)).Value!.Counts.New);
        Assert.Equal(80, Assert.Single(await PostingsAsync()).Amount);
        var part = await other.PartAsync(foreign, center);
        Assert.Null(await Portal.As<RevenueQueries>(Fiona).ReadAsync(part.Id));
    }

    [Fact]
    public async Task Who_has_no_right_to_post_or_to_import_is_refused()
    {
        foreach (var user in new[] { Olga, Mira, await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor) })
        {
            Assert.Equal("platform.not_permitted", (await Portal.ImportAsync("revenue", Csv.File(Header + Row("INV-1", 80)), user)).Error!.Code);
        }

        Assert.Empty(await PostingsAsync());
    }

    [Fact]
    public async Task What_is_posted_can_neither_be_changed_nor_deleted_and_keeps_its_line()
    {
        await PostedAsync(80);
        await using var db = Portal.Open();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RevenuePosting>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Amount, 90)));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RevenuePosting>().ExecuteDeleteAsync());
        var refusal = await new RevenueWatcher().ChangedAsync(db, Budget, new Dictionary<Guid, decimal>(), [Line]);
        Assert.Equal("revenue.line_posted", refusal!.Code);
        Assert.Contains("Widgets", refusal.Message, StringComparison.Ordinal);
    }
}
