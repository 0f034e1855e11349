using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BudgetPortal.Planning.Exchange;

/// <summary>
/// What a file knows of a line besides its cells: the version that it shows, and a mark of what it said. A row that still says the same was
/// not touched in the file, whatever somebody made of the line in the portal.
/// </summary>
internal sealed record LineStamp(Guid Version, string Mark)
{
    public static LineStamp Of(LineFigures line, string code) => new(line.Version, MarkOf(
        code, line.Quantity, line.UnitPrice, line.PriceReason, line.Justification, line.Shown()));

    public static LineStamp? Read(string text) =>
        text.Trim().Split('.') is [['v', .. var version], var mark] && Guid.TryParseExact(version, "N", out var id) ? new LineStamp(id, mark) : null;

    public override string ToString() => $"v{Version:N}.{Mark}";

    public static string MarkOf(
        string code, decimal? quantity, decimal? unitPrice, string reason, string justification, IEnumerable<decimal?> months)
    {
        var figures = string.Join('|', months.Prepend(unitPrice).Prepend(quantity).Select(f => f is { } figure ? Figures.Canonical(figure) : string.Empty));
        var said = string.Join('\0', figures, code.Trim(), Texts.Canonical(reason), Texts.Canonical(justification));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 6));
    }
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
