using System.Globalization;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Platform;

/// <summary>Figures on screen. If these fail, people read or enter another amount than is meant.</summary>
public sealed class NumbersTests
{
    public NumbersTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Theory]
    [InlineData("0", 2, "–")]
    [InlineData("1234567.5", 2, "1,234,567.50")]
    [InlineData("-1234.5", 0, "−1,235")]
    [InlineData("12.3456", 3, "12.346")]
    public void An_amount_has_its_decimals_and_a_true_minus_and_nothing_is_a_dash(string amount, int decimals, string shown) =>
        Assert.Equal(shown, Numbers.Money(Of(amount), decimals));

    [Theory]
    [InlineData("43100", 0, "+43,100")]
    [InlineData("-315100", 0, "−315,100")]
    [InlineData("0", 0, "–")]
    [InlineData("0.004", 2, "–")]
    public void A_difference_carries_its_sign(string difference, int decimals, string shown) =>
        Assert.Equal(shown, Numbers.Change(Of(difference), decimals));

    [Theory]
    [InlineData("0.078", "+7.8\u00a0%")]
    [InlineData("-0.34", "−34.0\u00a0%")]
    [InlineData("0.0001", "0.0\u00a0%")]
    public void A_share_is_written_in_percent(string ratio, string shown) => Assert.Equal(shown, Numbers.SignedPercent(Of(ratio)));

    [Theory]
    [InlineData("520", "520")]
    [InlineData("1,250.50", "1250.50")]
    [InlineData(" 1 250.5 ", "1250.5")]
    [InlineData("−3", "-3")]
    [InlineData(".5", "0.5")]
    public void What_people_type_is_read_in_their_culture(string typed, string value)
    {
        Assert.True(Numbers.TryParse(typed, out var read));
        Assert.Equal(Of(value), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("1e30")]
    [InlineData("9,43")]
    [InlineData("1.2.3")]
    [InlineData("99999999999999999999999999999999999")]
    [InlineData("70000000000000000000000000000")] // two of them added up are more than a decimal holds
    public void What_is_no_number_or_would_become_another_one_is_refused(string? typed) => Assert.False(Numbers.TryParse(typed, out _));

    [Fact]
    public void Ten_thousand_characters_are_refused() => Assert.False(Numbers.TryParse(new string('9', 10_000), out _));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("ar")]
    public void What_is_shown_can_be_typed_again_in_other_cultures(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        Assert.True(Numbers.TryParse(Numbers.Plain(-1234567.89m, 2), out var read));
        Assert.Equal(-1234567.89m, read);
    }

    private static decimal Of(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);
}
