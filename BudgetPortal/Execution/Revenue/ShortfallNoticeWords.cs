using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Execution.Revenue;

/// <summary>What <see cref="ShortfallTask"/> raises, in words.</summary>
public sealed class ShortfallNoticeWords : INoticeWords
{
    public IReadOnlyList<NoticeKind> Kinds { get; } = [new(ShortfallTask.Shortfall, NoticeGroup.Decisions, () => RevenueText.NoticeShortfall)];

    public NoticeText Write(NoticeFacts notice) => new(
        RevenueText.NoticeShortfall,
        Sentence.Of(
            RevenueText.NoticeShortfallText, new Named(notice["costCenter"]), Amount(notice, "amount"), Amount(notice, "planned"),
            Dates.Month(DateOnly.ParseExact(notice["month"], "O", CultureInfo.InvariantCulture)), new Named(notice["budget"]))
            .Then(notice["actingFor"] is { Length: > 0 } owners ? Words.Format(RevenueText.ActingFor, owners) : null),
        "warning", StatusTone.Pending, [new NoticeAction(RevenueText.OpenRevenue, notice.Link)]);

    private static string Amount(NoticeFacts notice, string name) =>
        Figures.Said(decimal.Parse(notice[name], CultureInfo.InvariantCulture), notice["currency"]);
}
