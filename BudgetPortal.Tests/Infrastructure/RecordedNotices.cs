using System.Collections.Concurrent;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>Passes notices on, and keeps what was raised and saved, in order. What was raised in a context that was never saved is not in it.</summary>
public sealed class RecordedNotices(INotices notices) : INotices
{
    private readonly ConcurrentQueue<Notice> all = new();

    public IReadOnlyList<Notice> All => [.. all];

    public void Raise(DbContext db, Notice notice)
    {
        notices.Raise(db, notice);
        db.SavedChanges += Keep;

        void Keep(object? sender, SavedChangesEventArgs saved)
        {
            db.SavedChanges -= Keep;
            all.Enqueue(notice);
        }
    }

    /// <summary>The saved notices of one type, e.g. <c>budget.created</c>.</summary>
    public IReadOnlyList<Notice> Of(string type) => [.. all.Where(notice => notice.Type == type)];
}
