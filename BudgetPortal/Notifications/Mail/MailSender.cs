using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Hands a mail to the mail server.</summary>
public interface IMailSender
{
    /// <summary>Looks whether the mail server greets who connects.</summary>
    /// <returns>Why it cannot be used; null when it can.</returns>
    Task<string?> FindFaultAsync(CancellationToken cancellation);

    /// <summary>Tries once. Whatever the server does is an outcome; only a cancellation throws.</summary>
    Task<MailOutcome> SendAsync(MailMessage message, CancellationToken cancellation);
}

/// <param name="Answer">Why not, in the server's words; empty when it took the mail.</param>
public sealed record MailOutcome(MailVerdict Verdict, string Answer)
{
    public static MailOutcome Taken { get; } = new(MailVerdict.Taken, string.Empty);
}

public enum MailVerdict
{
    Taken,

    /// <summary>Not now.</summary>
    PutOff,

    /// <summary>Never.</summary>
    Refused,

    /// <summary>The server cannot be reached or does not let the portal in: it says nothing about the mail.</summary>
    Unreachable,

    /// <summary>The talk broke off before the server answered: nobody knows whether it took the mail.</summary>
    BrokenOff,
}

/// <summary>Sends by SMTP, with a connection for each mail: reusing one client for asynchronous sends is known to hang.</summary>
internal sealed class SmtpMailSender(IOptionsMonitor<SmtpOptions> options) : IMailSender
{
    private const string BeforeAnswer = "The server response was: ";

    /// <summary>Answers that concern the portal's access, not the mail.</summary>
    private static readonly int[] AccessCodes = [421, 454, 530, 534, 535, 538];

    public async Task<string?> FindFaultAsync(CancellationToken cancellation)
    {
        var smtp = options.CurrentValue;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(smtp.Timeout));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(smtp.Host, smtp.Port, limit.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var greeting = await reader.ReadLineAsync(limit.Token) ?? MailText.NoAnswer;
            await stream.WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
            return greeting.StartsWith("220", StringComparison.Ordinal) ? null : greeting;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return MailText.NoAnswer;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return exception.Message;
        }
    }

    public async Task<MailOutcome> SendAsync(MailMessage message, CancellationToken cancellation)
    {
        var smtp = options.CurrentValue;

        // The client's own timeout does not hold for asynchronous sends.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(smtp.Timeout));
        var isForeign = !Ascii.IsValid(message.To[0].User);
        using var client = new SmtpClient(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.UseTls, DeliveryFormat = isForeign ? SmtpDeliveryFormat.International : SmtpDeliveryFormat.SevenBit,
        };
        if (smtp.UserName.Length > 0)
        {
            client.Credentials = new NetworkCredential(smtp.UserName, smtp.Password);
        }

        try
        {
            await client.SendMailAsync(message, limit.Token).WaitAsync(limit.Token);
            return MailOutcome.Taken;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new MailOutcome(MailVerdict.BrokenOff, MailText.NoAnswer);
        }
        catch (SmtpException exception) when (!cancellation.IsCancellationRequested)
        {
            return Judge(exception, isForeign);
        }
        catch (IOException exception) when (!cancellation.IsCancellationRequested)
        {
            return new MailOutcome(MailVerdict.BrokenOff, exception.GetBaseException().Message);
        }
    }

    /// <param name="isForeign">The address has letters that not every server takes.</param>
    private static MailOutcome Judge(SmtpException exception, bool isForeign)
    {
        var code = (int)exception.StatusCode;
        if (code < 400)
        {
            var (inner, cause) = (exception.InnerException, exception.GetBaseException());
            return inner is null && isForeign ? new MailOutcome(MailVerdict.Refused, exception.Message)
                : inner is IOException ? new MailOutcome(MailVerdict.BrokenOff, cause.Message)
                : new MailOutcome(MailVerdict.Unreachable, cause.Message);
        }

        var at = exception.Message.IndexOf(BeforeAnswer, StringComparison.Ordinal);
        var words = at < 0 ? exception.Message : exception.Message[(at + BeforeAnswer.Length)..];
        var verdict = AccessCodes.Contains(code) ? MailVerdict.Unreachable : code < 500 ? MailVerdict.PutOff : MailVerdict.Refused;
        return new MailOutcome(verdict, $"{code} {words}");
    }
}
