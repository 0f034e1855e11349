using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Closing;

/// <summary>What <see cref="ClosingNotices"/> raises, in words.</summary>
public sealed class ClosingNoticeWords : INoticeWords
{
    public IReadOnlyList<NoticeKind> Kinds { get; } =
    [
        new(ClosingNotices.Closed, NoticeGroup.Decisions, () => ClosingText.NoticeClosed),
        new(ClosingNotices.CarriedForward, NoticeGroup.Decisions, () => ClosingText.NoticeCarried),
    ];

    public NoticeText Write(NoticeFacts notice)
    {
        var (budget, name) = (new Named(notice["budget"]), new Named(notice["name"]));
        var amount = $"{Numbers.Plain(decimal.Parse(notice["amount"], CultureInfo.InvariantCulture), Currency.Decimals(notice["currency"]))} {notice["currency"]}";
        var open = new NoticeAction(NoticesText.ViewBudget, notice.Link);
        var text = notice.Type == ClosingNotices.CarriedForward
            ? new NoticeText(
                ClosingText.NoticeCarried, Sentence.Of(ClosingText.NoticeCarriedText, amount, new Named(notice["from"]), budget, new Named(notice["costCenter"])),
                "arrow-end", StatusTone.Active, [new NoticeAction(ClosingText.LookAtIt, notice.Link)])
            : new NoticeText(
                ClosingText.NoticeClosed,
                (notice["next"].Length > 0
                    ? Sentence.Of(ClosingText.NoticeClosedCarriedText, budget, name, amount, new Named(notice["next"]))
                    : Sentence.Of(ClosingText.NoticeClosedText, budget, name)).Then(notice["comments"]),
                "lock", StatusTone.Closed, [open]);
        return notice["actingFor"] is { Length: > 0 } owners ? text with { Text = text.Text.Then(Words.Format(NoticesText.ActingFor, owners)) } : text;
    }
}
