using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, a line would lose the months that somebody chose for it, or would no longer be what its months say.</summary>
public sealed class LineMonthsTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private Item item = null!;
    private SeasonalProfile winter = null!;
    private Guid partId;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.CreateAsync();
        emil = await portal.UserAsync("Emil Entry");
        center = await portal.CostCenterAsync("CC-1", entryUsers: [emil]);
        item = await portal.ItemAsync("GAS", standardPrice: 2.5m);
        budget = await portal.BudgetAsync();
        partId = (await portal.PartAsync(budget, center)).Id;
        winter = await portal.AddAsync(SeasonalProfile.Create(Guid.NewGuid(), new ProfileTerms("Heating", [4, 3, 2, 1, 0, 0, 0, 0, 1, 2, 3, 4])).Value!);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Typing_the_quantity_respreads_by_the_profile_of_the_line()
    {
        var line = await AddedAsync(20, new SpreadChoice(SpreadKind.Profile, winter.Id));
        Assert.Equal([4m, 3, 2, 1, 0, 0, 0, 0, 1, 2, 3, 4], line.MonthQuantities);
        Assert.Equal((winter.Id, "Heating"), (line.Spread.ProfileId, line.Spread.ProfileName));
        var doubled = await ChangedAsync(new LineChange(line.Id, line.Version, Quantity: 40));
        Assert.Equal([8m, 6, 4, 2, 0, 0, 0, 0, 2, 4, 6, 8], doubled.MonthQuantities);
        Assert.Equal(100, doubled.MonthAmounts.Sum());
        Assert.Equal(doubled.MonthQuantities, (await portal.As<SheetQueries>(emil).LineAsync(line.Id))!.MonthQuantities);
    }

    [Fact]
    public async Task Typing_a_month_changes_the_quantity_and_a_quantity_keeps_the_shape_that_was_typed()
    {
        var line = await AddedAsync(12);
        decimal[] months = [6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12];
        var typed = await ChangedAsync(new LineChange(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Typed, Months: months)));
        Assert.Equal((18m, 45m, SpreadKind.Typed), (typed.Quantity, typed.Amount, typed.Spread.Kind));
        Assert.Equal(months, typed.MonthQuantities);
        var little = await ChangedAsync(new LineChange(line.Id, typed.Version, Quantity: 1));
        Assert.Equal(1, little.MonthQuantities[11]);
        var again = await ChangedAsync(new LineChange(line.Id, little.Version, Quantity: 36));
        Assert.Equal((12m, 24m), (again.MonthQuantities[0], again.MonthQuantities[11]));
        var even = await ChangedAsync(new LineChange(line.Id, again.Version, Spread: new SpreadChoice(SpreadKind.Even)));
        Assert.All(even.MonthQuantities, q => Assert.Equal(3, q));
    }

    [Fact]
    public async Task A_profile_that_is_changed_or_put_away_later_changes_no_line()
    {
        var line = await AddedAsync(20, new SpreadChoice(SpreadKind.Profile, winter.Id));
        var mira = await portal.ModuleOwnerAsync();
        Assert.True((await portal.As<ProfileService>(mira).ChangeAsync(
            winter.Id, winter.Version, new ProfileTerms("Cold months", [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], IsActive: false))).Succeeded);
        var changed = await ChangedAsync(new LineChange(line.Id, line.Version, Quantity: 40));
        Assert.Equal((8m, "Heating"), (changed.MonthQuantities[11], changed.Spread.ProfileName));
        await RefusedAsync("planning.profile_gone", new LineChange(line.Id, changed.Version, Spread: new SpreadChoice(SpreadKind.Profile, winter.Id)));
    }

    [Fact]
    public async Task Months_are_taken_back_with_their_spread()
    {
        var line = await AddedAsync(20, new SpreadChoice(SpreadKind.Profile, winter.Id));
        var even = await ChangedAsync(new LineChange(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Even)));
        var back = Assert.Single((await portal.As<SheetEditService>(emil).RunAsync(partId, [new RestoreStep(item.Id, line, even.Version)])).Value!.Lines);
        Assert.Equal((line.Spread, line.Quantity), (back.Spread, back.Quantity));
        Assert.Equal(line.MonthQuantities, back.MonthQuantities);
    }

    [Fact]
    public async Task A_lump_sum_is_an_amount_that_its_months_change()
    {
        var added = await portal.As<LineService>(emil).AddAsync(
            new NewLine(Guid.NewGuid(), partId, item.Id, 1, 1000, "Service contract", IsLumpSum: true));
        var line = added.Value!;
        Assert.Equal((1m, 1000m, 1000m, PriceSource.Manual), (line.Quantity, line.UnitPrice, line.Amount, line.PriceSource));
        Assert.Equal([83.33m, 83.33m, 83.34m], line.MonthAmounts.Take(3));
        var typed = await ChangedAsync(new LineChange(
            line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Typed, Months: [0, 0, 250.05m, 0, 0, 0, 0, 0, 0, 0, 0, 1])));
        Assert.Equal((1m, 251.05m, "Service contract"), (typed.Quantity, typed.Amount, typed.PriceReason));
        var amount = await ChangedAsync(new LineChange(line.Id, typed.Version, UnitPrice: 502.10m));
        Assert.Equal((500.10m, 2m), (amount.MonthAmounts[2], amount.MonthAmounts[11]));
        Assert.Empty((await portal.As<RepriceService>(emil).PreviewAsync(partId)).Value!.Rows);
        await RefusedAsync("planning.lump_sum_quantity", new LineChange(line.Id, amount.Version, Quantity: 2));
        await RefusedAsync("planning.amount_decimals", new LineChange(line.Id, amount.Version, UnitPrice: 1.005m));
        await RefusedAsync("planning.price_reason_required", new LineChange(line.Id, amount.Version, Reason: " "));
    }

    [Theory]
    [InlineData("planning.month_negative", 1, -1)]
    [InlineData("planning.months_empty", 0, 0)]
    [InlineData("planning.month_decimals", 1, 0.00001)]
    [InlineData("planning.month_too_large", 1, 1e27)]
    public async Task Impossible_months_are_refused_and_change_nothing(string code, double first, double second)
    {
        var line = await AddedAsync(12);
        decimal[] months = [(decimal)first, (decimal)second, .. Enumerable.Repeat(0m, 10)];
        await RefusedAsync(code, new LineChange(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Typed, Months: months)));
        await RefusedAsync("planning.months_missing", new LineChange(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Typed, Months: [1, 2])));
        Assert.Equal(12, (await portal.As<SheetQueries>(emil).LineAsync(line.Id))!.Quantity);
    }

    [Fact]
    public async Task Months_are_changed_only_by_those_who_may_enter_while_they_may_and_on_what_they_saw()
    {
        var line = await AddedAsync(12);
        var even = new SpreadChoice(SpreadKind.Typed, Months: [.. Enumerable.Repeat(2m, 12)]);
        var eve = await portal.UserAsync("Eve Else");
        Assert.Equal("planning.not_your_cost_center", (await portal.As<LineService>(eve).ChangeAsync(new LineChange(line.Id, line.Version, Spread: even))).Error!.Code);
        var changed = await ChangedAsync(new LineChange(line.Id, line.Version, Quantity: 13));
        await RefusedAsync("planning.line_conflict", new LineChange(line.Id, line.Version, Spread: even));
        await portal.AdvanceAsync(budget, BudgetState.PendingFinalApproval);
        Assert.False((await portal.As<LineService>(emil).ChangeAsync(new LineChange(line.Id, changed.Version, Spread: even))).Succeeded);
    }

    [Fact]
    public async Task Another_organizations_profile_is_none_to_choose()
    {
        var other = await portal.AnotherCompanyAsync();
        var foreign = await other.AddAsync(SeasonalProfile.Create(Guid.NewGuid(), new ProfileTerms("Foreign", [.. Enumerable.Repeat(1m, 12)])).Value!);
        var line = await AddedAsync(12);
        await RefusedAsync("planning.profile_gone", new LineChange(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Profile, foreign.Id)));
        Assert.Equal(["Heating"], (await portal.As<ProfileQueries>(emil).ActiveAsync()).Select(p => p.Name));
    }

    [Fact]
    public async Task The_database_refuses_a_lump_sum_of_several_pieces()
    {
        var line = await AddedAsync(12);
        await using var db = portal.Open();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            db.Set<BudgetLine>().Where(l => l.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.IsLumpSum, true)));
    }

    private async Task<LineFigures> AddedAsync(decimal quantity, SpreadChoice? spread = null) =>
        Done(await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.CreateVersion7(), partId, item.Id, quantity, Spread: spread)));

    private async Task<LineFigures> ChangedAsync(LineChange change) => Done(await portal.As<LineService>(emil).ChangeAsync(change));

    private async Task RefusedAsync(string code, LineChange change) =>
        Assert.Equal(code, (await portal.As<LineService>(emil).ChangeAsync(change)).Error?.Code);

    private static LineFigures Done(Result<LineFigures> result)
    {
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value!;
    }
}
