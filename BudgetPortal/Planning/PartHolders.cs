using BudgetPortal.Data;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Who has a part, or the whole budget, and has to do something about it.</summary>
/// <param name="UserIds">Active people; those who come first are named first.</param>
/// <param name="IsModuleOwner">It fell to the module owners, since nobody else has it.</param>
/// <param name="Since">When it came to them.</param>
/// <param name="RequestId">The request that waits for their decision; null when they enter or correct.</param>
internal sealed record Holder(IReadOnlyList<Guid> UserIds, bool IsModuleOwner, DateTimeOffset Since, Guid? RequestId);

/// <summary>Who has each part of a budget: the status page names them, and a reminder goes to them.</summary>
internal sealed class PartHolders
{
    /// <summary>Steps of the whole budget that bring drafts to those who enter, or to those who attest.</summary>
    private static readonly BudgetStep[] Opening = [BudgetStep.EntryOpened, BudgetStep.EntryClosed, BudgetStep.Reopened];

    /// <summary>Steps of a part after which the same people have it as before.</summary>
    private static readonly BudgetStep[] Standing = [BudgetStep.Reminded, BudgetStep.MoreTimeGiven];

    private PartHolders()
    {
    }

    public required Budget Budget { get; init; }

    public required DateOnly Today { get; init; }

    public required Dictionary<Guid, Center> Centers { get; init; }

    /// <summary>Of active people only.</summary>
    public required Dictionary<Guid, string> People { get; init; }

    public required List<ApprovalRequest> Requests { get; init; }

    /// <summary>When each part last moved.</summary>
    public required Dictionary<Guid, DateTimeOffset> Moved { get; init; }

    public required DateTimeOffset EntryMoved { get; init; }

    public required List<Guid> Declarers { get; init; }

    public required List<Guid> FinalDeciders { get; init; }

    /// <summary>Reads them for all parts of a budget, in a constant number of queries.</summary>
    public static async Task<PartHolders> LoadAsync(PortalDbContext db, Budget budget, DateOnly today, CancellationToken cancellation = default)
    {
        var taking = db.Set<CostCenterBudget>().Where(p => p.BudgetId == budget.Id).Select(p => p.CostCenterId);
        var centers = await db.Set<CostCenter>().AsNoTracking().Where(c => taking.Contains(c.Id))
            .Select(c => new Center(c.Id, c.OwnerId, c.DeputyOwnerId, c.EntryUsers.Select(e => e.UserId).ToList()))
            .ToDictionaryAsync(p => p.CostCenterId, cancellation);
        var requests = await db.Set<ApprovalRequest>().AsNoTracking()
            .Where(r => r.BudgetId == budget.Id && r.ClosedAt == null).OrderBy(r => r.Since).ToListAsync(cancellation);
        var moves = await db.Set<BudgetEvent>()
            .Where(e => e.BudgetId == budget.Id && (e.PartId == null ? Opening.Contains(e.Step) : !Standing.Contains(e.Step)))
            .GroupBy(e => e.PartId).Select(g => new { PartId = g.Key, At = g.Max(e => e.At) }).ToListAsync(cancellation);
        var declarers = await db.Holding(PlanningPermissions.DeclareBudget).Select(u => u.Id).ToListAsync(cancellation);
        var finalDeciders = await BudgetProgress.FinalDecidersAsync(db);
        Guid?[] ids = [.. centers.Values.SelectMany(p => p.All).Concat(requests.Select(r => r.AssigneeId)).Concat(declarers.Concat(finalDeciders).Cast<Guid?>()).Distinct()];
        var names = await db.Users.AsNoTracking().Where(u => u.IsActive && ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return new PartHolders
        {
            Budget = budget,
            Today = today,
            Centers = centers,
            People = names,
            Requests = requests,
            Moved = moves.Where(m => m.PartId is not null).ToDictionary(m => m.PartId!.Value, m => m.At),
            EntryMoved = moves.Find(m => m.PartId is null)?.At ?? budget.DeclaredAt,
            Declarers = declarers,
            FinalDeciders = finalDeciders,
        };
    }

    /// <summary>Who decides the budget finally; null while it does not wait for that.</summary>
    public Holder? Final => Budget.State == BudgetState.PendingFinalApproval && Requests.Find(r => r.PartId is null) is { } request
        ? new Holder(FinalDeciders, IsModuleOwner: true, request.Since, request.Id)
        : null;

    /// <summary>Who has a part; null when nobody has to do anything about it now.</summary>
    public Holder? Of(CostCenterBudget part)
    {
        if (Budget.State is not (BudgetState.EntryOpen or BudgetState.PendingCcApproval))
        {
            return null;
        }

        return part.State switch
        {
            PartState.Submitted or PartState.SentBack => Deciding(part),
            PartState.Rejected => Entering(part, mayEnter: true, Moved.GetValueOrDefault(part.Id)),
            PartState.Draft => Entering(part, part.MayEnter(Budget, Today).Succeeded, Later(EntryMoved, Moved.GetValueOrDefault(part.Id))),
            _ => null,
        };
    }

    /// <summary>The names of its people, the first ones first.</summary>
    public IReadOnlyList<string> Names(Holder holder) => [.. holder.UserIds.Select(id => People[id])];

    private Holder? Deciding(CostCenterBudget part) => Requests.Find(r => r.PartId == part.Id) is not { } request ? null
        : request.AssigneeId is { } assignee && People.ContainsKey(assignee) ? new Holder([assignee], IsModuleOwner: false, request.Since, request.Id)
        : new Holder(FinalDeciders, IsModuleOwner: true, request.Since, request.Id);

    /// <summary>Those who enter; when entry is over, the owner or the deputy, who attest that nothing is needed.</summary>
    private Holder Entering(CostCenterBudget part, bool mayEnter, DateTimeOffset since)
    {
        var center = Centers[part.CostCenterId];
        var active = (mayEnter ? center.All : [center.OwnerId, center.DeputyId]).OfType<Guid>().Where(People.ContainsKey).Distinct().ToList();
        return active.Count > 0
            ? new Holder(active, IsModuleOwner: false, since, null)
            : new Holder(Declarers, IsModuleOwner: true, since, null);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    internal sealed record Center(Guid CostCenterId, Guid? OwnerId, Guid? DeputyId, List<Guid> EntryUserIds)
    {
        public IEnumerable<Guid?> All => [.. EntryUserIds, OwnerId, DeputyId];
    }
}
