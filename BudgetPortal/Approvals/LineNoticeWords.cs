using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Approvals;

/// <summary>Says to the authors of lines what an approver changed in them.</summary>
public sealed class LineNoticeWords : INoticeWords
{
    public IReadOnlyList<NoticeKind> Kinds { get; } = [new(DecisionNotices.LinesChanged, NoticeGroup.Decisions, () => ApprovalsText.LinesChangedTitle)];

    public NoticeText Write(NoticeFacts notice) => new(
        ApprovalsText.LinesChangedTitle,
        Sentence.Of(
            ApprovalsText.LinesChangedText, new Named(notice["name"]), int.Parse(notice["lines"], CultureInfo.InvariantCulture), new Named(notice["costCenter"]),
            notice["changes"].Replace("\n", "; ", StringComparison.Ordinal)),
        "pencil", StatusTone.SentBack,
        [new NoticeAction(ApprovalsText.OpenBudget, notice.Link)]);
}
