using BudgetPortal.Data;

namespace BudgetPortal.Execution.Import;

/// <summary>The counters of the documents that a file brings.</summary>
internal static class PendingNumbers
{
    /// <summary>Lets others who record documents of these years wait until the caller's transaction ends.</summary>
    public static async Task WaitForOthersAsync(PortalDbContext db, DocumentKind kind, IEnumerable<DateOnly> days)
    {
        foreach (var year in days.Where(day => day != default).Select(day => day.Year).Distinct().Order())
        {
            await DocumentNumber.WaitForOthersAsync(db, kind, year);
        }
    }
}

/// <summary>Documents that get their numbers right before they are saved, by their days.</summary>
internal sealed class PendingNumbers<T>(PortalDbContext db, DocumentKind kind, Func<T, DateOnly> dayOf, Action<T, int> give)
{
    private readonly List<T> pending = [];

    public void Add(T document) => pending.Add(document);

    /// <summary>Takes the numbers, in the caller's transaction.</summary>
    public async Task GiveAsync()
    {
        foreach (var year in pending.GroupBy(d => dayOf(d).Year))
        {
            var next = await DocumentNumber.NextAsync(db, kind, year.Key, year.Count());
            foreach (var document in year.OrderBy(dayOf))
            {
                give(document, next++);
            }
        }

        pending.Clear();
    }
}
