using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What <see cref="ProposalNotices"/> raises, in words.</summary>
public sealed class ProposalNoticeWords : INoticeWords
{
    private const string ProposalLink = "/execution/proposals/";
    private const string ProgramLink = "/execution/programs/";

    public IReadOnlyList<NoticeKind> Kinds { get; } =
    [
        new(ProposalNotices.Submitted, NoticeGroup.Approvals, () => ProposalsText.NoticeSubmitted, MustBeMailed: true),
        new(ProposalNotices.Approved, NoticeGroup.Decisions, () => ProposalsText.NoticeApproved),
        new(ProposalNotices.Rejected, NoticeGroup.Decisions, () => ProposalsText.NoticeRejected),
        new(ProposalNotices.Cancelled, NoticeGroup.Decisions, () => ProposalsText.NoticeCancelled),
    ];

    /// <param name="programBudgetId">Null for the whole proposal.</param>
    internal static string LinkOf(Guid proposalId, Guid? programBudgetId) => programBudgetId is { } id ? $"{ProgramLink}{id}" : $"{ProposalLink}{proposalId}";

    public NoticeText Write(NoticeFacts notice)
    {
        var (what, name, comments) = (new Named(notice["program"] is { Length: > 0 } program ? program : notice["proposal"]), new Named(notice["name"]), notice["comments"]);
        var open = new NoticeAction(ProposalsText.Open, notice.Link);
        var text = notice.Type switch
        {
            ProposalNotices.Submitted => new NoticeText(
                ProposalsText.NoticeSubmitted, Sentence.Of(ProposalsText.NoticeSubmittedText, name, what), "inbox", StatusTone.Pending,
                [new NoticeAction(ProposalsText.ReviewNow, notice.Link, Urgent: true), open]),
            ProposalNotices.Approved => new NoticeText(
                ProposalsText.NoticeApproved, Sentence.Of(ProposalsText.NoticeApprovedText, what, name).Then(comments), "check", StatusTone.Approved, [open]),
            ProposalNotices.Rejected => new NoticeText(
                ProposalsText.NoticeRejected, Sentence.Of(ProposalsText.NoticeRejectedText, what, name).Then(Words.Format(ProposalsText.NoticeReason, comments)), "x",
                StatusTone.Rejected, [open]),
            _ => new NoticeText(ProposalsText.NoticeCancelled, Sentence.Of(ProposalsText.NoticeCancelledText, what, name), "x", StatusTone.Closed, [open]),
        };
        return notice["program"].Length > 0 ? text with { About = notice["proposal"] } : text;
    }

    /// <summary>Proposals and programs that no longer wait.</summary>
    public async Task<IReadOnlySet<string>> SettledAsync(DbContext db, IReadOnlyCollection<string> links, CancellationToken cancellation)
    {
        var (proposals, programs) = (Ids(links, ProposalLink), Ids(links, ProgramLink));
        var settled = await db.Set<BudgetProposal>().Where(p => proposals.Contains(p.Id) && p.State != ProposalState.Submitted).Select(p => p.Id).ToListAsync(cancellation);
        var decided = await db.Set<ProgramBudget>().Where(p => programs.Contains(p.Id) && p.State != ProposalState.Submitted).Select(p => p.Id).ToListAsync(cancellation);
        return settled.Select(id => LinkOf(id, null)).Concat(decided.Select(id => LinkOf(default, id))).ToHashSet(StringComparer.Ordinal);
    }

    private static List<Guid> Ids(IEnumerable<string> links, string prefix) =>
    [
        .. links.Where(l => l.StartsWith(prefix, StringComparison.Ordinal)).Select(l => Guid.TryParse(l.AsSpan(prefix.Length), out var id) ? id : Guid.Empty).Distinct(),
    ];
}
