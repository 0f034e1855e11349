using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications.Mail;

/// <summary>How the current user is told by mail. Everybody chooses for themselves.</summary>
public sealed class PreferenceService(PortalDb portalDb, NoticeDictionary words)
{
    /// <summary>Every type of notices with the user's choice, and the address that mails go to.</summary>
    public async Task<MailChoices> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var chosen = await Mine(db).AsNoTracking().ToDictionaryAsync(p => p.Type, p => p.Timing, cancellation);
        var me = db.Actor.UserId;
        var address = await db.Users.Where(u => u.Id == me).Select(u => u.Email).SingleAsync(cancellation);
        return new MailChoices(address ?? string.Empty, [.. words.Kinds.Select(k => new MailChoice(k, chosen.GetValueOrDefault(k.Type)))]);
    }

    /// <summary>Chooses for the notices that come from now on.</summary>
    public Task<Result> ChooseAsync(string type, MailTiming timing) => portalDb.RunAsync<Result>(
        async db =>
        {
            var kind = words.Kinds.Single(k => k.Type == type);
            if (kind.MustBeMailed && timing == MailTiming.Never)
            {
                return new Error("notifications.must_be_mailed", Words.Format(MailText.MustBeMailed, kind.Title()));
            }

            if (await Mine(db).SingleOrDefaultAsync(p => p.Type == type) is { } preference)
            {
                preference.Choose(timing);
            }
            else
            {
                db.Add(new NotificationPreference(db.Actor.UserId ?? throw new InvalidOperationException("Nobody is signed in."), type, timing));
            }

            await db.SaveChangesAsync();
            return Result.Success;
        },
        error => error);

    private static IQueryable<NotificationPreference> Mine(PortalDbContext db)
    {
        var me = db.Actor.UserId ?? Guid.Empty;
        return db.Set<NotificationPreference>().Where(p => p.UserId == me);
    }
}

/// <summary>What a person chose.</summary>
/// <param name="Address">Where their mails go.</param>
public sealed record MailChoices(string Address, IReadOnlyList<MailChoice> Choices);

public sealed record MailChoice(NoticeKind Kind, MailTiming Timing);
