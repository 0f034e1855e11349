using System.Net.Mail;
using BudgetPortal.Platform;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Takes mails from the outbox, writes them and hands them to the mail server, a few at the same time.</summary>
public sealed class MailDelivery(
    MailQueue queue, MailWriter writer, IMailSender sender, MailNews news, IOptionsMonitor<SmtpOptions> options, TimeProvider time,
    ILogger<MailDelivery> logger)
{
    /// <summary>Mails sent at the same time.</summary>
    public const int Lanes = 4;

    /// <summary>Mails claimed together: few enough that the slowest server is done with them before the claim ends.</summary>
    public const int Batch = 16;

    /// <summary>How long a mail waits that the server was not reached for, so that one that makes it hang does not stand before all others.</summary>
    public static readonly TimeSpan AfterNoAnswer = TimeSpan.FromSeconds(30);

    /// <summary>How long a portal that stops waits for mails that are under way.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due.</summary>
    /// <returns>False when the mail server cannot be reached: the mails wait, and whoever calls pauses.</returns>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        try
        {
            return await SendDueAsync(stopping);
        }
        finally
        {
            await news.TellAsync();
        }
    }

    private async Task<bool> SendDueAsync(CancellationToken stopping)
    {
        for (var batch = 0; ; batch++)
        {
            var claim = Guid.CreateVersion7();
            try
            {
                var mails = await queue.ClaimAsync(claim, Batch, stopping);
                if (mails.Count == 0)
                {
                    return true;
                }

                if ((batch == 0 && !await FindServerAsync(mails, claim, stopping)) || !await DeliverAsync(mails, claim, stopping))
                {
                    return false;
                }
            }
            catch
            {
                await queue.ReleaseAsync(claim);
                throw;
            }
        }
    }

    /// <summary>Asks the server before any mail: what goes wrong afterwards may be a mail's own fault.</summary>
    /// <returns>False when it cannot be used; the mails say why, and wait.</returns>
    private async Task<bool> FindServerAsync(IReadOnlyList<OutgoingMail> mails, Guid claim, CancellationToken stopping)
    {
        if (!options.CurrentValue.HasServer || await sender.FindFaultAsync(stopping) is not { } fault)
        {
            return true;
        }

        logger.LogWarning("The mail server {Host}:{Port} cannot be used: {Fault}", options.CurrentValue.Host, options.CurrentValue.Port, fault);
        foreach (var mail in mails)
        {
            mail.GiveBack(fault, time.GetUtcNow() + AfterNoAnswer);
            await SaveAsync(mail, claim);
        }

        return false;
    }

    private async Task<bool> DeliverAsync(IReadOnlyList<OutgoingMail> mails, Guid claim, CancellationToken stopping)
    {
        var readers = await writer.ReadersAsync(mails, stopping);
        var reached = true;
        await Parallel.ForEachAsync(mails, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = stopping }, async (mail, _) =>
        {
            if (!Volatile.Read(ref reached))
            {
                mail.GiveBack(null, mail.DueAt);
                await SaveAsync(mail, claim);
            }
            else if (!await DeliverAsync(mail, readers[mail.Id], claim, stopping))
            {
                Volatile.Write(ref reached, false);
            }
        });
        return reached;
    }

    /// <returns>False when the server was not reached.</returns>
    private async Task<bool> DeliverAsync(OutgoingMail mail, MailReader reader, Guid claim, CancellationToken stopping)
    {
        if ((!reader.IsActive && mail.Letter is null) || (mail is { Kind: MailKind.Notice, Letter: null } && reader.Timing == MailTiming.Never))
        {
            await queue.DropAsync(mail, claim);
            news.Note(mail.OrganizationId);
            return true;
        }

        var reached = true;
        if (mail is { Kind: MailKind.Notice, Letter: null } && reader.Timing == MailTiming.Daily)
        {
            mail.LeaveForDigest();
        }
        else if (!reader.IsActive)
        {
            mail.SetAside(reader.Address, mail.Letter, MailText.ReaderLeft);
        }
        else if (await WriteAsync(mail, reader) is { } letter)
        {
            reached = await TrySendAsync(mail, reader.Address, letter, stopping);
        }

        await SaveAsync(mail, claim);
        return reached;
    }

    private async Task SaveAsync(OutgoingMail mail, Guid claim)
    {
        await queue.SaveAsync(mail, claim);
        news.Note(mail.OrganizationId);
    }

    private async Task<Letter?> WriteAsync(OutgoingMail mail, MailReader reader)
    {
        try
        {
            return mail.Letter ?? await writer.WriteAsync(mail, reader);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Mail {Mail} could not be written", mail.Id);
            mail.SetAside(reader.Address, null, MailText.NotWritten);
            return null;
        }
    }

    /// <summary>Whatever is wrong with one mail is that mail's matter.</summary>
    private async Task<bool> TrySendAsync(OutgoingMail mail, string address, Letter letter, CancellationToken stopping)
    {
        try
        {
            return await SendAsync(mail, address, letter, stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Mail {Mail} cannot be sent", mail.Id);
            mail.SetAside(address, letter, MailText.NotWritten);
            return true;
        }
    }

    private async Task<bool> SendAsync(OutgoingMail mail, string address, Letter letter, CancellationToken stopping)
    {
        var smtp = options.CurrentValue;
        if (!smtp.HasServer)
        {
            mail.Keep(address, letter);
            return true;
        }

        if (!MailAddress.TryCreate(address, out var to))
        {
            mail.SetAside(address, letter, MailText.BadAddress);
            return true;
        }

        // A mail under way is not cut off at once, since nobody could say then whether it was sent.
        using var grace = new CancellationTokenSource();
        await using var ending = stopping.Register(() => grace.CancelAfter(Grace));
        using var message = Envelope.Of(mail, letter, to, smtp, writer.SettingsAddress);
        var outcome = await sender.SendAsync(message, grace.Token);
        var now = time.GetUtcNow();
        switch (outcome.Verdict)
        {
            case MailVerdict.Taken:
                mail.Send(address, letter, now);
                break;
            case MailVerdict.PutOff:
                mail.PutOff(address, letter, outcome.Answer, now);
                break;
            case MailVerdict.Refused:
                mail.SetAside(address, letter, outcome.Answer);
                break;
            case MailVerdict.BrokenOff:
                mail.BreakOff(address, letter, outcome.Answer, now);
                return false;
            default:
                logger.LogWarning("The mail server {Host}:{Port} cannot be used: {Answer}", smtp.Host, smtp.Port, outcome.Answer);
                mail.GiveBack(outcome.Answer, now + AfterNoAnswer);
                return false;
        }

        return true;
    }
}
