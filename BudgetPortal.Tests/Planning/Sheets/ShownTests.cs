using BudgetPortal.Data.Choices;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Sheets;

/// <summary>Without these, a line would vanish while one types, or a person would see the sheet as another one likes it.</summary>
public sealed class ShownTests : OpenedSheet
{
    [Fact]
    public async Task A_line_that_no_longer_matches_stays_until_the_filter_is_set_again()
    {
        await Session.ChangeAsync(Change(0) with { Justification = "New shift" });
        var filter = SheetFilter.None with { Gap = LineGap.WithoutJustification };
        Session.FilterBy(filter);
        Assert.Equal((2, 50), (Session.Shown().Lines, Session.Shown().Amount));
        await Session.ChangeAsync(Change(1) with { Justification = "As ever" });
        Assert.True(Session.Shows(Session.Line(Ids[1])!));
        Session.FilterBy(filter);
        Assert.False(Session.Shows(Session.Line(Ids[1])!));
        Assert.Equal(1, Session.Shown().Lines);
    }

    [Fact]
    public async Task Lines_are_told_apart_by_what_they_are_and_by_where_their_price_comes_from()
    {
        await Session.ChangeAsync(Change(0) with { UnitPrice = 12, Reason = "Quotation" });
        var item = await Portal.ItemAsync("Towels", category: "Paper");
        await Portal.OrderAsync(item, 5, Portal.Today.AddMonths(-8));
        var part = await Portal.PartAsync(Budget, Center);
        Assert.True((await Portal.As<BudgetPortal.Planning.LineService>(Emil).AddAsync(new(Guid.NewGuid(), part.Id, item.Id, 2))).Succeeded);
        var session = await OpenAsync(Emil);

        Assert.Equal(["Gloves"], Named(SheetFilter.None with { Price = LinePriceKind.Manual }));
        Assert.Equal(["Towels"], Named(SheetFilter.None with { Price = LinePriceKind.Order }));
        Assert.Equal(["Towels"], Named(SheetFilter.None with { Gap = LineGap.OldPrice }));
        Assert.Equal(["Towels"], Named(SheetFilter.None with { Category = "Paper" }));
        Assert.Equal(["Soap", "Swabs"], Named(SheetFilter.None with { Text = " s ", Price = LinePriceKind.Standard }));
        Assert.Equal(1, session.Sums.Lines.OldPrices);

        IEnumerable<string> Named(SheetFilter filter)
        {
            session.FilterBy(filter);
            return session.Lines.Where(session.Shows).Select(l => l.Code).Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Everybody_has_their_own_columns()
    {
        var columns = SheetColumns.All.With(OptionalColumn.Unit, shown: false).With(OptionalColumn.Months, shown: false);
        await Portal.As<ChoiceService>(Emil).RememberAsync(SheetColumns.Key, columns.Hidden);
        var other = await Portal.AnotherCompanyAsync();
        var eve = await other.UserAsync("Eve Else");
        Assert.Equal("unit months", await Portal.As<ChoiceService>(Emil).ReadAsync(SheetColumns.Key));
        Assert.Null(await Portal.As<ChoiceService>(Olga).ReadAsync(SheetColumns.Key));
        Assert.Null(await other.As<ChoiceService>(eve).ReadAsync(SheetColumns.Key));

        var read = SheetColumns.Read("months gone unit");
        Assert.Equal("unit months", read.Hidden);
        Assert.Equal(1, read.Count(OptionalColumn.Unit, OptionalColumn.Source));
        await Portal.As<ChoiceService>(Emil).RememberAsync(SheetColumns.Key, null);
        Assert.Null(await Portal.As<ChoiceService>(Emil).ReadAsync(SheetColumns.Key));
    }

    [Fact]
    public async Task Choosing_in_two_windows_at_once_keeps_one_of_both()
    {
        await Task.WhenAll(new[] { "unit", "months", "source" }.Select(hidden => Portal.As<ChoiceService>(Emil).RememberAsync(SheetColumns.Key, hidden)));
        await using var db = Portal.Open();
        Assert.Equal(1, await db.Set<RememberedChoice>().CountAsync());
    }
}
