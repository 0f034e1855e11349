using System.Globalization;

namespace BudgetPortal.Platform;

/// <summary>Figures as people read them here: thousands separated, a true minus, zero as a dash where it means "nothing".</summary>
public static class Numbers
{
    public const string Dash = "–";
    public const char Minus = '\u2212';

    /// <summary>Nobody plans with such figures, and a few of them added up would overflow while somebody types.</summary>
    private const decimal Beyond = 1_000_000_000_000_000_000m;

    private const NumberStyles Typed = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    /// <summary>An amount with the decimals of its currency, without its code. Zero and nothing are a dash.</summary>
    public static string Money(decimal? amount, int decimals = 0) => amount is null or 0 ? Dash : Plain(amount.Value, decimals);

    /// <summary>Like <see cref="Money"/>, but a zero is written out.</summary>
    public static string Plain(decimal value, int decimals = 0)
    {
        var digits = Math.Abs(value).ToString("N" + decimals, CultureInfo.CurrentCulture);
        return value < 0 && HasDigits(digits) ? Minus + digits : digits;
    }

    /// <summary>A difference: always with its sign, zero as a dash.</summary>
    public static string Change(decimal value, int decimals = 0)
    {
        var text = Plain(value, decimals);
        return !HasDigits(text) ? Dash : value > 0 ? "+" + text : text;
    }

    /// <summary>A unit price has four decimals, whatever its currency.</summary>
    public static string Price(decimal price) => Plain(price, 4);

    /// <summary>A quantity with the decimals it has, four at most.</summary>
    public static string Quantity(decimal quantity)
    {
        var digits = Math.Abs(quantity).ToString("#,##0.####", CultureInfo.CurrentCulture);
        return quantity < 0 ? Minus + digits : digits;
    }

    /// <summary>As a field shows it to be typed over: what has more decimals than it may have keeps them, or nobody sees what is wrong with it.</summary>
    /// <param name="decimals">Null for as many as it has, four at most.</param>
    public static string InField(decimal value, int? decimals) =>
        decimal.Round(value, decimals ?? 4) != value ? value.ToString(CultureInfo.CurrentCulture)
        : decimals is { } places ? Plain(value, places) : Quantity(value);

    public static string Count(long number) => Plain(number);

    /// <param name="ratio">0.078 is written 7.8 %.</param>
    public static string Percent(decimal ratio, int decimals = 1) => Words.Format(PlatformText.PercentFormat, Plain(ratio * 100, decimals));

    /// <param name="ratio">0.078 is written +7.8 %.</param>
    public static string SignedPercent(decimal ratio, int decimals = 1)
    {
        var text = Plain(ratio * 100, decimals);
        return Words.Format(PlatformText.PercentFormat, ratio > 0 && HasDigits(text) ? "+" + text : text);
    }

    /// <summary>Reads what somebody typed in their own culture; a true minus and spaces between thousands are understood; more than 18 digits before the decimal point are not.</summary>
    public static bool TryParse(string? typed, out decimal value)
    {
        value = 0;
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > 40)
        {
            return false;
        }

        var culture = CultureInfo.CurrentCulture;
        var text = new string([.. typed.Where(c => !char.IsWhiteSpace(c))]);
        var digits = text.TrimStart('-', '+', Minus);
        if (text.Length - digits.Length > 1 || !WellGrouped(digits, culture.NumberFormat) || !decimal.TryParse(digits, Typed, culture, out value) || value >= Beyond)
        {
            return false;
        }

        value = text[0] is '-' or Minus ? -value : value;
        return true;
    }

    // "9,43" typed where the comma separates thousands would silently become 943.
    private static bool WellGrouped(string text, NumberFormatInfo format)
    {
        var whole = text.Split(format.NumberDecimalSeparator)[0];
        var groups = whole.Split(format.NumberGroupSeparator);
        return groups.Length == 1 || groups.Skip(1).All(g => g.Length == 3);
    }

    private static bool HasDigits(string text) => text.Any(c => c is >= '1' and <= '9');
}
