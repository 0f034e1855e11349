using System.Globalization;

namespace BudgetPortal.Platform;

/// <summary>Words with figures in them.</summary>
public static class Words
{
    /// <summary>Fills a resource text with arguments in the user's culture.</summary>
    public static string Format(string text, params object?[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
