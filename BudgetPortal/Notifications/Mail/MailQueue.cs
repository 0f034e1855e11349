using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications.Mail;

/// <summary>
/// The outbox of all organizations, as several processes share it. Who claims a mail holds it for <see cref="Lease"/>; after that they
/// count as killed, and somebody else sends it.
/// </summary>
public sealed class MailQueue(DatabaseProvider database, TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Claims mails that are due, the longest due first.</summary>
    /// <param name="claim">A new one each time.</param>
    public async Task<IReadOnlyList<OutgoingMail>> ClaimAsync(Guid claim, int most, CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.Nobody);
        while (true)
        {
            var now = time.GetUtcNow();
            var due = All(db).Where(m => m.State == MailState.Waiting && m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil <= now));
            var ids = await due.OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(most).ToListAsync(cancellation);
            if (ids.Count == 0)
            {
                return [];
            }

            // Of two processes that saw the same mails, the second finds none left here and looks again.
            if (await TakeAsync(due.Where(m => ids.Contains(m.Id)), claim, now + Lease, cancellation) > 0)
            {
                return await All(db).AsNoTracking().Where(m => ids.Contains(m.Id) && m.ClaimedBy == claim).ToListAsync(cancellation);
            }
        }
    }

    /// <summary>Saves what came of a claimed mail; nothing when the claim was lost.</summary>
    public async Task SaveAsync(OutgoingMail mail, Guid claim)
    {
        await using var db = database.Create(Actor.Nobody);
        await All(db).Where(m => m.Id == mail.Id && m.ClaimedBy == claim).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, mail.State)
            .SetProperty(m => m.Address, mail.Address)
            .SetProperty(m => m.Subject, mail.Subject)
            .SetProperty(m => m.Text, mail.Text)
            .SetProperty(m => m.Html, mail.Html)
            .SetProperty(m => m.Attempts, mail.Attempts)
            .SetProperty(m => m.DueAt, mail.DueAt)
            .SetProperty(m => m.ClaimedBy, mail.ClaimedBy)
            .SetProperty(m => m.ClaimedUntil, mail.ClaimedUntil)
            .SetProperty(m => m.Error, mail.Error)
            .SetProperty(m => m.SentAt, mail.SentAt));
    }

    /// <summary>Takes a claimed mail away that nobody wants.</summary>
    public async Task DropAsync(OutgoingMail mail, Guid claim)
    {
        await using var db = database.Create(Actor.Nobody);
        await All(db).Where(m => m.Id == mail.Id && m.ClaimedBy == claim).ExecuteDeleteAsync();
    }

    /// <summary>Lets others have what a claim still holds.</summary>
    public async Task ReleaseAsync(Guid claim)
    {
        await using var db = database.Create(Actor.Nobody);
        await All(db).Where(m => m.ClaimedBy == claim).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.ClaimedBy, (Guid?)null)
            .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null));
    }

    private static IQueryable<OutgoingMail> All(PortalDbContext db) => db.Set<OutgoingMail>().IgnoreQueryFilters([PortalDbContext.TenantFilter]);

    private static async Task<int> TakeAsync(IQueryable<OutgoingMail> mails, Guid claim, DateTimeOffset until, CancellationToken cancellation)
    {
        try
        {
            return await mails.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.ClaimedBy, claim).SetProperty(m => m.ClaimedUntil, until), cancellation);
        }
        catch (Exception exception) when (Overtaken.By(exception))
        {
            return 0;
        }
    }
}
