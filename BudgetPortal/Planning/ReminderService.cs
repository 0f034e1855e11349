using System.Security.Cryptography;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Reminds those who have a part of a budget, or the whole of it, once on a day.</summary>
public sealed class ReminderService(PortalDb portalDb, BudgetNotices notices)
{
    /// <summary>Reminds, for the module owner, those who have something and were not reminded of it today.</summary>
    /// <param name="subjects">Parts by their ids; the final decision by the budget's id. What nobody has is left out.</param>
    public Task<Result<Reminders>> RemindAsync(Guid budgetId, IReadOnlyCollection<Guid> subjects) => portalDb.RunAsync<Result<Reminders>>(
        async db =>
        {
            if (await db.RefuseAsync(PlanningPermissions.DeclareBudget) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<Budget>().AsNoTracking().Include(b => b.Parts).SingleOrDefaultAsync(b => b.Id == budgetId) is not { } budget)
            {
                return new Error("planning.not_found", DataText.NotFound);
            }

            var asked = await AskedAsync(db, budget, subjects);
            if (asked.Count == 0)
            {
                return new Error("planning.nobody_to_remind", PlanningText.NobodyToRemind);
            }

            var ids = asked.ConvertAll(a => a.EventId);
            var earlier = await db.Set<BudgetEvent>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Comment);
            var deputies = await db.DeputiesAsync();
            foreach (var one in asked.Where(a => !earlier.ContainsKey(a.EventId)))
            {
                Remind(db, deputies, budget, one);
            }

            await db.SaveChangesAsync();
            return new Reminders(
                [.. asked.Where(a => !earlier.ContainsKey(a.EventId)).Select(a => new Reminder(a.CostCenter, a.Names))],
                [.. asked.Where(a => earlier.ContainsKey(a.EventId)).Select(a => new Reminder(a.CostCenter, earlier[a.EventId]))]);
        },
        conflict => conflict);

    private static async Task<List<Asked>> AskedAsync(PortalDbContext db, Budget budget, IReadOnlyCollection<Guid> subjects)
    {
        var today = db.Time.Today(await db.OrganizationAsync());
        var holders = await PartHolders.LoadAsync(db, budget, today);
        var parts = budget.Parts.Where(p => subjects.Contains(p.Id)).ToList();
        var centers = parts.ConvertAll(p => p.CostCenterId);
        var names = await db.Set<CostCenter>().Where(c => centers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Code + " " + c.Name);
        var asked = parts.Select(p => (Part: (CostCenterBudget?)p, Holder: holders.Of(p))).ToList();
        if (subjects.Contains(budget.Id))
        {
            asked.Add((null, holders.Final));
        }

        return [.. asked.Where(a => a.Holder is { UserIds.Count: > 0 }).Select(a => new Asked(
            a.Part, a.Part is null ? string.Empty : names[a.Part.CostCenterId], a.Holder!, string.Join(", ", holders.Names(a.Holder!)),
            today, EventOf(a.Part?.Id ?? budget.Id, today)))];
    }

    private void Remind(PortalDbContext db, Deputies deputies, Budget budget, Asked asked)
    {
        db.Add(new BudgetEvent
        {
            Id = asked.EventId, BudgetId = budget.Id, PartId = asked.Part?.Id, At = db.Time.GetUtcNow(), UserId = db.Actor.UserId,
            Step = BudgetStep.Reminded, Comment = asked.Names,
        });
        var link = asked.Holder.RequestId is { } request ? $"/approvals?request={request}" : $"/entry/{budget.Id}/{asked.Part!.CostCenterId}";
        var waits = asked.Part is null ? "final" : asked.Holder.RequestId is null ? "entry" : "decision";
        notices.Raise(
            db, deputies, BudgetNotices.Reminder, budget, $"{asked.Part?.Id ?? budget.Id}:{asked.Today:O}", asked.Holder.UserIds, link,
            ("costCenter", asked.CostCenter), ("waits", waits), ("since", asked.Holder.Since.ToString("O")));
    }

    /// <summary>
    /// The id of the day's reminder. It is made from what is reminded of and the day, so that of two who remind at once the second one finds
    /// it taken and is told of the first.
    /// </summary>
    private static Guid EventOf(Guid subject, DateOnly today) =>
        new(SHA256.HashData([.. subject.ToByteArray(), .. BitConverter.GetBytes(today.DayNumber)]).AsSpan(0, 16));

    private sealed record Asked(CostCenterBudget? Part, string CostCenter, Holder Holder, string Names, DateOnly Today, Guid EventId);
}

/// <summary>Who was reminded.</summary>
/// <param name="Earlier">What had been reminded of today before; nobody was told again.</param>
public sealed record Reminders(IReadOnlyList<Reminder> Sent, IReadOnlyList<Reminder> Earlier);

/// <param name="CostCenter">Code and name; empty for the final decision.</param>
/// <param name="Names">Of the people who were told, with commas between.</param>
public sealed record Reminder(string CostCenter, string Names);
