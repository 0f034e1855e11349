using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>What <see cref="ChangeNotices"/> raises, in words.</summary>
public sealed class ChangeNoticeWords : INoticeWords
{
    private const string Link = "/changes/";

    public IReadOnlyList<NoticeKind> Kinds { get; } =
    [
        new(ChangeNotices.Requested, NoticeGroup.Approvals, () => ChangesText.NoticeRequested, MustBeMailed: true),
        new(ChangeNotices.Approved, NoticeGroup.Decisions, () => ChangesText.NoticeApproved),
        new(ChangeNotices.Rejected, NoticeGroup.Decisions, () => ChangesText.NoticeRejected),
        new(ChangeNotices.Cancelled, NoticeGroup.Decisions, () => ChangesText.NoticeCancelled),
    ];

    public NoticeText Write(NoticeFacts notice)
    {
        var (center, name) = (new Named(notice["costCenter"]), new Named(notice["name"]));
        var kind = notice["kind"] == nameof(ChangeKind.Transfer) ? ChangesText.ATransfer : ChangesText.ARevision;
        var open = new NoticeAction(ChangesText.OpenProposal, notice.Link);
        var text = notice.Type switch
        {
            ChangeNotices.Requested => new NoticeText(
                ChangesText.NoticeRequested,
                Sentence.Of(notice["waits"] == "final" ? ChangesText.NoticeFinalText : ChangesText.NoticeConsentText, name, kind, center).Then(notice["reason"]).Then(Escalated(notice)),
                "inbox", StatusTone.Pending, [new NoticeAction(ChangesText.ReviewNow, notice.Link, Urgent: true), open]),
            ChangeNotices.Approved => new NoticeText(
                ChangesText.NoticeApproved, Sentence.Of(ChangesText.NoticeApprovedText, kind, center, name).Then(notice["comments"]), "check", StatusTone.Approved, [open]),
            ChangeNotices.Rejected => new NoticeText(
                ChangesText.NoticeRejected, Sentence.Of(ChangesText.NoticeRejectedText, kind, center, name).Then(notice["comments"]), "x", StatusTone.Rejected, [open]),
            _ => new NoticeText(
                ChangesText.NoticeCancelled, Sentence.Of(ChangesText.NoticeCancelledText, kind, center, name).Then(notice["comments"]), "x", StatusTone.Closed, [open]),
        };
        return (notice["actingFor"] is { Length: > 0 } owners ? text with { Text = text.Text.Then(Words.Format(NoticesText.ActingFor, owners)) } : text)
            with { About = notice["budget"] };
    }

    private static string? Escalated(NoticeFacts notice) => notice["from"] is { Length: > 0 } from ? Words.Format(NoticesText.Escalated, from, notice["waited"]) : null;

    /// <summary>Proposals that no longer wait.</summary>
    public async Task<IReadOnlySet<string>> SettledAsync(DbContext db, IReadOnlyCollection<string> links, CancellationToken cancellation)
    {
        var asked = links.Where(l => l.StartsWith(Link, StringComparison.Ordinal))
            .Select(l => Guid.TryParse(l.AsSpan(Link.Length), out var id) ? id : Guid.Empty).Distinct().ToList();
        var settled = await db.Set<BudgetChange>().Where(c => asked.Contains(c.Id) && c.State != ChangeState.Submitted).Select(c => c.Id).ToListAsync(cancellation);
        return settled.Select(id => $"{Link}{id}").ToHashSet(StringComparer.Ordinal);
    }
}
