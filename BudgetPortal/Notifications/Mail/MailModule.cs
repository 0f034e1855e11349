using BudgetPortal.Data.Daily;
using BudgetPortal.Platform;

namespace BudgetPortal.Notifications.Mail;

internal static class MailModule
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<SmtpOptions>(configuration.GetSection(SmtpOptions.Section))
        .AddPermissions(NotificationsPermissions.All)
        .AddMenu(new MenuEntry(MenuGroup.Administration, 80, () => MailText.MailTitle, "administration/mail", "send", NotificationsPermissions.ManageMail))
        .AddSingleton<PortalAddress>()
        .AddSingleton<MailQueue>()
        .AddSingleton<MailWriter>()
        .AddSingleton<IMailSender, SmtpMailSender>()
        .AddSingleton<MailNews>()
        .AddSingleton<MailDelivery>()
        .AddHostedService<MailWorker>()
        .AddSingleton<AccountMails>()
        .AddSingleton<IAccountMails>(provider => provider.GetRequiredService<AccountMails>())
        .AddScoped<MailService>()
        .AddScoped<PreferenceService>()
        .AddScoped<IDailyTask, DailyDigest>();
}
