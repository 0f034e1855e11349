using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Text in a workbook: what XML cannot hold is written as <c>_x000D_</c>, and what looks so by itself is marked.</summary>
internal static partial class XlsxText
{
    public static string Write(string text)
    {
        var marked = LooksWritten().Replace(text, "_x005F_");
        var written = new StringBuilder(marked.Length);
        for (var i = 0; i < marked.Length; i++)
        {
            var pair = char.IsHighSurrogate(marked[i]) && i + 1 < marked.Length && char.IsLowSurrogate(marked[i + 1]);
            if (pair)
            {
                written.Append(marked[i]).Append(marked[++i]);
            }
            else if (marked[i] is '\r' or '\ufffe' or '\uffff' || char.IsSurrogate(marked[i]) || (marked[i] < ' ' && marked[i] is not ('\t' or '\n')))
            {
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)marked[i]:X4}_");
            }
            else
            {
                written.Append(marked[i]);
            }
        }

        return written.ToString();
    }

    public static string Read(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Written().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksWritten();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
