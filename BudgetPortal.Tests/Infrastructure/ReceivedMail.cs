using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>A mail as a mail server took it.</summary>
/// <param name="Data">Headers and parts, as they were sent.</param>
public sealed partial record ReceivedMail(string To, string Data)
{
    public string Text => Part("text/plain");

    public string Html => Part("text/html");

    public string MessageId => Header("Message-ID")!;

    /// <summary>A header's value without its line breaks; null when it has none. A subject is decoded.</summary>
    public string? Header(string name)
    {
        var head = Data[..Data.IndexOf("\n\n", StringComparison.Ordinal)];
        var found = Regex.Match(head, $@"^{Regex.Escape(name)}: ?(.*(?:\n[ \t].*)*)", RegexOptions.Multiline | RegexOptions.IgnoreCase);
        return found.Success ? Decode(Fold().Replace(found.Groups[1].Value, " ")) : null;
    }

    private static string Decode(string value) => Word().Replace(value, word => word.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : QuotedPrintable(word.Groups[2].Value.Replace('_', ' ')));

    private static string QuotedPrintable(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(
        Hex().Replace(text.Replace("=\n", "", StringComparison.Ordinal), hex =>
            ((char)byte.Parse(hex.Groups["byte"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())));

    private string Part(string type)
    {
        var boundary = Regex.Match(Data, "boundary=\"?([^\";\n]+)").Groups[1].Value;
        var part = Data.Split("--" + boundary).Single(p => p.Contains("Content-Type: " + type, StringComparison.OrdinalIgnoreCase));
        var at = part.IndexOf("\n\n", StringComparison.Ordinal);
        var content = part[(at + 2)..];
        return part[..at].Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(content))
            : QuotedPrintable(content);
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex("=(?<byte>[0-9A-F]{2})")]
    private static partial Regex Hex();
}
