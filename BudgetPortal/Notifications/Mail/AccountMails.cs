using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Mails with one-time links: those that an administrator sends, and those that somebody asks for who cannot sign in.</summary>
public sealed class AccountMails(DatabaseProvider database, IOptionsMonitor<SmtpOptions> options, TimeProvider time) : IAccountMails
{
    /// <summary>Mails an hour that can be asked for with one address.</summary>
    public const int MostInHour = 3;

    public bool HasServer => options.CurrentValue.HasServer;

    public void Add(DbContext db, Guid userId, bool isNew) =>
        db.Add(OutgoingMail.WithLink(isNew ? MailKind.Invitation : MailKind.PasswordReset, userId, time.GetUtcNow()));

    /// <summary>Mails a link to whoever has the address and may sign in. Whether anybody does is not told.</summary>
    public async Task RequestAsync(string address)
    {
        var wanted = address.Trim().ToUpperInvariant();
        await using var anybody = database.Create(Actor.Nobody);
        var user = await anybody.Users.IgnoreQueryFilters([PortalDbContext.TenantFilter]).AsNoTracking()
            .SingleOrDefaultAsync(u => u.NormalizedEmail == wanted && u.IsActive);
        if (user is null)
        {
            return;
        }

        await using var db = database.Create(Actor.System(user.OrganizationId));

        // Of several who ask for the same person at once one is answered: the others find this row changed.
        (await db.Users.SingleAsync(u => u.Id == user.Id)).ConcurrencyStamp = Guid.CreateVersion7().ToString();
        var hourAgo = time.GetUtcNow().AddHours(-1);
        if (await db.Set<OutgoingMail>().CountAsync(m => m.UserId == user.Id && m.Kind == MailKind.PasswordReset && m.CreatedAt > hourAgo) >= MostInHour)
        {
            return;
        }

        Add(db, user.Id, isNew: false);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // The mail of whoever was quicker is on its way.
        }
    }
}
