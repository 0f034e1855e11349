using System.Security.Cryptography;
using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// Reminds, on the days that the organization set, those whose cost center has not been handed in. Several days that were missed are made
/// up by one reminder, which names the days that are really left.
/// </summary>
internal sealed class EntryReminders(PortalDb portalDb, BudgetNotices notices) : IDailyTask
{
    private const string Reminded = "reminded";

    public string Name => "entry-reminders";

    public string Title => PlanningText.EntryRemindersTask;

    public bool IsHourly => false;

    public string Describe(string what, int count) => Words.Count(count, PlanningText.EntryRemindersOne, PlanningText.EntryRemindersMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        var ends = work.Organization.ReminderDays.Select(work.Day.AddDays).Where(end => end >= work.Today).ToList();
        List<Guid> due;
        await using (var db = portalDb.Open())
        {
            due = await db.Set<Budget>().Where(b => b.State == BudgetState.EntryOpen && ends.Contains(b.EntryEnd)).Select(b => b.Id).ToListAsync(cancellation);
        }

        foreach (var id in due)
        {
            var reminded = await portalDb.RunAsync(db => RemindAsync(db, id, work, ends), conflict => conflict);
            if (reminded.Error is { } error)
            {
                work.Failed(id.ToString(), error.Code);
            }
            else if (reminded.Value > 0)
            {
                work.Did(Reminded);
            }
        }
    }

    /// <returns>How many people were reminded.</returns>
    private async Task<Result<int>> RemindAsync(PortalDbContext db, Guid id, DayWork work, List<DateOnly> ends)
    {
        var step = EventOf(id, work.Today);
        if (await BudgetProgress.LoadAsync(db, id) is not { State: BudgetState.EntryOpen } budget || !ends.Contains(budget.EntryEnd)
            || await db.Set<BudgetEvent>().AnyAsync(e => e.Id == step))
        {
            return 0;
        }

        var late = budget.Parts.Where(p => p.IsInEntry && p.OpenUntil(budget) == budget.EntryEnd).Select(p => p.CostCenterId).ToList();
        var people = await PeopleAsync(db, late);
        if (people.Count == 0)
        {
            return 0;
        }

        var left = budget.EntryEnd.DayNumber - work.Today.DayNumber;
        var deputies = await db.DeputiesAsync();
        foreach (var same in people.GroupBy(p => p.Value, p => p.Key, StringComparer.Ordinal))
        {
            notices.Raise(
                db, deputies, BudgetNotices.EntryEnding, budget, $"{work.Today:O}", same, "/entry", ("days", left.ToString("D")), ("costCenters", same.Key));
        }

        db.Add(new BudgetEvent
        {
            Id = step, BudgetId = budget.Id, At = db.Time.GetUtcNow(), Step = BudgetStep.EntryEndReminded, Lines = people.Count,
        });
        await db.SaveChangesAsync();
        return people.Count;
    }

    /// <summary>Active people with the cost centers that they can still hand in, as one text.</summary>
    private static async Task<Dictionary<Guid, string>> PeopleAsync(PortalDbContext db, List<Guid> costCenterIds)
    {
        var centers = await db.Set<CostCenter>().AsNoTracking().Where(c => costCenterIds.Contains(c.Id)).OrderBy(c => c.Code)
            .Select(c => new { Name = c.Code + " " + c.Name, c.OwnerId, c.DeputyOwnerId, Entry = c.EntryUsers.Select(e => e.UserId).ToList() })
            .ToListAsync();
        var theirs = centers
            .SelectMany(c => c.Entry.Concat(new[] { c.OwnerId, c.DeputyOwnerId }.OfType<Guid>()).Distinct().Select(user => (User: user, c.Name)))
            .ToLookup(t => t.User, t => t.Name);
        var active = await db.ActiveAsync(theirs.Select(t => t.Key));
        return active.ToDictionary(user => user, user => string.Join(", ", theirs[user]));
    }

    /// <summary>The id of the day's reminder: of two processes the second one finds it taken, and so does a run that is made again.</summary>
    private static Guid EventOf(Guid budgetId, DateOnly today) =>
        new(SHA256.HashData([.. "entry-ending"u8, .. budgetId.ToByteArray(), .. BitConverter.GetBytes(today.DayNumber)]).AsSpan(0, 16));
}
