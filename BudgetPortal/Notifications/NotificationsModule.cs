using BudgetPortal.Platform;

namespace BudgetPortal.Notifications;

public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services.AddSingleton<INotices, NoticeLog>();
}
