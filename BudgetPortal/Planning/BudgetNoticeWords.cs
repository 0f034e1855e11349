using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>The texts of PRODUCT 4: what <see cref="BudgetNotices"/> raises, in words.</summary>
public sealed class BudgetNoticeWords : INoticeWords
{
    private const string RequestLink = "/approvals?request=";

    public IReadOnlyList<NoticeKind> Kinds { get; } =
    [
        new(BudgetNotices.ApprovalRequested, NoticeGroup.Approvals, () => NoticesText.ApprovalRequested, MustBeMailed: true),
        new(BudgetNotices.SentBack, NoticeGroup.Approvals, () => NoticesText.SentBack, MustBeMailed: true),
        new(BudgetNotices.TakenBack, NoticeGroup.Approvals, () => NoticesText.TakenBack),
        new(BudgetNotices.Reminder, NoticeGroup.Approvals, () => NoticesText.Reminder),
        new(BudgetNotices.Created, NoticeGroup.EntryPeriods, () => NoticesText.Created),
        new(BudgetNotices.EntryStarted, NoticeGroup.EntryPeriods, () => NoticesText.EntryStarted),
        new(BudgetNotices.EntryEnding, NoticeGroup.EntryPeriods, () => NoticesText.EntryEnding),
        new(BudgetNotices.EntryEnded, NoticeGroup.EntryPeriods, () => NoticesText.EntryEnded),
        new(BudgetNotices.MoreTime, NoticeGroup.EntryPeriods, () => NoticesText.MoreTime),
        new(BudgetNotices.Reopened, NoticeGroup.EntryPeriods, () => NoticesText.Reopened),
        new(BudgetNotices.Approved, NoticeGroup.Decisions, () => NoticesText.Approved),
        new(BudgetNotices.Rejected, NoticeGroup.Decisions, () => NoticesText.Rejected),
        new(BudgetNotices.Active, NoticeGroup.Decisions, () => NoticesText.Active),
        new(BudgetNotices.Cancelled, NoticeGroup.Decisions, () => NoticesText.Cancelled),
        new(BudgetNotices.NoBudgetImposed, NoticeGroup.Decisions, () => NoticesText.NoBudgetImposed),
    ];

    public NoticeText Write(NoticeFacts notice)
    {
        var text = TextOf(notice);
        if (notice["actingFor"] is { Length: > 0 } owners)
        {
            text = text with { Text = text.Text.Then(Words.Format(NoticesText.ActingFor, owners)) };
        }

        return text.Text.Names(notice["budget"]) ? text : text with { About = notice["budget"] };
    }

    /// <summary>Requests that were decided, taken back or handed on.</summary>
    public async Task<IReadOnlySet<string>> SettledAsync(DbContext db, IReadOnlyCollection<string> links, CancellationToken cancellation)
    {
        var asked = links.Where(l => l.StartsWith(RequestLink, StringComparison.Ordinal))
            .Select(l => Guid.TryParse(l.AsSpan(RequestLink.Length), out var id) ? id : Guid.Empty).Distinct().ToList();
        var closed = await db.Set<ApprovalRequest>().Where(r => asked.Contains(r.Id) && r.ClosedAt != null).Select(r => r.Id).ToListAsync(cancellation);
        return closed.Select(id => $"{RequestLink}{id}").ToHashSet(StringComparer.Ordinal);
    }

