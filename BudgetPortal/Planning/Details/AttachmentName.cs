using System.Globalization;
using System.Text;

namespace BudgetPortal.Planning.Details;

/// <summary>The name under which a file is kept: as it was typed, without what could deceive or harm somebody.</summary>
public static class AttachmentName
{
    public const int Length = 200;

    /// <summary>
    /// No folders, no control or invisible characters (those that turn the writing direction hide an ending), no dots or blanks around it,
    /// at most <see cref="Length"/> characters with its ending. Empty when nothing is left.
    /// </summary>
    public static string Clean(string typed)
    {
        var name = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(Math.Min(name.Length, Length));
        foreach (var rune in name.EnumerateRunes().Where(IsShown))
        {
            clean.Append(rune);
        }

        var shown = clean.ToString().Normalize().Trim().TrimStart('.').TrimEnd('.').Trim();
        var ending = Ending(shown);
        return shown.Length <= Length ? shown : Shortened(shown[..^ending.Length], Length - ending.Length) + ending;
    }

    /// <summary>From the last dot on, in small letters; empty without one.</summary>
    public static string Ending(string name) => Path.GetExtension(name) is { Length: <= 10 } ending ? ending.ToLowerInvariant() : string.Empty;

    private static bool IsShown(Rune rune) => rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    /// <summary>Never ends in half a character.</summary>
    private static string Shortened(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
