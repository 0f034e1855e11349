using System.Globalization;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>Sentences about prices.</summary>
internal static class PriceWords
{
    /// <summary>A rate or a factor with all the decimals that it has.</summary>
    /// <param name="decimals">How many it shows at least.</param>
    public static string Exact(decimal value, int decimals = 0) =>
        value.ToString("#,0" + (decimals == 0 ? "." : "." + new string('0', decimals)) + new string('#', 8 - decimals), CultureInfo.CurrentCulture);

    /// <summary>How old an order is.</summary>
    public static string Age(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => PlanningText.DayOld,
        < 14 and var days => Words.Count(days, PlanningText.OneDayOld, PlanningText.DaysOld),
        < 53 * 7 and var days => Words.Format(PlanningText.WeeksOld, days / 7),
        var days => Words.Format(PlanningText.MonthsOld, days * 12 / 365),
    };

    /// <summary>An order in one line: number, day, supplier, price and, when it is in another unit, what that unit holds.</summary>
    public static string Order(LinePriceOrigin order) => string.Join(
        ", ", order.OrderNumber, Dates.Day(order.OrderDate), order.SupplierName,
        order.Unit is null
            ? $"{order.Currency} {Numbers.Price(order.UnitPrice)}"
            : $"{order.Currency} {Words.Format(PlanningText.PricePerUnit, Numbers.Price(order.UnitPrice), order.Unit)} ({Exact(order.Factor ?? 1)})");

    /// <summary>The warning of a price that is far from the usual one.</summary>
    /// <param name="share">By which it is above or below.</param>
    /// <param name="currency">The budget's.</param>
    public static string Far(decimal share, UsualPrice usual, string currency) => Words.Format(
        share > 0 ? PlanningText.FarAbove : PlanningText.FarBelow, Numbers.Percent(Math.Abs(share)), Numbers.Price(usual.UnitPrice), currency, usual.Orders);
}
