namespace BudgetPortal.Platform;

/// <summary>ISO 4217: how many decimals a currency has, and rounding to them.</summary>
public static class Currency
{
    private static readonly HashSet<string> WithoutDecimals = new(StringComparer.Ordinal)
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    };

    private static readonly HashSet<string> WithThreeDecimals = new(StringComparer.Ordinal)
    {
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
    };

    /// <summary>Decimals of amounts in this currency: 0, 2 or 3.</summary>
    public static int Decimals(string code) =>
        WithoutDecimals.Contains(code) ? 0 : WithThreeDecimals.Contains(code) ? 3 : 2;

    /// <summary>An amount rounded half away from zero to the currency's decimals.</summary>
    public static decimal Round(decimal amount, string code) =>
        Math.Round(amount, Decimals(code), MidpointRounding.AwayFromZero);

    /// <summary>A unit price rounded half away from zero to 4 decimals.</summary>
    public static decimal RoundUnitPrice(decimal price) => Math.Round(price, 4, MidpointRounding.AwayFromZero);

    /// <summary>Whether a text has the form of a currency code: three capital letters.</summary>
    public static bool IsCode(string? code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);
}
