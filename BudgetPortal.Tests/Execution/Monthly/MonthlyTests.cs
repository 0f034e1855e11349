using BudgetPortal.Execution;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Execution.Monthly;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution.Monthly;

/// <summary>Without these, the months would tell another story than the figures above them.</summary>
public sealed class MonthlyTests : ChainWorld
{
    private DateOnly January => Day;

    [Fact]
    public async Task The_months_add_up_to_the_figures_of_the_page_whatever_was_returned_cancelled_or_paid_late()
    {
        var allotment = await ReleasedAsync(800);
        var order = await ObligatedAsync(allotment, January.AddDays(4), 200);
        await PaidAsync(order, January.AddDays(33), 80);
        var dollars = await ObligatedAsync(allotment, January.AddDays(19), 100, 0.9m);
        await PaidAsync(dollars, January.AddDays(34), 50, 0.95m);
        var bounced = await ObligatedAsync(allotment, January.AddDays(31), 100, 0.9m);
        await CancelAsync(await PaidAsync(bounced, January.AddDays(35), 100, 0.99m));
        await EndAsync(await ObligatedAsync(allotment, January.AddDays(5), 50));
        await ExpenseAsync(30, January.AddDays(14), ExpenseState.Approved);
        await ExpenseAsync(31, January.AddDays(14), ExpenseState.Submitted);
        await ExpenseAsync(32, January.AddDays(14), ExpenseState.Cancelled);
        Portal.Time.MoveTo(Budget.ExpireDate.AddDays(40));
        await PaidAsync(order, Budget.ExpireDate.AddDays(35), 20);

        var figures = (await ReadAsync())!;
        var row = Assert.Single(await Portal.As<AppropriationListQueries>(Pia).ListAsync());

        Assert.Equal((row.Amount, row.Committed, row.Actual, row.Remaining), (figures.Total.Budget, figures.Total.Committed, figures.Total.Actual, figures.Total.Left));
        Assert.Equal((1_000m, 235m, 177.5m), (row.Amount, row.Committed, row.Actual));
        Assert.Equal(
            [(MonthPlace.Within, 80m, 145m, 30m), (MonthPlace.Within, 80m, 90m, 127.5m), (MonthPlace.Within, 90m, 0m, 0m)],
            figures.Months.Take(3).Select(m => (m.Place, m.Own.Budget, m.Own.Committed, m.Own.Actual)));
        Assert.Equal((MonthPlace.After, new Spending(0, 0, 20)), (figures.Months[^1].Place, figures.Months[^1].Own));
        Assert.Equal((13, new Spending(160, 235, 157.5m)), (figures.Months.Count, figures.Months[1].ToDate));
        Assert.All(figures.Months.Zip(figures.Months.Skip(1)), pair => Assert.Equal(pair.First.ToDate + pair.Second.Own, pair.Second.ToDate));
    }

    [Fact]
    public async Task Months_that_have_not_begun_say_nothing_of_spending_unless_something_is_dated_in_them()
    {
        await ObligatedAsync(await ReleasedAsync(300, quarter: 2), January.AddMonths(4), 50);

        var figures = (await ReadAsync())!;

        Assert.Equal(January.AddMonths(1), figures.Now!.First);
        Assert.Equal([0, 1, 4], figures.Months.Index().Where(m => m.Item.IsTold).Select(m => m.Index));
        Portal.Time.MoveTo(January.AddDays(-1));
        Assert.Null((await ReadAsync())!.Now);
    }

