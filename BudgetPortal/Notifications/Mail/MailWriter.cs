using System.Globalization;
using System.Net;
using BudgetPortal.Data;
using BudgetPortal.Data.Identity;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Writes mails in their reader's language.</summary>
public sealed class MailWriter(
    DatabaseProvider database, NoticeDictionary words, PortalAddress portal, UserAccounts accounts, ILoggerFactory loggers)
{
    /// <summary>Where a reader chooses which mails come.</summary>
    public const string SettingsPath = "account/notifications";

    private const int MaxSubject = 400;

    /// <summary>Letters are made of their content alone; those of pages would bring along who is signed in.</summary>
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public string SettingsAddress => portal.Of(SettingsPath);

    /// <summary>The readers of claimed mails, by the id of the mail.</summary>
    public async Task<IReadOnlyDictionary<Guid, MailReader>> ReadersAsync(IReadOnlyList<OutgoingMail> mails, CancellationToken cancellation)
    {
        var ids = mails.Select(m => m.Id).ToList();
        await using var db = database.Create(Actor.Nobody);
        var found = await (
            from mail in All<OutgoingMail>(db)
            where ids.Contains(mail.Id)
            join user in All<User>(db) on mail.UserId equals user.Id
            join organization in db.Organizations on mail.OrganizationId equals organization.Id
            from notice in All<Notification>(db).Where(n => n.Id == mail.NotificationId).DefaultIfEmpty()
            from preference in All<NotificationPreference>(db).Where(p => p.UserId == mail.UserId && p.Type == notice.Type).DefaultIfEmpty()
            select new { mail.Id, User = user, Organization = organization.Name, Notice = notice, Timing = (MailTiming?)preference.Timing })
            .AsNoTracking().ToListAsync(cancellation);
        return found.ToDictionary(f => f.Id, f => new MailReader(
            f.User.Id, f.User.DisplayName, f.User.Email ?? string.Empty, f.User.IsActive, f.User.Culture, f.Organization,
            f.Timing ?? MailTiming.AtOnce, f.Notice is null ? null : new NoticeFacts(f.Notice.Type, f.Notice.Link, f.Notice.Arguments)));
    }

    /// <summary>Writes a mail that has no letter yet.</summary>
    public async Task<Letter> WriteAsync(OutgoingMail mail, MailReader reader)
    {
        if (mail.Kind == MailKind.Notice)
        {
            return await InCultureAsync(reader.Culture, () => NoticeAsync(mail, reader));
        }

        var link = portal.Of(await accounts.OneTimePathAsync(reader.UserId));
        return await InCultureAsync(reader.Culture, () => LinkAsync(mail.Kind, reader, link));
    }

    /// <summary>Writes one mail of many notifications.</summary>
    /// <param name="local">Tells a moment at the organization's offset.</param>
    public Task<Letter> DigestAsync(User user, string organization, IReadOnlyList<Notification> notifications, Func<DateTimeOffset, DateTimeOffset> local) =>
        InCultureAsync(user.Culture, () =>
        {
            var items = notifications.Select(n =>
            {
                var text = words.Write(new NoticeFacts(n.Type, n.Link, n.Arguments));
                return new LetterItem(text.Heading, text.Text, Actions(n.Id, text), Dates.Moment(local(n.At)));
            }).ToList();
            var heading = Words.Count(items.Count, MailText.DigestOne, MailText.DigestMany);
            return RenderAsync(heading, new LetterContent(heading, organization, items, MailText.FootDigest, SettingsAddress));
        });

    private Task<Letter> NoticeAsync(OutgoingMail mail, MailReader reader)
    {
        var text = words.Write(reader.Notice ?? throw new InvalidOperationException("The notification is not there."));
        var names = text.Text.Parts.Where(p => p.StandsOut).Select(p => p.Text)
            .Prepend(text.About).OfType<string>().Distinct(StringComparer.CurrentCulture);
        return RenderAsync(
            $"{text.Title}: {string.Join(", ", names)}",
            new LetterContent(
                text.Heading, reader.Organization, [new LetterItem(null, text.Text, Actions(mail.NotificationId!.Value, text))], MailText.FootNotice, SettingsAddress));
    }

    private Task<Letter> LinkAsync(MailKind kind, MailReader reader, string link)
    {
        var (heading, text, foot) = kind == MailKind.Invitation
            ? (MailText.Invitation, Sentence.Of(MailText.InvitationText, new Named(reader.Organization), new Named(reader.Address)), MailText.FootInvitation)
            : (MailText.Reset, Sentence.Of(MailText.ResetText, new Named(reader.Address)), MailText.FootReset);
        return RenderAsync(
            heading,
            new LetterContent(heading, reader.Organization, [new LetterItem(null, text, [new LetterAction(MailText.ChoosePassword, link, true)])], foot, null));
    }

    private List<LetterAction> Actions(Guid notification, NoticeText text) =>
        [.. text.Actions.Select((action, number) => new LetterAction(
            action.Text, portal.Of(NotificationService.AddressOf(notification, number)), number == 0))];

    private async Task<Letter> RenderAsync(string subject, LetterContent content)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LetterHtml.Content)] = content });
        await using var renderer = new HtmlRenderer(NoServices, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<LetterHtml>(parameters)).ToHtmlString());
        var text = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<LetterText>(parameters)).ToHtmlString());
        return new Letter(Subject(subject), WebUtility.HtmlDecode(text).Trim(), html);
    }

    private static string Subject(string text)
    {
        var line = LetterText.OneLine(text);
        return line.Length <= MaxSubject ? line : line[..(char.IsHighSurrogate(line[MaxSubject - 1]) ? MaxSubject - 1 : MaxSubject)];
    }

    private static async Task<Letter> InCultureAsync(string culture, Func<Task<Letter>> write)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return await write();
    }

    private static IQueryable<T> All<T>(PortalDbContext db)
        where T : class => db.Set<T>().IgnoreQueryFilters([PortalDbContext.TenantFilter]);
}
