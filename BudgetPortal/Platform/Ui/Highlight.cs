namespace BudgetPortal.Platform.Ui;

/// <summary>Finds the words that were searched for in a name.</summary>
public static class Highlight
{
    /// <summary>The name in pieces, each with whether it was searched for.</summary>
    public static IEnumerable<(string Part, bool Hit)> Parts(string name, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var at = 0;
        while (at < name.Length)
        {
            var hit = words.Select(w => (Start: name.IndexOf(w, at, StringComparison.CurrentCultureIgnoreCase), w.Length))
                .Where(h => h.Start >= 0).OrderBy(h => h.Start).ThenByDescending(h => h.Length).FirstOrDefault((Start: -1, Length: 0));
            if (hit.Start < 0)
            {
                break;
            }

            if (hit.Start > at)
            {
                yield return (name[at..hit.Start], false);
            }

            var end = Math.Min(name.Length, hit.Start + hit.Length);
            yield return (name[hit.Start..end], true);
            at = end;
        }

        if (at < name.Length)
        {
            yield return (name[at..], false);
        }
    }
}
