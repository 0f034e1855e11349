using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>What narrows a person's notifications; null stands for all.</summary>
public sealed record NotificationFilter(NoticeGroup? Group = null, bool UnreadOnly = false);

/// <summary>A notification as its reader sees it.</summary>
/// <param name="At">At the organization's offset.</param>
/// <param name="IsSettled">Nothing waits for its reader any more.</param>
public sealed record NotificationRow(Guid Id, string Type, NoticeText Text, DateTimeOffset At, bool IsRead, bool IsSettled);

/// <summary>How many there are; what the filters show.</summary>
public sealed record NotificationCounts(int All, int Unread, IReadOnlyDictionary<NoticeGroup, int> ByGroup);

/// <param name="Number">Of the page that was read, from 1.</param>
/// <param name="Today">The organization's today.</param>
public sealed record NotificationPageRead(RowPage<NotificationRow> Page, int Number, NotificationCounts Counts, DateOnly Today);

/// <summary>Reads the current user's own notifications.</summary>
public sealed class NotificationQueries(PortalDb portalDb, NoticeDictionary words)
{
    public const int PageSize = 25;

    public async Task<int> UnreadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await Mine(db).CountAsync(n => n.ReadAt == null, cancellation);
    }

    /// <summary>The newest ones, unread ones first.</summary>
    public async Task<(IReadOnlyList<NotificationRow> Rows, DateOnly Today)> LatestAsync(int most, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var latest = await Mine(db).OrderBy(n => n.ReadAt != null).ThenByDescending(n => n.At).ThenByDescending(n => n.Id).Take(most)
            .ToListAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        return (await RowsAsync(db, organization, latest, cancellation), db.Time.Today(organization));
    }

    /// <summary>One page, the newest first.</summary>
    /// <param name="page">From 1; the nearest page that there is.</param>
    public async Task<NotificationPageRead> ReadAsync(
        NotificationFilter filter, int page, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var counts = await Mine(db).GroupBy(n => new { n.Type, Unread = n.ReadAt == null })
            .Select(g => new { g.Key.Type, g.Key.Unread, Count = g.Count() }).ToListAsync(cancellation);
        var types = filter.Group is { } group ? words.TypesOf(group) : null;
        var rows = Mine(db).Where(n => (types == null || types.Contains(n.Type)) && (!filter.UnreadOnly || n.ReadAt == null));
        var total = counts.Where(c => (types is null || types.Contains(c.Type)) && (!filter.UnreadOnly || c.Unread)).Sum(c => c.Count);
        var shown = PageNumber.Nearest(page, PageSize, total);
        var found = await rows.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        return new NotificationPageRead(
            new RowPage<NotificationRow>(await RowsAsync(db, organization, found, cancellation), total), shown,
            new NotificationCounts(
                counts.Sum(c => c.Count), counts.Where(c => c.Unread).Sum(c => c.Count),
                counts.GroupBy(c => words.GroupOf(c.Type)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count))),
            db.Time.Today(organization));
    }

    private static IQueryable<Notification> Mine(PortalDbContext db) => MyNotifications.Of(db).AsNoTracking();

    private async Task<List<NotificationRow>> RowsAsync(
        PortalDbContext db, Organization organization, List<Notification> found, CancellationToken cancellation)
    {
        var settled = await words.SettledAsync(db, found.ConvertAll(n => n.Link), cancellation);
        return found.ConvertAll(n => new NotificationRow(
            n.Id, n.Type, words.Write(new NoticeFacts(n.Type, n.Link, n.Arguments)), organization.Local(n.At), n.ReadAt is not null, settled.Contains(n.Link)));
    }
}
