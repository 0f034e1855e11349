using System.Globalization;
using System.Text.Json;
using BudgetPortal.Planning;
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
            ApprovalsText.LinesChangedText, new Named(notice["name"]), int.Parse(notice["lines"], CultureInfo.InvariantCulture),
            string.Join("; ", Read(notice["changes"]).Select(Describe))),
        "pencil", StatusTone.SentBack,
        [new NoticeAction(ApprovalsText.OpenBudget, notice.Link)],
        $"{notice["budget"]} · {notice["costCenter"]}");

    /// <summary>Changes as a notice keeps them until it is read, in whatever language.</summary>
    internal static string Keep(IEnumerable<BudgetApprovalChange> changes) =>
        JsonSerializer.Serialize(changes.Select(c => new Change(c.Field, c.LineName, c.Before, c.After, c.Reason)));

    private static Change[] Read(string kept) => kept.Length == 0 ? [] : JsonSerializer.Deserialize<Change[]>(kept)!;

    private static string Describe(Change change) => Words.Format(
        change.Field == LineField.Quantity ? ApprovalsText.QuantityChange : ApprovalsText.UnitPriceChange,
        change.Line, Numbers.Quantity(change.Before), Numbers.Quantity(change.After), change.Reason);

    private sealed record Change(LineField Field, string Line, decimal Before, decimal After, string Reason);
}
