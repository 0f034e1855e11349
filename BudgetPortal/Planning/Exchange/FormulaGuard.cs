namespace BudgetPortal.Planning.Exchange;

/// <summary>
/// Keeps text in a CSV file from becoming a formula in whatever program opens it: an apostrophe goes before it, which reading takes off
/// again, so that every text comes back as it was.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';

    /// <summary>What spreadsheet programs take for the beginning of a formula, alone or after they have dropped something.</summary>
    private const string Starters = "=+-@\t\r\n＝＋－＠";

    public static string Write(string text) => IsDangerous(text) ? Guard + text : text;

    public static string Read(string text) => text.StartsWith(Guard) && IsDangerous(text) ? text[1..] : text;

    /// <summary>Apostrophes before it are looked past: otherwise a text that has one of its own would lose it on its way back.</summary>
    private static bool IsDangerous(string text) => text.AsSpan().TrimStart(Guard) is { Length: > 0 } rest && Starters.Contains(rest[0]);
}
