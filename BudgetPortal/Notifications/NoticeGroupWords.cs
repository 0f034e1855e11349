using BudgetPortal.Platform;

namespace BudgetPortal.Notifications;

public static class NoticeGroupWords
{
    public static string Word(this NoticeGroup group) => group switch
    {
        NoticeGroup.Approvals => NotificationsText.GroupApprovals,
        NoticeGroup.EntryPeriods => NotificationsText.GroupEntryPeriods,
        _ => NotificationsText.GroupDecisions,
    };
}
