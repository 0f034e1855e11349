using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>
/// A consent that waited for somebody for longer than the organization allows goes to the next one: the deputy, then the owner above, then
/// the module owner. Owner and deputy may still give it.
/// </summary>
internal sealed class ProposalEscalation(PortalDb portalDb, ChangeNotices notices) : IDailyTask
{
    private const string Escalated = "escalated";

    public string Name => "proposal-escalation";

    public string Title => ChangesText.EscalationTask;

    public bool IsHourly => false;

    public string Describe(string what, int count) => Words.Count(count, ChangesText.EscalatedOne, ChangesText.EscalatedMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        // Days that were missed are made up by today's run alone: nobody was asked in between.
        if (work.Organization.EscalationDays == 0 || work.Day != work.Today)
        {
            return;
        }

        foreach (var (changeId, partId) in await WaitingAsync(cancellation))
        {
            var moved = await portalDb.RunAsync(db => EscalateAsync(db, changeId, partId, work), conflict => conflict);
            if (moved.Error is { } error)
            {
                work.Failed(changeId.ToString(), error.Code);
            }
            else if (moved.Value)
            {
                work.Did(Escalated);
            }
        }
    }

    private async Task<List<(Guid ChangeId, Guid PartId)>> WaitingAsync(CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var waiting = await (
            from change in db.Set<BudgetChange>()
            where change.State == ChangeState.Submitted && BudgetStates.InForce.Contains(db.Set<Budget>().Single(b => b.Id == change.BudgetId).State)
            from part in change.Parts
            where part.ConsentedById == null
            orderby part.AskedSince
            select new { change.Id, part.PartId }).ToListAsync(cancellation);
        return waiting.ConvertAll(w => (w.Id, w.PartId));
    }

    private async Task<Result<bool>> EscalateAsync(PortalDbContext db, Guid changeId, Guid partId, DayWork work)
    {
        var change = (await ChangeAccess.LoadAsync(db, changeId))!;
        var part = change.Parts.Single(p => p.PartId == partId);
        var turns = await ConsentTurns.LoadAsync(db, [partId]);
        if (change.State != ChangeState.Submitted || part is { ConsentedById: not null } or { AskedSince: null } || !IsDue(work, part.AskedSince.Value)
            || turns.DeciderOf(change, part) is not { } before)
        {
            return false;
        }

        var budget = (await BudgetProgress.LoadAsync(db, change.BudgetId))!;
        if (change.Escalate(budget, partId, db.Time.GetUtcNow()) is { Succeeded: false } refusal)
        {
            return refusal.Error!;
        }

        var (from, to) = (await NameAsync(db, before), await NameAsync(db, turns.DeciderOf(change, part)));
        db.AddStep(budget, BudgetStep.ChangeEscalated, budget.Parts.Single(p => p.Id == partId), change.Title($"{from} → {to}"), byItself: true);
        await notices.EscalatedAsync(db, budget, change, turns.DeciderOf(change, part), from, work.Organization.EscalationDays);
        await db.SaveChangesAsync();
        return true;
    }

    private static bool IsDue(DayWork work, DateTimeOffset since) =>
        WorkingDays.After(DateOnly.FromDateTime(work.Organization.Local(since).DateTime), work.Organization.EscalationDays) < work.Today;

    private static async Task<string> NameAsync(PortalDbContext db, Guid? userId) =>
        userId is { } id ? (await db.Users.SingleAsync(u => u.Id == id)).DisplayName : PlanningText.ModuleOwnerWord;
}
