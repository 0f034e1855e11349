using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// The moves that a budget makes by itself. Each works on a tracked budget with its parts and leaves saving to the caller, so that a move
/// and what caused it are one transaction.
/// </summary>
public sealed class BudgetProgress(BudgetNotices notices, IEnumerable<IBudgetWatcher> watchers)
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
        var gone = await db.Set<CostCenter>().Where(c => !c.IsActive && costCenters.Contains(c.Id)).Select(c => c.Id).ToListAsync();
        foreach (var part in budget.Parts.Where(p => gone.Contains(p.CostCenterId) && p.Withdraw().Succeeded))
        {
            db.AddStep(budget, BudgetStep.Withdrawn, part, byItself: true);
        }

        await notices.RaiseAsync(
            db, BudgetNotices.EntryStarted, budget, budget.EntryStart.ToString("O"),
            await EnterersAsync(db, [.. costCenters.Where(id => !gone.Contains(id))]), "/entry");
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
        await SubmitDueAsync(db, budget, today, ApprovalOrigin.EntryEnded);
        var undecided = budget.Parts.Where(p => p.State is not (PartState.Approved or PartState.NoBudget or PartState.Withdrawn)).ToList();
        var deciders = await db.DecidersAsync(undecided.ConvertAll(p => p.CostCenterId));
        await notices.RaiseAsync(db, BudgetNotices.EntryEnded, budget, null, deciders.Values.OfType<Guid>(), "/approvals");
        await AdvanceAsync(db, budget, today);
        return Result.Success;
    }

    /// <summary>Submits, marked so, what has lines and may no longer be entered: its entry or its own deadline is over.</summary>
    /// <returns>How many parts were submitted.</returns>
    public async Task<int> SubmitDueAsync(PortalDbContext db, Budget budget, DateOnly today, ApprovalOrigin origin)
    {
        var submitted = 0;
        var lines = await LineCountsAsync(db, budget);
        foreach (var part in budget.Parts.Where(p => p.State is PartState.Draft or PartState.Rejected && !p.MayEnter(budget, today).Succeeded))
        {
            // Somebody who enters a line in this moment notices that it is too late.
            part.Touch();
            if (lines.TryGetValue(part.Id, out var count) && part.SubmitAutomatically(budget, count, db.Time.GetUtcNow(), today).Succeeded)
            {
                db.AddStep(budget, BudgetStep.SubmittedAutomatically, part, lines: count, byItself: true);
                await RequestApprovalAsync(db, budget, part, count, origin);
                submitted++;
            }
        }

        return submitted;
    }

    /// <summary>Ends every request that still waits, of one part or of the whole budget.</summary>
    /// <param name="partId">Null for all of the budget, the final approval's included.</param>
    public static async Task CloseRequestsAsync(PortalDbContext db, Budget budget, Guid? partId = null)
    {
        foreach (var request in await db.Set<ApprovalRequest>()
            .Where(r => r.BudgetId == budget.Id && r.ClosedAt == null && (partId == null || r.PartId == partId)).ToListAsync())
        {
            request.Close(db.Time.GetUtcNow());
        }
    }

    /// <summary>Asks whoever decides for the part's cost center, and tells them; with the owner the standing deputy, who may decide as well.</summary>
    public async Task RequestApprovalAsync(PortalDbContext db, Budget budget, CostCenterBudget part, int lines, ApprovalOrigin origin)
    {
        var assignee = (await db.AssigneesAsync([part]))[part.Id];
        var request = new ApprovalRequest(budget.Id, part.Id, assignee, origin, db.Time.GetUtcNow());
        db.Add(request);
        var center = await db.Set<CostCenter>().AsNoTracking().SingleAsync(c => c.Id == part.CostCenterId);
        var people = assignee is not { } one ? await FinalDecidersAsync(db)
            : one == center.OwnerId && center.DeputyOwnerId is { } deputy ? await db.ActiveAsync([one, deputy])
            : [one];
        await notices.RaiseAsync(
            db, BudgetNotices.ApprovalRequested, budget, request.Id.ToString(), people, $"/approvals?request={request.Id}",
            ("costCenter", $"{center.Code} {center.Name}"), ("lines", lines.ToString("D")));
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
        await notices.RaiseAsync(
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
        foreach (var watcher in watchers)
        {
            await watcher.ActivatedAsync(db, budget);
        }

        await notices.RaiseAsync(db, BudgetNotices.Active, budget, "active", await EverybodyConcernedAsync(db, budget));
        return true;
    }

    /// <summary>What ends a cancelled or lapsed budget: nothing waits any more, nobody can enter, and everybody concerned is told.</summary>
    public async Task EndAsync(PortalDbContext db, Budget budget, BudgetStep step, string comment)
    {
        foreach (var part in budget.Parts)
        {
            part.Touch();
        }

        await CloseRequestsAsync(db, budget);
        db.AddStep(budget, step, comment: comment, byItself: step == BudgetStep.Lapsed);
        var people = await EverybodyConcernedAsync(db, budget);
        await notices.RaiseAsync(
            db, BudgetNotices.Cancelled, budget, "cancelled", people.Concat(await FinalDecidersAsync(db)), null,
            ("comments", comment), ("byItself", step == BudgetStep.Lapsed ? "yes" : string.Empty));
    }

    /// <summary>What reopens a finally rejected budget: history, and a word to those who enter again.</summary>
    public async Task ReopenedAsync(PortalDbContext db, Budget budget, IReadOnlyCollection<Guid> partIds, string comment)
    {
        var parts = budget.Parts.Where(p => partIds.Contains(p.Id)).ToList();
        db.AddStep(budget, BudgetStep.Reopened, comment: comment);
        parts.ForEach(part => db.AddStep(budget, BudgetStep.PartReopened, part));
        await notices.RaiseAsync(
            db, BudgetNotices.Reopened, budget, null, await EnterersAsync(db, parts.ConvertAll(p => p.CostCenterId)), "/entry",
            ("comments", comment));
    }

    /// <summary>Owners, deputies, entry users and the one who declared it, as far as they are active.</summary>
    public static async Task<IReadOnlyCollection<Guid>> EverybodyConcernedAsync(PortalDbContext db, Budget budget)
    {
        var people = await EnterersAsync(db, budget.Parts.Select(p => p.CostCenterId).ToList());
        return [.. people, .. await db.ActiveAsync([budget.DeclaredById])];
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

    /// <summary>Active owners, deputies and entry users of cost centers.</summary>
    public static async Task<List<Guid>> EnterersAsync(PortalDbContext db, List<Guid> costCenterIds)
    {
        var people = await db.Set<CostCenter>().AsNoTracking().Where(c => costCenterIds.Contains(c.Id))
            .Select(c => new { c.OwnerId, c.DeputyOwnerId, Entry = c.EntryUsers.Select(e => e.UserId).ToList() })
            .ToListAsync();
        return await db.ActiveAsync(people.SelectMany(p => p.Entry.Concat(new[] { p.OwnerId, p.DeputyOwnerId }.OfType<Guid>())));
    }
}
