using BudgetPortal.Planning;
using BudgetPortal.Platform;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, the months of a line would not add up to the line.</summary>
public sealed class EvenSpreadTests
{
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD"];

    [Fact]
    public void Months_add_up_to_the_quantity_and_differ_by_one_step_at_most() => Check((quantity, _, months, _) =>
    {
        var spread = EvenSpread.Quantities(quantity, months);
        var step = decimal.Truncate(quantity) == quantity ? 1m : 0.0001m;
        Assert.Equal(months, spread.Length);
        Assert.Equal(quantity, spread.Sum());
        Assert.True(spread.Max() - spread.Min() <= step, $"{quantity} over {months}: {string.Join(' ', spread)}");
        Assert.All(spread, q => Assert.True(q >= 0));
    });

    [Fact]
    public void Whole_pieces_stay_whole() => Check((quantity, _, months, _) =>
        Assert.All(EvenSpread.Quantities(decimal.Truncate(quantity), months), q => Assert.Equal(decimal.Truncate(q), q)));

    [Fact]
    public void Months_add_up_to_the_amount_to_the_last_cent() => Check((quantity, price, months, currency) =>
    {
        var amount = Currency.Round(quantity * price, currency);
        var decimals = Currency.Decimals(currency);
        var spread = EvenSpread.Amounts(EvenSpread.Quantities(quantity, months), price, amount, decimals);
        Assert.Equal(amount, spread.Sum());
        Assert.All(spread, a => Assert.True(a >= 0 && decimal.Round(a, decimals) == a, $"{a} {currency}"));
    });

    /// <summary>Quantities up to ten million with 0 or 4 decimals, prices up to 200,000, 1 to 36 months.</summary>
    private static void Check(Action<decimal, decimal, int, string> holds) =>
        Prop.ForAll(
            (from whole in Gen.Choose(1, 10_000_000)
             from part in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 9999))
             from price in Gen.Choose(0, 2_000_000_000)
             from months in Gen.Choose(1, 36)
             from currency in Gen.Elements(Currencies)
             select (Quantity: whole + (part / 10_000m), Price: price / 10_000m, Months: months, Currency: currency)).ToArbitrary(),
            line => holds(line.Quantity, line.Price, line.Months, line.Currency))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
}
