using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Sends, once a day, one mail to each person who wants some notices in a summary.</summary>
internal sealed class DailyDigest(PortalDb portalDb, MailWriter writer) : IDailyTask
{
    private const string Written = "written";

    public string Name => "mail-digest";

    public string Title => MailText.DigestJob;

    public bool IsHourly => false;

    public string Describe(string what, int count) => Words.Count(count, MailText.DigestWrittenOne, MailText.DigestWrittenMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        foreach (var user in await ReadersAsync(cancellation))
        {
            if (await WriteAsync(work.Organization, user, cancellation))
            {
                work.Did(Written);
            }
        }
    }

    private async Task<List<User>> ReadersAsync(CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        return await db.Users.AsNoTracking().Where(u => Waiting(db).Any(m => m.UserId == u.Id)).ToListAsync(cancellation);
    }

    /// <returns>False when nothing is left for this process, or the person may not sign in anymore.</returns>
    private async Task<bool> WriteAsync(Organization organization, User user, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var waiting = await Waiting(db).Where(m => m.UserId == user.Id).Select(m => m.Id).ToListAsync(cancellation);
        var told = await Waiting(db).Where(m => waiting.Contains(m.Id))
            .Join(db.Set<Notification>(), m => m.NotificationId, n => n.Id, (_, n) => n)
            .AsNoTracking().OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(cancellation);
        if (told.Count > 0 && user.IsActive)
        {
            db.Add(OutgoingMail.Digest(user.Id, await writer.DigestAsync(user, organization.Name, told, organization.Local), db.Time.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
        }

        // Whoever takes them away has them in their digest; of two processes the second finds them gone, and its digest is undone.
        if (await Waiting(db).Where(m => waiting.Contains(m.Id)).ExecuteDeleteAsync(cancellation) != waiting.Count)
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return told.Count > 0 && user.IsActive;
    }

    private static IQueryable<OutgoingMail> Waiting(PortalDbContext db) => db.Set<OutgoingMail>().Where(m => m.State == MailState.Digest);
}
