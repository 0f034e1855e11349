using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Delegations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// Gives open requests to those whose turn it is now: when an owner or deputy leaves or comes back, when a cost center gets others or moves,
/// and when the organization wants somebody else than the author to decide. The same number of queries, however many are concerned.
/// </summary>
public sealed class Handover(BudgetNotices notices) : IOrganizationWatcher
{
    public async Task FollowAsync(PortalDbContext db, OrganizationChange change, CancellationToken cancellation)
    {
        var tree = await DecidingTree.LoadAsync(db, cancellation);
        var concerned = tree.Concerned(change);
        if (concerned.Count == 0)
        {
            return;
        }

        var budgets = await db.Set<Budget>().Where(b => BudgetStates.Undecided.Contains(b.State)).ToDictionaryAsync(b => b.Id, cancellation);
        var open = db.Set<CostCenterBudget>().Where(p =>
            concerned.Contains(p.CostCenterId) && db.Set<Budget>().Any(b => b.Id == p.BudgetId && BudgetStates.Undecided.Contains(b.State)));
        var parts = await open.ToDictionaryAsync(p => p.Id, cancellation);
        var requests = await db.Set<ApprovalRequest>()
            .Where(r => r.ClosedAt == null && open.Any(p => p.Id == r.PartId)).ToListAsync(cancellation);
        Meet(parts.Values, requests);
        var assignees = await db.AssigneesAsync([.. requests.Select(r => parts[r.PartId!.Value])], cancellation);
        var moving = requests.FindAll(r =>
            r.AssigneeId != assignees[r.PartId!.Value] && !(r.Origin == ApprovalOrigin.Escalated && tree.MayHave(parts[r.PartId!.Value].CostCenterId, r.AssigneeId)));
        if (moving.Count == 0)
        {
            return;
        }

        var facts = await Facts.LoadAsync(db, moving, parts, assignees, cancellation);
        var deputies = await db.DeputiesAsync(cancellation);
        foreach (var old in moving)
        {
            var part = parts[old.PartId!.Value];
            var next = old.HandOver(assignees[part.Id], ApprovalOrigin.HandedOver, db.Time.GetUtcNow());
            var (from, to) = (facts.Name(old.AssigneeId), facts.Name(next.AssigneeId));
            db.Add(next);
            db.AddStep(budgets[part.BudgetId], BudgetStep.HandedOver, part, $"{from} → {to}");
            notices.Raise(
                db, deputies, BudgetNotices.ApprovalRequested, budgets[part.BudgetId], next.Id.ToString(),
                next.AssigneeId is { } one ? [one] : facts.FinalDeciders, $"/approvals?request={next.Id}",
                ("costCenter", facts.CostCenters[part.CostCenterId]), ("lines", facts.Lines.GetValueOrDefault(part.Id).ToString("D")), ("from", from));
        }
    }

    /// <summary>
    /// A new version for every request and part concerned: whoever decides, submits or sends back in this moment is overtaken, or overtakes,
    /// and the second looks again. Without it a request could be made for somebody who is just leaving.
    /// </summary>
    private static void Meet(IEnumerable<CostCenterBudget> parts, List<ApprovalRequest> requests)
    {
        var asked = requests.Select(r => r.PartId).ToHashSet();
        requests.ForEach(r => r.Touch());
        foreach (var part in parts.Where(p => !asked.Contains(p.Id)))
        {
            part.Touch();
        }
    }

    /// <summary>What histories and notices name.</summary>
    private sealed record Facts(
        Dictionary<Guid, string> People, Dictionary<Guid, string> CostCenters, Dictionary<Guid, int> Lines, List<Guid> FinalDeciders)
    {
        public static async Task<Facts> LoadAsync(
            PortalDbContext db, List<ApprovalRequest> moving, Dictionary<Guid, CostCenterBudget> parts,
            IReadOnlyDictionary<Guid, Guid?> assignees, CancellationToken cancellation)
        {
            var partIds = moving.ConvertAll(r => r.PartId!.Value);
            var people = moving.Select(r => r.AssigneeId).Concat(partIds.Select(id => assignees[id])).OfType<Guid>().Distinct().ToList();
            var centers = partIds.Select(id => parts[id].CostCenterId).Distinct().ToList();
            return new Facts(
                await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation),
                await db.Set<CostCenter>().Where(c => centers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Code + " " + c.Name, cancellation),
                await db.Set<BudgetLine>().Where(l => partIds.Contains(l.PartId)).GroupBy(l => l.PartId)
                    .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation),
                await BudgetProgress.FinalDecidersAsync(db));
        }

        public string Name(Guid? userId) => userId is { } id ? People[id] : PlanningText.ModuleOwnerWord;
    }
}
