using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// Gives parts that waited for somebody for longer than the organization allows to the next one: the deputy, then the owner above, then the
/// module owner. Who had it before may still decide it as owner or deputy.
/// </summary>
internal sealed class Escalation(PortalDb portalDb, BudgetNotices notices) : IDailyTask
{
    private const string Escalated = "escalated";

    public string Name => "escalation";

    public string Title => PlanningText.EscalationTask;

    public bool IsHourly => false;

    public string Describe(string what, int count) => Words.Count(count, PlanningText.EscalatedOne, PlanningText.EscalatedMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        // Days that were missed are made up by today's run alone: nobody was asked in between.
        if (work.Organization.EscalationDays == 0 || work.Day != work.Today)
        {
            return;
        }

        foreach (var id in await DueAsync(work, cancellation))
        {
            var moved = await portalDb.RunAsync(db => EscalateAsync(db, id, work.Organization.EscalationDays), conflict => conflict);
            if (moved.Error is { } error)
            {
                work.Failed(id.ToString(), error.Code);
            }
            else if (moved.Value)
            {
                work.Did(Escalated);
            }
        }
    }

    private async Task<List<Guid>> DueAsync(DayWork work, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var waiting = await db.Set<ApprovalRequest>()
            .Where(r => r.ClosedAt == null && r.PartId != null && r.AssigneeId != null
                && db.Set<Budget>().Any(b => b.Id == r.BudgetId && BudgetStates.Undecided.Contains(b.State)))
            .OrderBy(r => r.Since).Select(r => new { r.Id, r.Since }).ToListAsync(cancellation);
        return [.. waiting.Where(r => IsDue(work, r.Since)).Select(r => r.Id)];
    }

    private static bool IsDue(DayWork work, DateTimeOffset since) =>
        WorkingDays.After(DateOnly.FromDateTime(work.Organization.Local(since).DateTime), work.Organization.EscalationDays) < work.Today;

    private async Task<Result<bool>> EscalateAsync(PortalDbContext db, Guid id, int days)
    {
        var request = await db.Set<ApprovalRequest>().SingleAsync(r => r.Id == id);
        if (request.ClosedAt is not null || request.AssigneeId is not { } current || await BudgetProgress.LoadAsync(db, request.BudgetId) is not { } budget)
        {
            return false;
        }

        var part = budget.Parts.Single(p => p.Id == request.PartId);
        var tree = await DecidingTree.LoadAsync(db);
        var barred = (await db.OrganizationAsync()).OwnLines == OwnLinesRule.AnotherPerson
            ? (await PartAuthors.LoadAsync(db, [part]))[part.Id] : new HashSet<Guid>();
        var next = request.HandOver(tree.NextAfter(part.CostCenterId, current, barred), ApprovalOrigin.Escalated, db.Time.GetUtcNow());
        db.Add(next);
        var from = await NameAsync(db, current);
        db.AddStep(budget, BudgetStep.Escalated, part, $"{from} → {await NameAsync(db, next.AssigneeId)}", byItself: true);
        var costCenter = await db.Set<CostCenter>().Where(c => c.Id == part.CostCenterId).Select(c => c.Code + " " + c.Name).SingleAsync();
        var lines = await db.Set<BudgetLine>().CountAsync(l => l.PartId == part.Id);
        await notices.RaiseAsync(
            db, BudgetNotices.ApprovalRequested, budget, next.Id.ToString(),
            next.AssigneeId is { } one ? [one] : await BudgetProgress.FinalDecidersAsync(db), $"/approvals?request={next.Id}",
            ("costCenter", costCenter), ("lines", lines.ToString("D")), ("from", from), ("waited", days.ToString("D")));
        await db.SaveChangesAsync();
        return true;
    }

    private static async Task<string> NameAsync(PortalDbContext db, Guid? userId) =>
        userId is { } id ? (await db.Users.SingleAsync(u => u.Id == id)).DisplayName : PlanningText.ModuleOwnerWord;
}