    [Fact]
    public async Task Cost_centers_are_added_up_as_far_as_the_reader_sees_them()
    {
        var owner = await Portal.UserAsync("Olga Owner");
        var (mine, other) = (await Portal.CostCenterAsync("4100", owner), await Portal.CostCenterAsync("4200"));
        var budget = await Portal.BudgetAsync(costCenters: [mine, other], terms: t => t with
        {
            EntryStart = January.AddDays(-30), EntryEnd = January.AddDays(-10), ActiveDate = January.AddDays(14), ExpireDate = January.AddMonths(3).AddDays(-1),
        });
        await Portal.LineAsync(budget, mine, await Portal.ItemAsync(), 3, 100);
        await Portal.LineAsync(budget, other, await Portal.ItemAsync(), 1, 40);
        await Portal.AdvanceAsync(budget, BudgetState.Active);
        Guid[] ids = [(await Portal.AppropriationAsync(budget, mine)).Id, (await Portal.AppropriationAsync(budget, other)).Id];

        var all = (await Portal.As<MonthlyQueries>(Pia).ReadAsync(ids))!;
        Assert.Equal([100m, 100, 140], all.Months.Select(m => m.Own.Budget));
        Assert.Equal([100m, 100, 100], (await Portal.As<MonthlyQueries>(owner).ReadAsync(ids))!.Months.Select(m => m.Own.Budget));
        Assert.Null(await Portal.As<MonthlyQueries>(await Portal.UserAsync("Sten Stranger")).ReadAsync(ids));
        var foreigner = await (await Portal.AnotherCompanyAsync()).UserAsync("Fina Finance", DefaultRoles.FinanceOfficer);
        Assert.Null(await Portal.As<MonthlyQueries>(foreigner).ReadAsync(ids));
    }

    [Fact]
    public async Task A_programs_money_is_spread_evenly_to_the_cent()
    {
        await using var world = await Proposals.ProposalWorld.BeginAsync();
        var (safety, energy) = await world.SubmittedAsync();
        foreach (var program in new[] { safety, energy })
        {
            Done(await world.DecideProgramAsync(world.Mira, program, approved: true));
        }

        Done(await world.DecideAsync(world.Mira, approved: true));
        var rows = await world.Portal.As<AppropriationListQueries>(world.Hanna).ListAsync();
        var figures = (await world.Portal.As<MonthlyQueries>(world.Hanna).ReadAsync([.. rows.Select(r => r.Id)]))!;

        Assert.Equal((12, 2000.50m), (figures.Months.Count, figures.Total.Budget));
        Assert.All(figures.Months, m => Assert.InRange(m.Own.Budget, 166.70m, 166.72m));
    }

    [Fact]
    public async Task Reading_takes_as_many_queries_for_many_documents_as_for_none()
    {
        var none = await TestPortal.QueriesOf(() => ReadAsync());
        for (var i = 0; i < 3; i++)
        {
            await PaidAsync(await ObligatedAsync(await ReleasedAsync(100), January.AddDays(i), 50), January.AddDays(33), 10);
        }

        Assert.Equal(none.Count, (await TestPortal.QueriesOf(() => ReadAsync())).Count);
        Assert.InRange(none.Count, 1, 10);
    }

    private Task<MonthlyFigures?> ReadAsync() => Portal.As<MonthlyQueries>(Pia).ReadAsync([Appropriation.Id]);

    private async Task<Guid> ObligatedAsync(Guid allotment, DateOnly day, decimal amount, decimal rate = 1)
    {
        var id = Guid.CreateVersion7();
        var terms = Order(allotment, amount * rate) with { Date = day, Currency = rate == 1 ? "EUR" : "USD", Rate = rate, Amount = amount };
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(id, terms));
        return id;
    }

    private async Task<Guid> PaidAsync(Guid obligation, DateOnly day, decimal amount, decimal rate = 1)
    {
        var id = Guid.CreateVersion7();
        Done(await Portal.As<DisbursementService>(Pia).PayAsync(id, obligation, new DisbursementTerms(day, "1", amount, rate)));
        return id;
    }

    private async Task CancelAsync(Guid payment) =>
        Done(await Portal.As<DisbursementService>(Pia).CancelAsync(payment, (await ReadAsync<Disbursement>(payment)).Version, "Bounced"));

    private async Task EndAsync(Guid obligation) =>
        Done(await Portal.As<ObligationService>(Otto).EndAsync(obligation, (await ReadAsync<Obligation>(obligation)).Version));

    private Task ExpenseAsync(decimal amount, DateOnly day, ExpenseState state) => Portal.ExpenseAsync(Appropriation.Id, Line.Id, amount, Pia, day, state);
}
