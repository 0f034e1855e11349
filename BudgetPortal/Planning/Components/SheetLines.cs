namespace BudgetPortal.Planning.Components;

/// <summary>The lines of an open sheet in their order, each found at once by its id; what they come to is reckoned once a change.</summary>
public sealed class SheetLines(EntrySheet sheet)
{
    private readonly List<SheetLine> lines = [.. sheet.Lines];
    private readonly Dictionary<Guid, SheetLine> byId = sheet.Lines.ToDictionary(l => l.Figures.Id);
    private readonly Dictionary<Guid, SheetLine> known = sheet.Lines.ToDictionary(l => l.Figures.Id);
    private SheetSums? sums;

    public IReadOnlyList<SheetLine> All => lines;

    public SheetSums Sums => sums ??= SheetSums.Of(lines, sheet);

    /// <summary>The line as it stands; null when it is gone.</summary>
    public SheetLine? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>The line as it was last seen here, also when it is gone.</summary>
    public SheetLine? Known(Guid id) => known.GetValueOrDefault(id);

    /// <summary>Tells of lines that are not here, but may be soon.</summary>
    public void Know(IEnumerable<SheetLine> others)
    {
        foreach (var line in others)
        {
            known.TryAdd(line.Figures.Id, line);
        }
    }

    /// <summary>Tells of every line that was ever seen in another one.</summary>
    public void Know(SheetLines other) => Know(other.known.Values);

    /// <summary>Puts a line in the place of the one with its id, or where it belongs when there is none.</summary>
    /// <returns>Whether there was none.</returns>
    public bool Put(SheetLine line)
    {
        sums = null;
        var isNew = !byId.ContainsKey(line.Figures.Id);
        byId[line.Figures.Id] = known[line.Figures.Id] = line;
        if (!isNew)
        {
            lines[lines.FindIndex(l => l.Figures.Id == line.Figures.Id)] = line;
            return false;
        }

        var at = lines.FindIndex(l => Comes(line, l) < 0);
        lines.Insert(at < 0 ? lines.Count : at, line);
        Compare(line.CodeId);
        return true;
    }

    public void Remove(Guid id)
    {
        sums = null;
        if (byId.Remove(id, out var gone))
        {
            lines.Remove(gone);
            Compare(gone.CodeId);
        }
    }

    /// <summary>The order in which a sheet is read.</summary>
    private static int Comes(SheetLine line, SheetLine other) =>
        string.CompareOrdinal(line.Category, other.Category) is not 0 and var category ? category
        : string.CompareOrdinal(line.Code, other.Code) is not 0 and var code ? code
        : line.Figures.Id.CompareTo(other.Figures.Id);

    /// <summary>The first line of an item is compared with what last year had of it, what was carried forward with nothing. Rows of lines that stay the same are not drawn anew.</summary>
    private void Compare(Guid codeId)
    {
        if (known.Values.Where(l => l.CodeId == codeId).Max(l => l.LastYear) is not { } lastYear)
        {
            return;
        }

        foreach (var line in lines.Where(l => l.CodeId == codeId && !l.Figures.IsCarried).ToList())
        {
            if (line.LastYear != lastYear)
            {
                byId[line.Figures.Id] = known[line.Figures.Id] = lines[lines.IndexOf(line)] = line with { LastYear = lastYear };
            }

            lastYear = 0;
        }
    }
}
