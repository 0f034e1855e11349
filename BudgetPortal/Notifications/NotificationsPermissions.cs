using BudgetPortal.Platform;

namespace BudgetPortal.Notifications;

public static class NotificationsPermissions
{
    /// <summary>
    /// Read all mails of the organization and send them again. While there is no mail server, those for a new password can be read too,
    /// with their links; so it belongs to those who may make such links.
    /// </summary>
    public const string ManageMail = "notifications.mail.manage";

    internal static readonly Permission[] All = [new(ManageMail, [DefaultRoles.Administrator])];
}
