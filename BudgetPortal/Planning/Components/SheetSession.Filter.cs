using BudgetPortal.Planning.Sheets;

namespace BudgetPortal.Planning.Components;

/// <summary>Which lines and columns are shown.</summary>
public sealed partial class SheetSession
{
    private readonly HashSet<string> folded = new(StringComparer.Ordinal);

    /// <summary>Lines that were changed since the filter was set: they stay, so that none vanishes from under the cursor.</summary>
    private readonly HashSet<Guid> edited = [];

    public SheetFilter Filter { get; private set; } = SheetFilter.None;

    public SheetColumns Columns { get; private set; } = SheetColumns.All;

    /// <summary>Groups in sight, each with all of its lines; the lines in sight are told apart by <see cref="Shows"/>.</summary>
    public IEnumerable<IGrouping<string, SheetLine>> Groups => Lines.GroupBy(l => l.Category).Where(g => g.Any(Shows));

    public bool Shows(SheetLine line) => Filter.IsNone || Filter.Shows(line, sheet.Today) || edited.Contains(line.Figures.Id);

    /// <summary>What the lines that the filter shows come to, folded ones included.</summary>
    public GroupSums Shown()
    {
        var shown = Lines.Where(Shows).ToList();
        return new GroupSums(shown.Count, shown.Sum(l => l.Figures.Amount), sheet.LastYearTotal is null ? null : shown.Sum(l => l.LastYear ?? 0), []);
    }

    public void FilterBy(SheetFilter filter)
    {
        Filter = filter with { Text = filter.Text.Trim() };
        edited.Clear();
        RowsChanged?.Invoke(this, EventArgs.Empty);
    }

    public void Show(SheetColumns columns)
    {
        Columns = columns;
        RowsChanged?.Invoke(this, EventArgs.Empty);
    }

    public bool Folded(string category) => folded.Contains(category);

    public void Fold(string category)
    {
        if (!folded.Remove(category))
        {
            folded.Add(category);
        }

        RowsChanged?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Shows every line.</summary>
    public void ShowAll()
    {
        folded.Clear();
        FilterBy(SheetFilter.None);
    }
}
