using System.Diagnostics;
using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Notifications;

namespace BudgetPortal.Benchmarks;

/// <summary>
/// How long a thousand mails take from the outbox to a mail server on this machine, sent by one process of the portal and by two; and how
/// long the same mails take that are written already and handed to the same server by as many clients, which is the least that it can take.
/// </summary>
internal sealed class MailTimings(Report report)
{
    private const int Mails = 1000;
    private const int Runs = 5;

    public async Task MeasureAsync()
    {
        await using var world = await MailWorld.CreateAsync();
        var reader = await world.Portal.UserAsync("Rita Reader");
        foreach (var processes in (int[])[1, 2])
        {
            var words = processes == 1 ? "one process" : "two processes";
            var outbox = await report.AddAsync($"{Mails} mails from the outbox by {words}", () => SendAsync(world, reader, processes), Runs);
            var letters = await world.MailsAsync();
            var direct = await report.AddAsync("  the same handed to the server directly", () => HandOverAsync(world, [.. letters.TakeLast(Mails)], processes), Runs);
            report.Explain(string.Create(
                CultureInfo.InvariantCulture, $"  = {1000 * Mails / outbox:0} beside {1000 * Mails / direct:0} mails a second, {outbox / direct:0.0} times as long"));
        }
    }

    private static async Task<Measured> SendAsync(MailWorld world, User reader, int processes)
    {
        await world.RestartServerAsync();
        await world.TellAsync([reader], times: Mails);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => world.DeliverAsync()));
        return Taken(world, clock);
    }

    private static async Task<Measured> HandOverAsync(MailWorld world, IReadOnlyList<OutgoingMail> mails, int processes)
    {
        await world.RestartServerAsync();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(mails, new ParallelOptions { MaxDegreeOfParallelism = processes * MailDelivery.Lanes }, async (mail, _) =>
        {
            using var client = new SmtpClient("127.0.0.1", world.Server.Port);
            using var message = new MailMessage("portal@test.example", mail.Address!) { Subject = mail.Subject, SubjectEncoding = Encoding.UTF8 };
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text!, Encoding.UTF8, MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html!, Encoding.UTF8, MediaTypeNames.Text.Html));
            message.Headers.Add("Message-ID", $"<{mail.Id:N}@test.example>");
            await client.SendMailAsync(message, CancellationToken.None);
        });
        return Taken(world, clock);
    }

    private static Measured Taken(MailWorld world, Stopwatch clock)
    {
        var time = clock.Elapsed.TotalMilliseconds;
        return world.Server.Mails.Count == Mails ? new Measured(time) : throw new InvalidOperationException($"{world.Server.Mails.Count} mails came.");
    }
}
