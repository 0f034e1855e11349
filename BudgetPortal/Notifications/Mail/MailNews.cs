using BudgetPortal.Data;
using BudgetPortal.Platform;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Lets open pages of all processes see what came of mails: soon, and only now and then while many are sent.</summary>
public sealed class MailNews(DatabaseProvider database, TimeProvider time, ILogger<MailNews> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly HashSet<Guid> organizations = [];

    /// <summary>Something came of a mail of this organization. Returns at once.</summary>
    public void Note(Guid organizationId)
    {
        lock (gate)
        {
            if (organizations.Add(organizationId) && organizations.Count == 1)
            {
                _ = TellLaterAsync();
            }
        }
    }

    /// <summary>Tells what was noted.</summary>
    public async Task TellAsync()
    {
        Guid[] told;
        lock (gate)
        {
            told = [.. organizations];
            organizations.Clear();
        }

        foreach (var organization in told)
        {
            try
            {
                await using var db = database.Create(Actor.System(organization));
                db.Signal(LiveTopic.MailOf(organization));
                await db.SaveChangesAsync();
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "Open pages could not be told of mails");
            }
        }
    }

    private async Task TellLaterAsync()
    {
        await Task.Delay(Pause, time);
        await TellAsync();
    }
}
