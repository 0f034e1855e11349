using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>What narrows a person's notifications; null stands for all.</summary>
public sealed record NotificationFilter(NoticeGroup? Group = null, bool UnreadOnly = false);

/// <summary>A notification as its reader sees it.</summary>
/// <param name="At">At the organization's offset.</param>
public sealed record NotificationRow(Guid Id, string Type, NoticeText Text, DateTimeOffset At, bool IsRead);

/// <summary>How many there are; what the filters show.</summary>
public sealed record NotificationCounts(int All, int Unread, IReadOnlyDictionary<NoticeGroup, int> ByGroup);

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
        return (Rows(organization, latest), db.Time.Today(organization));
    }

    /// <summary>One page, the newest first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(RowPage<NotificationRow> Page, NotificationCounts Counts, DateOnly Today)> ReadAsync(
        NotificationFilter filter, int page, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var counts = await Mine(db).GroupBy(n => new { n.Type, Unread = n.ReadAt == null })
            .Select(g => new { g.Key.Type, g.Key.Unread, Count = g.Count() }).ToListAsync(cancellation);
        var types = filter.Group is { } group ? words.TypesOf(group) : null;
        var rows = Mine(db).Where(n => (types == null || types.Contains(n.Type)) && (!filter.UnreadOnly || n.ReadAt == null));
        var found = await rows.OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var total = counts.Where(c => (types is null || types.Contains(c.Type)) && (!filter.UnreadOnly || c.Unread)).Sum(c => c.Count);
        var organization = await db.OrganizationAsync(cancellation);
        return (
            new RowPage<NotificationRow>(Rows(organization, found), total),
            new NotificationCounts(
                counts.Sum(c => c.Count), counts.Where(c => c.Unread).Sum(c => c.Count),
                counts.GroupBy(c => words.GroupOf(c.Type)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count))),
            db.Time.Today(organization));
    }

    private static IQueryable<Notification> Mine(PortalDbContext db) => MyNotifications.Of(db).AsNoTracking();

    private List<NotificationRow> Rows(Organization organization, List<Notification> found) =>
        found.ConvertAll(n => new NotificationRow(
            n.Id, n.Type, words.Write(new NoticeFacts(n.Type, n.Link, n.Arguments)), organization.Local(n.At), n.ReadAt is not null));
}
