using System.Globalization;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Platform;

/// <summary>Days on screen. If these fail, somebody reads another deadline than is meant.</summary>
public sealed class DatesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    public DatesTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Fact]
    public void A_day_has_its_weekday_and_this_year_goes_without_saying()
    {
        Assert.Equal("Fri 27 Nov", Dates.Day(new DateOnly(2026, 11, 27), Today));
        Assert.Equal("Fri 1 Jan 2027", Dates.Day(new DateOnly(2027, 1, 1), Today));
    }

    [Fact]
    public void A_culture_writes_its_own_order()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-US");
        Assert.Equal("Fri Nov 27, 2026", Dates.Day(new DateOnly(2026, 11, 27)));
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "tomorrow")]
    [InlineData(3, "in 3 days")]
    [InlineData(-1, "yesterday")]
    [InlineData(-5, "5 days ago")]
    public void A_deadline_says_how_far_it_is(int days, string shown) => Assert.Equal(shown, Dates.Relative(Today.AddDays(days), Today));

    [Theory]
    [InlineData(4, "4 d")]
    [InlineData(84, "12 w")]
    [InlineData(430, "14 mo")]
    [InlineData(-2, "0 d")]
    public void A_price_says_how_old_it_is(int days, string shown) => Assert.Equal(shown, Dates.Age(Today.AddDays(-days), Today));

    [Fact]
    public void A_range_names_the_year_once() =>
        Assert.Equal("1 Jan to 31 Dec 2027", Dates.Range(new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)));

    [Fact]
    public void A_moment_is_shown_at_its_own_offset() =>
        Assert.Equal("today 10:42", Dates.Moment(new DateTimeOffset(2026, 11, 24, 10, 42, 0, TimeSpan.FromHours(1)), Today));

    [Fact]
    public void Sentences_get_days_and_counts_in_words() =>
        Assert.Equal("1,842 until Fri 27 Nov 2026", Words.Format("{0} until {1}", 1842, new DateOnly(2026, 11, 27)));
}