    private static NoticeText TextOf(NoticeFacts notice)
    {
        var budget = new Named(notice["budget"]);
        var center = new Named(notice["costCenter"]);
        var name = new Named(notice["name"]);
        var comments = notice["comments"];
        var ofPart = center.Name.Length > 0;
        var view = new NoticeAction(NoticesText.ViewBudget, $"/budgets/{notice["budgetId"]}");
        var enter = new NoticeAction(NoticesText.OpenLines, notice.Link);
        var decide = new NoticeAction(NoticesText.ApproveNow, notice.Link, Urgent: true);
        return notice.Type switch
        {
            BudgetNotices.ApprovalRequested when ofPart => new(
                NoticesText.ApprovalRequested,
                Sentence.Of(NoticesText.ApprovalRequestedText, budget, center).Then(Lines(notice["lines"]))
                    .Then(CameFrom(notice)),
                "inbox", StatusTone.Pending, [decide, view]),
            BudgetNotices.ApprovalRequested => new(
                NoticesText.AllApproved, Sentence.Of(NoticesText.AllApprovedText, budget), "inbox", StatusTone.Pending, [decide, view]),
            BudgetNotices.SentBack => new(
                NoticesText.SentBack, Sentence.Of(NoticesText.SentBackText, budget, center).Then(Words.Format(NoticesText.Comments, comments)),
                "undo", StatusTone.SentBack, [decide, view]),
            BudgetNotices.TakenBack => new(
                NoticesText.TakenBack, Sentence.Of(NoticesText.TakenBackText, center, budget, name), "undo", StatusTone.Draft, [view]),
            BudgetNotices.Reminder => Reminder(notice, budget, center, name, decide, enter, view),
            BudgetNotices.Created when ofPart => new(
                NoticesText.Created, Sentence.Of(NoticesText.AddedText, center, budget, Day(notice["until"])), "calendar", StatusTone.Open, [enter, view]),
            BudgetNotices.Created => new(
                NoticesText.Created,
                Sentence.Of(NoticesText.CreatedText, new Named(Enum.Parse<BudgetType>(notice["type"]).Word()), new Named(notice["period"]), Day(notice["start"]), Day(notice["end"])),
                "calendar", StatusTone.Open, [view]),
            BudgetNotices.EntryStarted => new(
                NoticesText.EntryStarted, Sentence.Of(NoticesText.EntryStartedText, budget, Day(notice["end"])), "edit", StatusTone.Open, [enter, view]),
            BudgetNotices.EntryEnding => new(
                NoticesText.EntryEnding,
                Sentence.Of(Left(notice["days"]), budget, Count(notice["days"]), Day(notice["end"])).Then(Words.Format(NoticesText.NotHandedIn, notice["costCenters"])),
                "clock", StatusTone.Open, [enter, view]),
            BudgetNotices.EntryEnded => new(
                NoticesText.EntryEnded, Sentence.Of(NoticesText.EntryEndedText, budget), "clock", StatusTone.Pending,
                [new NoticeAction(NoticesText.OpenQueue, notice.Link), view]),
            BudgetNotices.MoreTime => new(
                NoticesText.MoreTime, Sentence.Of(NoticesText.MoreTimeText, center, budget, Day(notice["until"])), "clock", StatusTone.Open, [enter, view]),
            BudgetNotices.Reopened => new(
                NoticesText.Reopened, Sentence.Of(NoticesText.ReopenedText, budget, name, Day(notice["end"])).Then(comments), "edit", StatusTone.Open,
                [enter, view]),
            BudgetNotices.Approved when ofPart => new(
                NoticesText.ApprovedByOwner, Sentence.Of(NoticesText.ApprovedByOwnerText, center, name).Then(comments), "check", StatusTone.Approved, [view]),
            BudgetNotices.Approved => new(
                NoticesText.Approved,
                notice["state"] == nameof(BudgetState.Active)
                    ? Sentence.Of(NoticesText.ApprovedActiveText, budget) : Sentence.Of(NoticesText.ApprovedText, budget, Day(notice["active"])),
                "check", StatusTone.Approved, [view]),
            BudgetNotices.Rejected when ofPart => new(
                NoticesText.RejectedByOwner, Sentence.Of(NoticesText.RejectedText, center, name).Then(Words.Format(NoticesText.Reason, comments)), "x",
                StatusTone.Rejected, [enter, view]),
            BudgetNotices.Rejected => new(
                NoticesText.Rejected, Sentence.Of(NoticesText.RejectedFinallyText, budget, name).Then(Words.Format(NoticesText.Reason, comments)), "x",
                StatusTone.Rejected, [view]),
            BudgetNotices.Active => new(NoticesText.Active, Sentence.Of(NoticesText.ActiveText, budget), "check-circle", StatusTone.Active, [view]),
            BudgetNotices.Cancelled => new(
                NoticesText.Cancelled,
                notice["byItself"].Length > 0
                    ? Sentence.Of(NoticesText.LapsedText, budget)
                    : Sentence.Of(NoticesText.CancelledText, budget, name).Then(Words.Format(NoticesText.Reason, comments)),
                "x", StatusTone.Closed, [view]),
            _ => new(
                NoticesText.NoBudgetImposed, Sentence.Of(NoticesText.NoBudgetText, name, center, budget).Then(Words.Format(NoticesText.Reason, comments)),
                "minus", StatusTone.Closed, [enter, view]),
        };
    }

    private static NoticeText Reminder(
        NoticeFacts notice, Named budget, Named center, Named name, NoticeAction decide, NoticeAction enter, NoticeAction view) => notice["waits"] switch
    {
        "final" => new(NoticesText.Reminder, Sentence.Of(NoticesText.ReminderFinalText, name, budget), "bell", StatusTone.Pending, [decide, view]),
        "decision" => new(
            NoticesText.Reminder, Sentence.Of(NoticesText.ReminderDecisionText, name, center, budget), "bell", StatusTone.Pending, [decide, view]),
        _ => new(NoticesText.Reminder, Sentence.Of(NoticesText.ReminderEntryText, name, center, budget), "bell", StatusTone.Open, [enter, view]),
    };

    private static string? CameFrom(NoticeFacts notice) => (notice["from"], notice["waited"]) switch
    {
        ("", _) => null,
        (var from, "") => Words.Format(NoticesText.CameFrom, from),
        (var from, var days) => Words.Format(NoticesText.Escalated, from, Count(days)),
    };

    private static string Left(string days) => days switch
    {
        "0" => NoticesText.EntryEndsTodayText,
        "1" => NoticesText.EntryEndsTomorrowText,
        _ => NoticesText.EntryEndingText,
    };

    private static string? Lines(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var count)
        ? Words.Count(count, NoticesText.LineSubmitted, NoticesText.LinesSubmitted) : null;

    private static object Day(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : text;

    private static object Count(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : text;
}
