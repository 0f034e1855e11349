using System.Globalization;
using System.Text.RegularExpressions;

namespace BudgetPortal.Platform;

/// <summary>A sentence in which what it names, such as budgets and people, stands out.</summary>
public sealed partial record Sentence(IReadOnlyList<SentencePart> Parts)
{
    /// <summary>Fills the places of a sentence from a resource file, as <see cref="Words.Format"/> does.</summary>
    /// <param name="pattern">Its places are <c>{0}</c> to <c>{9}</c>.</param>
    /// <param name="arguments">A <see cref="Named"/> stands out.</param>
    public static Sentence Of(string pattern, params ReadOnlySpan<object?> arguments)
    {
        var parts = new List<SentencePart>();
        var at = 0;
        foreach (Match place in Place().Matches(pattern))
        {
            Add(parts, pattern[at..place.Index], false);
            var argument = arguments[int.Parse(place.ValueSpan[1..^1], CultureInfo.InvariantCulture)];
            Add(parts, argument is Named named ? named.Name : Words.Format("{0}", argument), argument is Named);
            at = place.Index + place.Length;
        }

        Add(parts, pattern[at..], false);
        return new Sentence(parts);
    }

    /// <summary>With another sentence behind it; the same when there is nothing to say.</summary>
    public Sentence Then(string? more) =>
        string.IsNullOrWhiteSpace(more) ? this : new Sentence([.. Parts, new SentencePart(". " + more.Trim(), false)]);

    /// <summary>Whether something of this name stands out.</summary>
    public bool Names(string name) => Parts.Any(p => p.StandsOut && p.Text == name);

    public override string ToString() => string.Concat(Parts.Select(p => p.Text));

    private static void Add(List<SentencePart> parts, string text, bool standsOut)
    {
        if (text.Length > 0)
        {
            parts.Add(new SentencePart(text, standsOut));
        }
    }

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}

public sealed record SentencePart(string Text, bool StandsOut);

/// <summary>A name in a <see cref="Sentence"/> that stands out.</summary>
public readonly record struct Named(string Name);
