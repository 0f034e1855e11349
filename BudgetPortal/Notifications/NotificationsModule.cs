using BudgetPortal.Data.Daily;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Mvc;

namespace BudgetPortal.Notifications;

/// <summary>Tells people what happened: in the application at once, and by mail.</summary>
public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration) => services
        .AddMenu(new MenuEntry(MenuGroup.MyWork, 40, () => NotificationsText.Notifications, "notifications", "bell"))
        .AddSingleton<INotices, NotificationWriter>()
        .AddSingleton<NoticeDictionary>()
        .AddScoped<NotificationQueries>()
        .AddScoped<NotificationService>()
        .AddScoped<IMenuBadge, NotificationBadge>()
        .AddScoped<IDailyTask, Retention>()
        .AddSingleton<NotificationPush>()
        .AddMail(configuration);

    /// <summary>Maps the hub for other clients; nobody who is not signed in is led to the sign-in page there.</summary>
    public static void MapNotifications(this WebApplication app) => app
        .MapHub<NotificationHub>(NotificationHub.Address)
        .DisableCookieRedirect().WithMetadata(new SkipStatusCodePagesAttribute());
}
