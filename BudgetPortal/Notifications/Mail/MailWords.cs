using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Notifications.Mail;

internal static class MailWords
{
    public static string Word(this MailState state) => state switch
    {
        MailState.Waiting => MailText.StateWaiting,
        MailState.Digest => MailText.StateDigest,
        MailState.Sent => MailText.StateSent,
        MailState.Failed => MailText.StateFailed,
        _ => MailText.StateKept,
    };

    public static StatusTone Tone(this MailState state) => state switch
    {
        MailState.Waiting => StatusTone.Pending,
        MailState.Sent => StatusTone.Approved,
        MailState.Failed => StatusTone.Rejected,
        MailState.Kept => StatusTone.Open,
        _ => StatusTone.Closed,
    };

    public static string Word(this MailKind kind) => kind switch
    {
        MailKind.Notice => MailText.KindNotice,
        MailKind.Digest => MailText.KindDigest,
        MailKind.Invitation => MailText.Invitation,
        _ => MailText.Reset,
    };

    public static string Word(this MailTiming timing) => timing switch
    {
        MailTiming.AtOnce => MailText.AtOnce,
        MailTiming.Daily => MailText.Daily,
        _ => MailText.Never,
    };
}
