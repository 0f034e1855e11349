using BudgetPortal.Planning;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class BudgetTermsTests
{
    private static readonly BudgetTerms Valid = new(
        "OPEX 2027", BudgetType.Opex, Guid.NewGuid(), new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), new DateOnly(2027, 1, 1),
        new DateOnly(2027, 12, 31), "EUR", "", false);

    public static TheoryData<BudgetTerms, string, string> Broken => new()
    {
        { Valid with { Name = "   " }, "planning.name_required", nameof(BudgetTerms.Name) },
        { Valid with { Name = new string('x', 121) }, "planning.name_too_long", nameof(BudgetTerms.Name) },
        { Valid with { PeriodId = Guid.Empty }, "planning.period_required", nameof(BudgetTerms.PeriodId) },
        { Valid with { EntryEnd = new DateOnly(2026, 10, 1) }, "planning.entry_end_not_after_start", nameof(BudgetTerms.EntryEnd) },
        { Valid with { EntryEnd = new DateOnly(2026, 9, 30) }, "planning.entry_end_not_after_start", nameof(BudgetTerms.EntryEnd) },
        { Valid with { EntryEnd = Valid.ExpireDate }, "planning.entry_end_after_expire", nameof(BudgetTerms.EntryEnd) },
        { Valid with { EntryStart = new DateOnly(206, 10, 1) }, "planning.date_far_off", nameof(BudgetTerms.EntryStart) },
        { Valid with { ActiveDate = new DateOnly(2026, 9, 30) }, "planning.active_before_entry", nameof(BudgetTerms.ActiveDate) },
        { Valid with { ExpireDate = new DateOnly(2027, 1, 1) }, "planning.expire_not_after_active", nameof(BudgetTerms.ExpireDate) },
        { Valid with { ExpireDate = new DateOnly(2030, 1, 1) }, "planning.too_many_months", nameof(BudgetTerms.ExpireDate) },
        { Valid with { Currency = "eur" }, "planning.currency_invalid", nameof(BudgetTerms.Currency) },
        { Valid with { Currency = "" }, "planning.currency_invalid", nameof(BudgetTerms.Currency) },
        { Valid with { Instructions = new string('x', 4001) }, "planning.instructions_too_long", nameof(BudgetTerms.Instructions) },
    };

    [Fact]
    public void Sound_terms_are_accepted() => Assert.Empty(Valid.Check());

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_broken_rule_is_told_at_its_field(BudgetTerms terms, string code, string field)
    {
        var error = Assert.Single(terms.Check());
        Assert.Equal((code, field), (error.Code, error.Field));
    }

    /// <summary>Days at the end of the calendar have no next day: one such budget stopped the whole company's entry.</summary>
    [Fact]
    public void The_last_day_of_the_calendar_is_refused() =>
        Assert.Contains((Valid with { EntryEnd = DateOnly.MaxValue }).Check(), e => (e.Code, e.Field) == ("planning.date_far_off", nameof(BudgetTerms.EntryEnd)));

    [Fact]
    public void Thirty_six_months_are_the_most() => Assert.Empty((Valid with { ExpireDate = new DateOnly(2029, 12, 31) }).Check());

    [Fact]
    public void Active_may_begin_with_entry() => Assert.Empty((Valid with { ActiveDate = Valid.EntryStart }).Check());

    [Theory]
    [InlineData("2027-01-01", "2027-12-31", 12)]
    [InlineData("2027-01-31", "2027-02-01", 2)]
    [InlineData("2027-07-15", "2028-06-30", 12)]
    public void Months_are_those_touched(string first, string last, int months) =>
        Assert.Equal(months, BudgetTerms.Months(DateOnly.Parse(first), DateOnly.Parse(last)));
}
