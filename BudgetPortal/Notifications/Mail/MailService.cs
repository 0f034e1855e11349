using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Notifications.Mail;

/// <summary>The organization's mails and what came of them. Every call takes <see cref="NotificationsPermissions.ManageMail"/>.</summary>
public sealed class MailService(PortalDb portalDb, IOptionsMonitor<SmtpOptions> options)
{
    public const int PageSize = 25;

    /// <summary>A page of mails, the newest first.</summary>
    /// <param name="state">Null for all.</param>
    /// <param name="text">Narrows to those whose reader's name or address, or whose subject, holds it.</param>
    /// <param name="page">From 1; the nearest page that there is.</param>
    public async Task<Result<MailOverview>> ListAsync(MailState? state, string text, int page, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(NotificationsPermissions.ManageMail, cancellation) is { } refusal)
        {
            return refusal;
        }

        var wanted = Mails(db);
        if (text.Trim() is { Length: > 0 } part)
        {
            var upper = part.ToUpperInvariant();
            wanted = wanted.Where(m => (m.User.FirstName + " " + m.User.LastName).ToUpper().Contains(upper)
                || m.User.NormalizedEmail!.Contains(upper) || m.Mail.Subject!.ToUpper().Contains(upper));
        }

        var counts = await wanted.GroupBy(m => m.Mail.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var total = state is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var shown = PageNumber.Nearest(page, PageSize, total);
        var rows = await wanted.Where(m => state == null || m.Mail.State == state)
            .OrderByDescending(m => m.Mail.CreatedAt).ThenByDescending(m => m.Mail.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(m => new
            {
                m.Mail.Id, m.User.FirstName, m.User.LastName, Address = m.Mail.Address ?? m.User.Email, m.Mail.Kind, m.Mail.Subject, m.Mail.State,
                m.Mail.CreatedAt, m.Mail.SentAt, m.Mail.DueAt, m.Mail.Attempts, m.Mail.Error,
            }).ToListAsync(cancellation);
        return new MailOverview(
            new RowPage<MailRow>(
                rows.ConvertAll(r => new MailRow(
                    r.Id, $"{r.FirstName} {r.LastName}".Trim(), r.Address ?? string.Empty, r.Subject ?? r.Kind.Word(), r.State,
                    organization.Local(r.SentAt ?? r.CreatedAt), r.State == MailState.Waiting && r.Attempts > 0 ? organization.Local(r.DueAt) : null, r.Attempts, r.Error)),
                total),
            shown, counts, options.CurrentValue.HasServer, db.Time.Today(organization));
    }

    /// <summary>One mail as it was written.</summary>
    public async Task<Result<MailContent>> ReadAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(NotificationsPermissions.ManageMail, cancellation) is { } refusal)
        {
            return refusal;
        }

        var mail = await db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation);
        return mail is null
            ? new Error("data.not_found", DataText.NotFound)
            : new MailContent(mail.Id, mail.Subject ?? mail.Kind.Word(), mail.Text, mail.Html, mail.SentAt is not null, mail.State is MailState.Failed or MailState.Kept, mail.Error);
    }

    /// <summary>Sends a mail that failed or was kept, at once.</summary>
    public Task<Result> SendAgainAsync(Guid id) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(NotificationsPermissions.ManageMail) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == id) is not { } mail)
            {
                return new Error("data.not_found", DataText.NotFound);
            }

            if (mail.State is not (MailState.Failed or MailState.Kept))
            {
                return new Error("notifications.mail_under_way", MailText.UnderWay);
            }

            if (!options.CurrentValue.HasServer)
            {
                return new Error("notifications.no_mail_server", MailText.NoServerTitle);
            }

            mail.SendAgain(db.Time.GetUtcNow());
            await db.SaveChangesAsync();
            return Result.Success;
        },
        error => error);

    /// <summary>Sends all mails that failed, at once.</summary>
    /// <returns>How many.</returns>
    public async Task<Result<int>> SendAllAgainAsync()
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(NotificationsPermissions.ManageMail) is { } refusal)
        {
            return refusal;
        }

        if (!options.CurrentValue.HasServer)
        {
            return new Error("notifications.no_mail_server", MailText.NoServerTitle);
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = db.Time.GetUtcNow();

        // Those with a one-time link lost it when they failed, so all can be sent as they are.
        var count = await db.Set<OutgoingMail>().Where(m => m.State == MailState.Failed).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Waiting)
            .SetProperty(m => m.Attempts, 0)
            .SetProperty(m => m.Error, (string?)null)
            .SetProperty(m => m.DueAt, now));
        db.Signal(LiveTopic.Mail);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return count;
    }

    private static IQueryable<MailOfUser> Mails(PortalDbContext db) =>
        db.Set<OutgoingMail>().AsNoTracking().Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new MailOfUser { Mail = m, User = u });

    private sealed class MailOfUser
    {
        public required OutgoingMail Mail { get; init; }

        public required User User { get; init; }
    }
}

/// <summary>Some of the organization's mails.</summary>
/// <param name="Number">Of the page, from 1.</param>
/// <param name="Counts">How many match the text, by state.</param>
/// <param name="HasServer">Whether there is a mail server to send them.</param>
public sealed record MailOverview(RowPage<MailRow> Page, int Number, IReadOnlyDictionary<MailState, int> Counts, bool HasServer, DateOnly Today);

/// <summary>A mail in the list.</summary>
/// <param name="Subject">What kind of mail it is, while it is not written.</param>
/// <param name="At">When it was sent, else when it came up, at the organization's offset.</param>
/// <param name="NextAt">When it is tried again; null unless it was put off.</param>
/// <param name="Reason">Why it was not sent.</param>
public sealed record MailRow(
    Guid Id, string Name, string Address, string Subject, MailState State, DateTimeOffset At, DateTimeOffset? NextAt, int Attempts, string? Reason);

/// <summary>A mail that is read.</summary>
/// <param name="Text">Null while it is not written, and when it held a one-time link and was sent; so is the next one.</param>
public sealed record MailContent(Guid Id, string Subject, string? Text, string? Html, bool WasSent, bool CanBeSentAgain, string? Reason);
