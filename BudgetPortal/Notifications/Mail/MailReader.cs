using BudgetPortal.Platform;

namespace BudgetPortal.Notifications.Mail;

/// <summary>To whom a mail goes, as they are when it is sent.</summary>
/// <param name="Culture">In which they read.</param>
/// <param name="Timing">How they want to be told of the mail's notice.</param>
/// <param name="Notice">What the mail tells; null for other kinds of mail.</param>
public sealed record MailReader(
    Guid UserId, string Name, string Address, bool IsActive, string Culture, string Organization, MailTiming Timing, NoticeFacts? Notice);
