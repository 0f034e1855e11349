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

        var at = lines.FindIndex(l => (string.CompareOrdinal(l.Category, line.Category), string.CompareOrdinal(l.Code, line.Code)) is (> 0, _) or (0, > 0));
        lines.Insert(at < 0 ? lines.Count : at, line);
        return true;
    }

    public void Remove(Guid id)
    {
        sums = null;
        byId.Remove(id);
        lines.RemoveAll(l => l.Figures.Id == id);
    }
}
