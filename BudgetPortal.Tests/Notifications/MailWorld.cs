using BudgetPortal.Notifications.Mail;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetPortal.Tests.Notifications;

/// <summary>A portal with a mail server, and people who are told something.</summary>
public sealed class MailWorld : IAsyncDisposable
{
    private int told;

    private MailWorld(TestPortal portal, SmtpServer server) => (Portal, Server) = (portal, server);

    public TestPortal Portal { get; }

    public SmtpServer Server { get; private set; }

    /// <param name="more">Changes the settings of the mail server.</param>
    public static async Task<MailWorld> CreateAsync(Action<SmtpOptions>? more = null)
    {
        var server = SmtpServer.Start();
        var portal = await TestPortal.CreateAsync(more: services => services.Configure<SmtpOptions>(smtp =>
        {
            (smtp.Host, smtp.Port, smtp.UseTls, smtp.From, smtp.PublicAddress) = ("127.0.0.1", server.Port, false, "portal@test.example", "https://portal.test.example/");
            more?.Invoke(smtp);
        }));
        return new MailWorld(portal, server);
    }

    /// <summary>Tells people something in one transaction; each time another event.</summary>
    public async Task TellAsync(IReadOnlyCollection<User> people, string type = BudgetNotices.ApprovalRequested, int times = 1)
    {
        await using var db = Portal.Open();
        for (var i = 0; i < times; i++)
        {
            var number = Interlocked.Increment(ref told);
            Portal.Notices.Raise(db, new Notice(type, $"{type}:{number}", [.. people.Select(p => p.Id)], "/approvals?part=1", new Dictionary<string, string>
            {
                ["budget"] = "Opex 2027", ["budgetId"] = Guid.Empty.ToString(), ["costCenter"] = $"CC-{number} Kälte & Lager", ["name"] = "Mira <Lang>",
                ["lines"] = "3", ["comments"] = "Zu hoch",
            }));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>What one process of the portal sends when it looks.</summary>
    public Task<bool> DeliverAsync(CancellationToken stopping = default) =>
        ActivatorUtilities.CreateInstance<MailDelivery>(Portal.As(Portal.Administrator)).RunAsync(stopping);

    public async Task<IReadOnlyList<OutgoingMail>> MailsAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<OutgoingMail>().AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync();
    }

    /// <summary>Starts the mail server again after it was killed, on the same port, with nothing taken.</summary>
    public async Task RestartServerAsync()
    {
        var port = Server.Port;
        await Server.DisposeAsync();
        Server = SmtpServer.Start(port);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Server.DisposeAsync();
    }
}
