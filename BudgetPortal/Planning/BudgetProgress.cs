using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// The moves that a budget makes by itself. Each works on a tracked budget with its parts and leaves saving to the caller, so that a move
/// and what caused it are one transaction.
/// </summary>
public sealed class BudgetProgress(BudgetNotices notices)
{
    /// <summary>The budget with its parts, tracked; null when it does not exist in this organization.</summary>
    public static Task<Budget?> LoadAsync(PortalDbContext db, Guid budgetId, CancellationToken cancellation = default) =>
        db.Set<Budget>().Include(b => b.Parts).SingleOrDefaultAsync(b => b.Id == budgetId, cancellation);

    /// <summary>Opens entry and tells everybody who may enter.</summary>
    public async Task<Result> OpenEntryAsync(PortalDbContext db, Budget budget, DateOnly today, bool byItself)
    {
        if (budget.OpenEntry(today) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        db.AddStep(budget, BudgetStep.EntryOpened, byItself: byItself);
        var costCenters = budget.Parts.Select(p => p.CostCenterId).ToList();
        notices.Raise(db, BudgetNotices.EntryStarted, budget, budget.EntryStart.ToString("O"), await EnterersAsync(db, costCenters), "/entry");
        return Result.Success;
    }

    /// <summary>Ends entry: parts with lines are submitted by themselves, and the owners are told.</summary>
    public async Task<Result> CloseEntryAsync(PortalDbContext db, Budget budget, DateOnly today, bool byItself)
    {
        if (budget.CloseEntry(today) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        db.AddStep(budget, BudgetStep.EntryClosed, byItself: byItself);
        var drafts = budget.Parts.Where(p => p.State == PartState.Draft).ToList();
        var lines = await LineCountsAsync(db, budget);
        foreach (var part in drafts)
        {
            part.Touch();
            if (lines.TryGetValue(part.Id, out var count))
            {
                part.SubmitAutomatically(count, db.Time.GetUtcNow());
                db.AddStep(budget, BudgetStep.SubmittedAutomatically, part, lines: count, byItself: true);
                await RequestApprovalAsync(db, budget, part, count, ApprovalOrigin.EntryEnded);
            }
        }

        var undecided = budget.Parts.Where(p => p.State is not (PartState.Approved or PartState.NoBudget or PartState.Withdrawn)).ToList();
        var deciders = await db.DecidersAsync(undecided.ConvertAll(p => p.CostCenterId));
        notices.Raise(db, BudgetNotices.EntryEnded, budget, budget.EntryEnd.ToString("O"), deciders.Values.OfType<Guid>(), "/approvals");
        await AdvanceAsync(db, budget, today);
        return Result.Success;
    }

    /// <summary>Asks whoever decides for the part's cost center, and tells them.</summary>
    public async Task RequestApprovalAsync(PortalDbContext db, Budget budget, CostCenterBudget part, int lines, ApprovalOrigin origin)
    {
        var assignee = (await db.AssigneesAsync([part]))[part.Id];
        var request = new ApprovalRequest(budget.Id, part.Id, assignee, origin, db.Time.GetUtcNow());
        db.Add(request);
        var costCenter = await db.Set<CostCenter>().Where(c => c.Id == part.CostCenterId).Select(c => c.Code + " " + c.Name).SingleAsync();
        notices.Raise(
            db, BudgetNotices.ApprovalRequested, budget, request.Id.ToString(), assignee is { } one ? [one] : await FinalDecidersAsync(db),
            $"/approvals?request={request.Id}", ("costCenter", costCenter), ("lines", lines.ToString("D")));
    }

    /// <summary>When every part is approved or has no budget, entry closes and the final approver's turn comes; each step stands in the history.</summary>
    public async Task AdvanceAsync(PortalDbContext db, Budget budget, DateOnly today)
    {
        if (!budget.AllPartsApproved || budget.State is not (BudgetState.EntryOpen or BudgetState.PendingCcApproval))
        {
            return;
        }

        if (budget.State == BudgetState.EntryOpen)
        {
            budget.CloseEntry(today);
            db.AddStep(budget, BudgetStep.EntryClosed, byItself: true);
        }

        budget.CompleteCostCenterApproval();
        db.AddStep(budget, BudgetStep.AllPartsApproved, byItself: true);
        budget.RequestFinalApproval();
        db.AddStep(budget, BudgetStep.FinalApprovalRequested, byItself: true);
        var request = new ApprovalRequest(budget.Id, null, null, ApprovalOrigin.AllPartsApproved, db.Time.GetUtcNow());
        db.Add(request);
        notices.Raise(
            db, BudgetNotices.ApprovalRequested, budget, request.Id.ToString(), await FinalDecidersAsync(db), $"/approvals?request={request.Id}");
    }

    /// <summary>Puts an approved budget into force when its day has come, and tells everybody concerned.</summary>
    /// <returns>Whether it became active.</returns>
    public async Task<bool> ActivateAsync(PortalDbContext db, Budget budget, DateOnly today)
    {
        if (!budget.Activate(today).Succeeded)
        {
            return false;
        }

        db.AddStep(budget, BudgetStep.Activated, byItself: true);
        notices.Raise(db, BudgetNotices.Active, budget, "active", await EverybodyConcernedAsync(db, budget));
        return true;
    }

    /// <summary>Owners, entry users and the one who declared it.</summary>
    public static async Task<IReadOnlyCollection<Guid>> EverybodyConcernedAsync(PortalDbContext db, Budget budget)
    {
        var people = await EnterersAsync(db, budget.Parts.Select(p => p.CostCenterId).ToList());
        people.Add(budget.DeclaredById);
        return people;
    }

    /// <summary>Active people who may decide finally.</summary>
    public static Task<List<Guid>> FinalDecidersAsync(PortalDbContext db) => db.Holding(PlanningPermissions.FinalDecision).Select(u => u.Id).ToListAsync();

    /// <summary>Number of lines of each part of a budget; empty parts are left out.</summary>
    public static Task<Dictionary<Guid, int>> LineCountsAsync(PortalDbContext db, Budget budget)
    {
        var parts = db.Set<CostCenterBudget>().Where(p => p.BudgetId == budget.Id).Select(p => p.Id);
        return db.Set<BudgetLine>().Where(l => parts.Contains(l.PartId)).GroupBy(l => l.PartId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    private static async Task<HashSet<Guid>> EnterersAsync(PortalDbContext db, List<Guid> costCenterIds)
    {
        var people = await db.Set<CostCenter>().AsNoTracking().Where(c => costCenterIds.Contains(c.Id))
            .Select(c => new { c.OwnerId, c.DeputyOwnerId, Entry = c.EntryUsers.Select(e => e.UserId).ToList() })
            .ToListAsync();
        return people.SelectMany(p => p.Entry.Concat(new[] { p.OwnerId, p.DeputyOwnerId }.OfType<Guid>())).ToHashSet();
    }
}
