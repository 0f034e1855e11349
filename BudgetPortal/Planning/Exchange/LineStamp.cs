using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BudgetPortal.Planning.Exchange;

/// <summary>
/// What a file knows of a line besides its cells: the version that it shows, and a mark of what each of its fields said. So it can be told
/// what somebody changed in the file from what somebody else changed in the portal meanwhile.
/// </summary>
internal sealed record LineStamp(Guid Version, string Quantity, string UnitPrice, string Reason, string Justification, string Months)
{
    public static LineStamp Of(LineFigures line) => new(
        line.Version, Mark(line.Quantity), Mark(line.UnitPrice), Mark(line.PriceReason), Mark(line.Justification), Mark(line.Shown()));

    public static LineStamp? Read(string text) =>
        text.Trim().Split('.') is [['v', .. var version], var quantity, var price, var reason, var why, var months] && Guid.TryParseExact(version, "N", out var id)
            ? new LineStamp(id, quantity, price, reason, why, months) : null;

    public override string ToString() => $"v{Version:N}.{Quantity}.{UnitPrice}.{Reason}.{Justification}.{Months}";

    public static string Mark(decimal? figure) => Mark(figure is { } known ? Figures.Canonical(known) : string.Empty);

    public static string Mark(IEnumerable<decimal?> figures) => Mark(string.Join('|', figures.Select(f => f is { } known ? Figures.Canonical(known) : string.Empty)));

    public static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Texts.Canonical(text))).AsSpan(0, 4));
}

/// <summary>By which name a line goes in files: short, and the same for as long as it exists.</summary>
internal static class LineKey
{
    public static string Of(Guid lineId) => "L-" + lineId.ToString("N")[20..];
}

/// <summary>Figures as far as a spreadsheet can hold them, which is 15 digits.</summary>
internal static class Figures
{
    public static bool Same(decimal one, decimal other) => one == other || (double)one == (double)other || Rounded(one) == Rounded(other);

    public static string Canonical(decimal figure) => Rounded(figure).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>What a line's months show: quantities, of a lump sum amounts.</summary>
    public static IEnumerable<decimal?> Shown(this LineFigures line) => (line.IsLumpSum ? line.MonthAmounts : line.MonthQuantities).Cast<decimal?>();

    /// <summary>The conversion of a double keeps 15 digits.</summary>
    private static decimal Rounded(decimal figure) => (decimal)(double)figure;
}

/// <summary>Texts, whose line breaks and outer spaces no program keeps as they were.</summary>
internal static class Texts
{
    public static string Canonical(string text) => text.ReplaceLineEndings("\n").Trim();

    public static bool Same(string one, string other) => string.Equals(Canonical(one), Canonical(other), StringComparison.Ordinal);
}
