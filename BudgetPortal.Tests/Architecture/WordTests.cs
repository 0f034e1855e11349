using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace BudgetPortal.Tests.Architecture;

/// <summary>Where these are broken, an Arabic reader meets English words or a page that is not mirrored.</summary>
public sealed partial class WordTests
{
    private static readonly HashSet<string> Spoken = new(StringComparer.OrdinalIgnoreCase)
    {
        "label", "placeholder", "title", "alt", "text", "summary", "emptytext", "caption", "heading", "description", "subtitle",
        "aria-label", "arialabel", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder",
    };

    /// <summary>Rules in which a physical side is meant: figures stand at the right in every language.</summary>
    private static readonly string[] Physical = [".bp-num", ".bp-input-num", ".bp-diff-percent"];

    [Fact]
    public void No_literal_word_stands_between_tags()
    {
        var broken =
            from file in SourceFile.Markup
            from word in RazorText.Words(file.Uncommented)
            select file.At(word.Index, word.Text);
        Broken.None(broken);
    }

    [Fact]
    public void No_literal_word_stands_in_an_attribute_that_is_shown_or_read_out()
    {
        var broken =
            from file in SourceFile.Markup
            from attribute in RazorText.Attributes(file.Uncommented)
            where Spoken.Contains(attribute.Name) && !attribute.Value.StartsWith('@') && Letters().IsMatch(attribute.Value)
            select file.At(attribute.Index, $"{attribute.Name}=\"{attribute.Value}\"");
        Broken.None(broken);
    }

    [Fact]
    public void Styles_say_start_and_end_instead_of_left_and_right()
    {
        var sheets =
            from file in SourceFile.All.Where(f => f.InPortal && f.Path.EndsWith(".css", StringComparison.Ordinal))
            from rule in Rule().Matches(file.Uncommented)
            where !Physical.Any(selector => rule.Groups["selector"].Value.Contains(selector, StringComparison.Ordinal))
            from match in Side().Matches(rule.Groups["body"].Value)
            select file.At(rule.Groups["body"].Index + match.Index, match.Value);
        var attributes =
            from file in SourceFile.Markup
            from attribute in RazorText.Attributes(file.Uncommented)
            where string.Equals(attribute.Name, "style", StringComparison.OrdinalIgnoreCase)
            from match in Side().Matches(attribute.Value)
            select file.At(attribute.Index, match.Value);
        Broken.None(sheets.Concat(attributes));
    }

    [Fact]
    public void Every_word_is_used()
    {
        var code = string.Concat(SourceFile.Code.Select(f => f.Uncommented));
        var unused =
            from file in SourceFile.All.Where(f => f.InPortal && f.Path.EndsWith(".resx", StringComparison.Ordinal))
            from data in XDocument.Parse(file.Text).Root!.Elements("data")
            let word = $"{Path.GetFileNameWithoutExtension(file.Name)}.{data.Attribute("name")!.Value}"
            where !Regex.IsMatch(code, $@"\b{Regex.Escape(word)}\b")
            select $"{file.Path}: {word}";
        Broken.None(unused);
    }

    [Fact]
    public void No_text_shouts()
    {
        var broken =
            from file in SourceFile.All.Where(f => f.InPortal && f.Path.EndsWith(".resx", StringComparison.Ordinal))
            from data in XDocument.Parse(file.Text).Root!.Elements("data")
            where data.Element("value")!.Value.Contains('!', StringComparison.Ordinal)
            select $"{file.Path}: {data.Attribute("name")!.Value}";
        Broken.None(broken);
    }

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"(?<selector>[^{}]*)\{(?<body>[^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<![\w-])(?:left|right)\s*:[^;]*|[\w-]+-(?:left|right)\b(?:-[\w-]+)?\s*:[^;]*|:[^;{}]*(?<![\w-])(?:left|right)(?![\w-])[^;]*")]
    private static partial Regex Side();
}
