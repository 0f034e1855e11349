using System.Text.RegularExpressions;
using Xunit;

namespace BudgetPortal.Tests.Architecture;

/// <summary>Names by which a reader finds things.</summary>
public sealed partial class NameTests
{
    /// <summary>Named by the framework, which calls them.</summary>
    private static readonly string[] FrameworkMethods = ["Execute", "Main"];

    /// <summary>Named after what they replace in the framework.</summary>
    private static readonly string[] FrameworkTypes = ["PortalSignInManager"];

    [Fact]
    public void What_has_an_address_is_a_page_ends_in_Page_and_lies_under_Pages()
    {
        var broken =
            from file in SourceFile.Markup
            where file.Name != "_Imports.razor"
            let routed = Route().Match(file.Text)
            let isPage = file.Name.EndsWith("Page.razor", StringComparison.Ordinal)
            let lies = file.Path.Contains("/Pages/", StringComparison.Ordinal)
            where routed.Success != isPage || lies != isPage
            select file.At(routed.Index, file.Name);
        Broken.None(broken);
    }

    [Fact]
    public void What_opens_in_a_window_of_its_own_ends_in_Dialog()
    {
        var broken =
            from file in SourceFile.Markup
            where file.Module != "Platform" && !file.Name.EndsWith("Dialog.razor", StringComparison.Ordinal)
            from match in Modal().Matches(file.Uncommented)
            select file.At(match.Index, match.Value);
        Broken.None(broken);
    }

    [Fact]
    public void What_returns_a_task_ends_in_Async()
    {
        var broken =
            from file in SourceFile.Code
            from match in TaskMethod().Matches(file.Uncommented)
            let name = match.Groups["name"].Value
            where !name.EndsWith("Async", StringComparison.Ordinal) && !FrameworkMethods.Contains(name, StringComparer.Ordinal)
                && !match.Value.Contains("override", StringComparison.Ordinal)
            select file.At(match.Index + match.Value.Length - match.Value.TrimStart().Length, match.Value);
        Broken.None(broken);
    }

    [Fact]
    public void Nothing_is_async_void() => Broken.None(SourceFile.All.Where(f => f.IsCode).SelectMany(f => f.Find(AsyncVoid(), f.Uncommented)));

    [Fact]
    public void Nothing_is_called_Manager_Helper_Util_or_Base()
    {
        var broken =
            from file in SourceFile.All.Where(f => f.IsCode)
            from match in file.IsMarkup ? Vague().Matches("class " + Path.GetFileNameWithoutExtension(file.Name)) : Vague().Matches(file.Uncommented)
            where !FrameworkTypes.Contains(match.Groups["name"].Value, StringComparer.Ordinal)
            select file.At(file.IsMarkup ? 0 : match.Index, match.Value);
        Broken.None(broken);
    }

    [Fact]
    public void Nothing_is_left_to_do_or_commented_out() =>
        Broken.None(SourceFile.All.Where(f => f.IsCode || f.Path.EndsWith(".css", StringComparison.Ordinal)).SelectMany(f => f.Find(Left(), f.Text)));

    [GeneratedRegex(@"^@page\s", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex(@"<Modal\b")]
    private static partial Regex Modal();

    [GeneratedRegex(@"^[^\n=]*\b(?:Task|ValueTask)(?:<[^\n()]*>)?\??[ ]+(?<name>[A-Z]\w*)(?:<[^\n()]*>)?\(", RegexOptions.Multiline)]
    private static partial Regex TaskMethod();

    [GeneratedRegex(@"\basync\s+void\b|\+=\s*async\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?<name>\w*(?:Manager|Helpers?|Utils?|Utilit(?:y|ies)|(?<=[a-z])Base))\b")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b|^\s*//[^\n/]*;\s*$", RegexOptions.Multiline)]
    private static partial Regex Left();
}
