using System.Collections.Concurrent;

namespace BudgetPortal.Tests.Execution.Proof;

/// <summary>Books that the test keeps by itself: what each committed row counts for, and where.</summary>
internal sealed class Books
{
    private readonly ConcurrentDictionary<(string Child, Guid Id), (Guid Parent, decimal Counted)> rows = new();
    private int passed;
    private int refused;

    public int Passed => passed;

    public int Refused => refused;

    public void Write(IEnumerable<Entry> entries)
    {
        Interlocked.Increment(ref passed);
        foreach (var entry in entries)
        {
            rows[(entry.Child, entry.Id)] = (entry.Parent, entry.Counted);
        }
    }

    public void Refuse() => Interlocked.Increment(ref refused);

    /// <summary>What each parent's total must be; zeros are left out.</summary>
    public Dictionary<(string Total, Guid Id), decimal> Totals() => rows
        .GroupBy(r => (r.Key.Child, r.Value.Parent), r => r.Value.Counted)
        .Select(g => (g.Key, Sum: g.Sum())).Where(g => g.Sum != 0).ToDictionary(g => g.Key, g => g.Sum);
}

/// <param name="Counted">Zero for a row that is gone.</param>
internal sealed record Entry(string Child, Guid Id, Guid Parent, decimal Counted);
