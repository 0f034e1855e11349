using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Starts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Starts;

/// <summary>Without these, a person would start from lines that they may not see, or two people would enter the same ones twice.</summary>
public sealed class StartRightsTests : StartWorld
{
    private static StartAsk From(Guid partId) => new(new StartSource(StartKind.CostCenter, partId), UpliftOn.Quantity, Uplifts.None);

    [Fact]
    public async Task Another_cost_center_is_a_source_only_for_those_who_see_it()
    {
        var pens = await Portal.ItemAsync("PEN", standardPrice: 1);
        await NextYearAsync();
        var other = (await Portal.PartAsync(Next, Other)).Id;
        await EnteredAsync(other, pens.Id, 8);
        Assert.Contains(Done(await Portal.As<StartQueries>(Emil).SourcesAsync(NextPartId)).CostCenters, c => c.Id == other && c.Lines == 1);
        var preview = await ShownAsync(From(other));
        Assert.Equal(8, Row(preview, "PEN").Becomes!.Quantity);

        Assert.Empty(Done(await Portal.As<StartQueries>(Tomas).SourcesAsync(NextPartId)).CostCenters);
        Assert.Equal("planning.not_found", (await PreviewAsync(From(other), Tomas)).Error!.Code);
        Assert.Equal("planning.not_found", (await TakeAsync(preview, Tomas)).Error!.Code);
        Assert.Equal(1, Done(await TakeAsync(preview)).Added);
    }

    [Fact]
    public async Task Budgets_of_another_kind_are_no_source()
    {
        await NextYearAsync();
        // Approved as well, and closer to the next year than the budget that it follows.
        var capex = await Portal.BudgetAsync(type: BudgetType.Capex, terms: t => t with { ActiveDate = t.ActiveDate.AddMonths(1) });
        var part = await Portal.PartAsync(capex, Other);
        await EnteredAsync(part.Id, Paper.Id, 1);
        await EnteredAsync((await Portal.PartAsync(capex, Center)).Id, Paper.Id, 1);
        await Portal.AdvanceAsync(capex, BudgetState.Approved);
        var sources = Done(await Portal.As<StartQueries>(Emil).SourcesAsync(NextPartId));
        Assert.Equal((Budget.Name, Budget.Name), (sources.LastYear!.Where, Assert.Single(sources.CostCenters).Where));
        Assert.DoesNotContain((await ShownAsync(LastYear())).Rows, r => r.CodeId == Paper.Id);
        Assert.Equal("planning.not_found", (await PreviewAsync(From(part.Id))).Error!.Code);
    }

    [Fact]
    public async Task Who_may_not_enter_starts_nothing()
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        var preview = await ShownAsync(LastYear());
        var stranger = await Portal.UserAsync("Stella Stranger");
        Assert.Equal("planning.not_your_cost_center", (await PreviewAsync(LastYear(), stranger)).Error!.Code);
        Assert.Equal("planning.not_your_cost_center", (await TakeAsync(preview, stranger)).Error!.Code);
        Assert.Equal("planning.not_your_cost_center", (await Portal.As<StartQueries>(stranger).SourcesAsync(NextPartId)).Error!.Code);
        await Portal.AdvanceAsync(Next, BudgetState.PendingFinalApproval);
        Assert.Equal("planning.entry_closed", (await TakeAsync(preview)).Error!.Code);
    }

    [Fact]
    public async Task Of_two_who_start_the_same_sheet_at_once_one_is_told()
    {
        await AddedAsync(Gloves, 10);
        await AddedAsync(Paper, 5);
        await NextYearAsync();
        var (mine, theirs) = (await ShownAsync(LastYear()), await ShownAsync(LastYear(), Tomas));
        var both = await Task.WhenAll(TakeAsync(mine), TakeAsync(theirs, Tomas));
        Assert.Equal("exchange.overtaken", Assert.Single(both, r => !r.Succeeded).Error!.Code);
        Assert.Equal(2, (await SheetAsync()).Lines.Count);
    }

    [Fact]
    public async Task Entering_the_same_rows_twice_enters_them_once()
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        var preview = await ShownAsync(LastYear());
        Done(await TakeAsync(preview));
        Done(await TakeAsync(preview));
        Assert.Single((await SheetAsync()).Lines);
    }

    [Fact]
    public async Task What_became_other_than_shown_is_told_and_nothing_is_saved()
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        var other = (await Portal.PartAsync(Next, Other)).Id;
        var line = await EnteredAsync(other, Paper.Id, 8);
        var (fromOther, fromLastYear) = (await ShownAsync(From(other)), await ShownAsync(LastYear()));
        Done(await Portal.As<LineService>(Emil).ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 9)));
        Assert.Equal("exchange.overtaken", (await TakeAsync(fromOther)).Error!.Code);
        await Portal.OrderAsync(Gloves, 11, Portal.Today, number: "PO-2");
        Assert.Equal("exchange.overtaken", (await TakeAsync(fromLastYear)).Error!.Code);
        Assert.Empty((await SheetAsync()).Lines);
    }

    [Fact]
    public async Task A_line_that_somebody_changed_is_not_updated_unseen_and_taking_back_spares_it()
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        var stands = await EnteredAsync(NextPartId, Gloves.Id, 4);
        var preview = await ShownAsync(LastYear(update: true));
        var theirs = Done(await Portal.As<LineService>(Tomas).ChangeAsync(new LineChange(stands.Id, stands.Version, Quantity: 5)));
        Assert.Equal("exchange.overtaken", (await TakeAsync(preview)).Error!.Code);

        var done = Done(await TakeAsync(await ShownAsync(LastYear(update: true))));
        var now = (await SheetAsync()).Lines.Single().Figures;
        Done(await Portal.As<LineService>(Tomas).ChangeAsync(new LineChange(theirs.Id, now.Version, Quantity: 6)));
        Assert.Equal("exchange.overtaken", (await Portal.As<ExchangeService>(Emil).TakeBackAsync(NextPartId, done.Back)).Error!.Code);
        Assert.Equal(6, (await SheetAsync()).Lines.Single().Figures.Quantity);
    }

    [Fact]
    public async Task A_target_that_stops_also_stops_a_start()
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        await using (var db = Portal.Open())
        {
            await db.Set<Budget>().Where(b => b.Id == Next.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.TargetControl, TargetControl.Stop));
            db.Add(new CostCenterTarget(NextPartId, 50));
            await db.SaveChangesAsync();
        }

        Assert.Equal("planning.beyond_target", (await TakeAsync(await ShownAsync(LastYear()))).Error!.Code);
        Assert.Empty((await SheetAsync()).Lines);
    }
}
