using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Delegations;

/// <summary>Says to owners and deputies that one decides for the other.</summary>
public sealed class DelegationNoticeWords : INoticeWords
{
    public const string Given = "delegation.given";
    public const string Ended = "delegation.ended";

    public IReadOnlyList<NoticeKind> Kinds { get; } =
    [
        new(Given, NoticeGroup.Approvals, () => NoticesText.DelegationGiven),
        new(Ended, NoticeGroup.Approvals, () => NoticesText.DelegationEnded),
    ];

    public NoticeText Write(NoticeFacts notice)
    {
        var (owner, deputy) = (new Named(notice["owner"]), new Named(notice["deputy"]));
        return new NoticeText(
            notice.Type == Given ? NoticesText.DelegationGiven : NoticesText.DelegationEnded,
            notice.Type == Given
                ? Sentence.Of(NoticesText.DelegationGivenText, deputy, owner, Day(notice["from"]), Day(notice["until"]))
                : Sentence.Of(NoticesText.DelegationEndedText, deputy, owner),
            "users", notice.Type == Given ? StatusTone.Open : StatusTone.Closed, [new NoticeAction(NoticesText.OpenDeputies, notice.Link)]);
    }

    private static object Day(string text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : text;
}
