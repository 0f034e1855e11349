using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Puts a letter into the form in which mail servers take it.</summary>
internal static class Envelope
{
    public static MailMessage Of(OutgoingMail mail, Letter letter, MailAddress to, SmtpOptions smtp, string settings)
    {
        var message = new MailMessage(new MailAddress(smtp.From, smtp.FromName, Encoding.UTF8), to)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html));

        // The same at each attempt, so that a mail that came twice is shown once.
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{smtp.Domain}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Kind is MailKind.Notice or MailKind.Digest)
        {
            message.Headers.Add("List-Unsubscribe", $"<{settings}>");
        }

        return message;
    }

    private static AlternateView View(string content, string type) => AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
}
