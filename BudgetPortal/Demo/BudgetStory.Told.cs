using BudgetPortal.Approvals;
using BudgetPortal.Notifications;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>What people were told of the last weeks of a budget's way.</summary>
internal sealed partial class BudgetStory
{
    private const int DaysTold = 21;
    private const int DaysUnread = 4;

    /// <summary>Notifications, and the mails of those that nobody has read.</summary>
    private IEnumerable<object> Told()
    {
        var since = company.Days.At(company.Days.Ago(DaysTold), 0);
        List<Notification> notifications = [.. records.OfType<BudgetEvent>().Where(e => e.At >= since).SelectMany(Notices)
            .Concat(records.OfType<ApprovalRequest>().Where(r => r.Since >= since).Select(Asked))
            .SelectMany(told => told.Notice.Recipients.Select(user => Tell(told, user)))];
        return [.. notifications, .. notifications.Where(n => n.ReadAt is null).Select(OutgoingMail.Of)];
    }

    /// <summary>What has been answered, or is some days old, has been read.</summary>
    private Notification Tell(ToldNotice told, Guid user)
    {
        var notification = new Notification(told.Notice, user, told.At);
        if (told.Answered ?? told.At < company.Days.At(company.Days.Ago(DaysUnread), 0))
        {
            notification.Read(told.At.AddMinutes(Draw.Whole(3, 240, $"{told.Notice.Key}{user}")));
        }

        return notification;
    }

    private ToldNotice Asked(ApprovalRequest request)
    {
        var part = Budget.Parts.SingleOrDefault(p => p.Id == request.PartId);
        var back = records.OfType<BudgetEvent>().LastOrDefault(e => e.Step == BudgetStep.PartSentBack && e.PartId == part?.Id);
        (string, string)[] facts = part is null ? [] :
            [("costCenter", NameOf(part)), ("lines", lines[part.Id].Count.ToString("D")), ("comments", back?.Comment ?? string.Empty)];
        var type = request.Origin == ApprovalOrigin.SentBack ? BudgetNotices.SentBack : BudgetNotices.ApprovalRequested;
        var notice = BudgetNotices.Of(
            type, Budget, NameOf(company.ModuleOwner), request.Id.ToString(), [request.AssigneeId ?? company.ModuleOwner], $"/approvals?request={request.Id}", facts);
        return new ToldNotice(notice, request.Since, request.ClosedAt is not null);
    }

    private IEnumerable<ToldNotice> Notices(BudgetEvent step)
    {
        var part = Budget.Parts.SingleOrDefault(p => p.Id == step.PartId);
        var owners = Parts.Select(p => company.Centers.Decider(p.Center)).OfType<Guid>();
        (string Type, IEnumerable<Guid> Recipients, string? Link)? told = step.Step switch
        {
            BudgetStep.EntryOpened => (BudgetNotices.EntryStarted, Parts.SelectMany(p => company.Centers.Enterers(p.Center)), "/entry"),
            BudgetStep.EntryClosed => (BudgetNotices.EntryEnded, owners, "/approvals"),
            BudgetStep.PartApproved or BudgetStep.PartApprovedWithChanges => (BudgetNotices.Approved, [company.ModuleOwner, company.SecondModuleOwner], null),
            BudgetStep.PartRejected => (
                BudgetNotices.Rejected, [company.ModuleOwner, .. lines[part!.Id].Select(l => l.EnteredById)], $"/entry/{Budget.Id}/{part.CostCenterId}"),
            BudgetStep.Approved => (BudgetNotices.Approved, Parts.SelectMany(p => company.Centers.Enterers(p.Center)), null),
            BudgetStep.Rejected => (BudgetNotices.Rejected, owners, null),
            BudgetStep.Activated => (BudgetNotices.Active, Parts.SelectMany(p => company.Centers.Enterers(p.Center)), null),
            BudgetStep.Cancelled => (BudgetNotices.Cancelled, owners, null),
            _ => null,
        };
        if (told is var (type, recipients, link))
        {
            yield return new ToldNotice(
                BudgetNotices.Of(
                    type, Budget, step.UserId is { } by ? NameOf(by) : string.Empty, step.Id.ToString(), recipients, link,
                    ("costCenter", part is null ? string.Empty : NameOf(part)), ("comments", step.Comment), ("state", Budget.State.ToString())),
                step.At);
        }
    }

    private string NameOf(Guid person) => company.People.Name(person);

    private string NameOf(CostCenterBudget part) => company.Centers[part.CostCenterId] is var center ? $"{center.Code} {center.Name}" : string.Empty;

    /// <param name="Answered">Whether what it asks for was done; null when it asks for nothing.</param>
    private sealed record ToldNotice(Notice Notice, DateTimeOffset At, bool? Answered = null);
}
