using System.Text;
using System.Text.RegularExpressions;

namespace BudgetPortal.Tests.Architecture;

/// <summary>
/// Takes a .razor file apart as far as needed to find literal words: tags with their attributes, and the text between them without C#.
/// It knows balanced brackets and quotes, not the language; what it cannot tell from code by its form counts as code.
/// </summary>
internal static partial class RazorText
{
    /// <summary>Text nodes in which letters remain once expressions, statements and character entities are taken out.</summary>
    public static IEnumerable<(int Index, string Text)> Words(string uncommented)
    {
        var text = Blanked(uncommented);
        foreach (Match node in Node().Matches(text))
        {
            if (Letters().IsMatch(WithoutCode(node.Value)))
            {
                yield return (node.Index + node.Length - node.Value.TrimStart().Length, node.Value.Trim());
            }
        }
    }

    /// <summary>Attributes of all tags with their values, expressions included.</summary>
    public static IEnumerable<(int Index, string Name, string Value)> Attributes(string uncommented)
    {
        var text = Blanked(uncommented, keepTags: true);
        foreach (Match tag in OpeningTag().Matches(text))
        {
            foreach (Match attribute in Attribute().Matches(tag.Value))
            {
                var value = attribute.Groups["value"];
                yield return (tag.Index + attribute.Index, attribute.Groups["name"].Value, uncommented.Substring(tag.Index + value.Index, value.Length));
            }
        }
    }

    /// <summary>From an opening bracket to the closing one; strings in between are passed over.</summary>
    public static string Block(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    i = Math.Max(i, text.IndexOf('"', i + 1));
                    break;
                case '{' or '(' or '[':
                    depth++;
                    break;
                case '}' or ')' or ']' when --depth == 0:
                    return text[open..(i + 1)];
            }
        }

        return text[open..];
    }

    /// <summary>Blanks out directives, code blocks, styles, keys of the keyboard and, unless kept, tags; positions stay.</summary>
    private static string Blanked(string text, bool keepTags = false)
    {
        var blanked = new StringBuilder(text);
        foreach (Match code in CodeBlock().Matches(text))
        {
            Blank(blanked, code.Index, Block(text, code.Index + code.Length - 1).Length + code.Length - 1);
        }

        BlankAll(Directive());
        BlankAll(NotWords());
        foreach (Match expression in Expression().Matches(blanked.ToString()))
        {
            Blank(blanked, expression.Index, expression.Length - 1 + Block(text, expression.Index + expression.Length - 1).Length, '@');
        }

        if (!keepTags)
        {
            foreach (Match tag in Tag().Matches(blanked.ToString()))
            {
                Blank(blanked, tag.Index, tag.Length, '\0');
            }
        }

        return blanked.ToString();

        void BlankAll(Regex pattern)
        {
            foreach (Match match in pattern.Matches(blanked.ToString()))
            {
                Blank(blanked, match.Index, match.Length);
            }
        }
    }

    private static void Blank(StringBuilder text, int start, int length, char with = ' ')
    {
        for (var i = start; i < Math.Min(start + length, text.Length); i++)
        {
            text[i] = text[i] == '\n' ? '\n' : with;
        }
    }

    private static string WithoutCode(string node)
    {
        var text = Entity().Replace(Member().Replace(node, " "), " ");
        return string.Join('\n', text.Split('\n').Where(line => !Statement().IsMatch(line)));
    }

    [GeneratedRegex(@"@code\s*\{|@functions\s*\{|@\{")]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^@(page|using|inject|attribute|inherits|implements|layout|typeparam|namespace|rendermode|preservewhitespace)\b[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"<(style|script|kbd|svg)\b.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex NotWords();

    /// <summary>An expression up to its first bracket; chained calls beyond it are taken out as members.</summary>
    [GeneratedRegex(@"@(?:await\s+)?(?:\(|(?:[A-Za-z_][\w.!?]*(?:<[\w.,? ]+>)?)\(|(?:if|foreach|for|while|switch|using|lock)\s*\()")]
    private static partial Regex Expression();

    [GeneratedRegex(@"<[!/]?[A-Za-z](?:[^<>""']|""[^""]*""|'[^']*')*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<[A-Za-z](?:[^<>""']|""[^""]*""|'[^']*')*>")]
    private static partial Regex OpeningTag();

    [GeneratedRegex(@"(?<name>[\w:@-]+)\s*=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)')")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"[^\0]+")]
    private static partial Regex Node();

    [GeneratedRegex(@"@+[\w.!?]*(?:\[[^\]]*\][\w.!?]*)*")]
    private static partial Regex Member();

    [GeneratedRegex(@"&#?\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"[;{}]\s*$|^\s*(?:[{}]|else\b|case\b|default:|break\b|\)|\.|=>|\|\||&&|\?|:\s)|@?(?:if|else if|foreach|for|while|switch)\s*\(")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();
}
