using BudgetPortal.Data;
using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>What must be true of a budget whenever nobody is in the middle of something.</summary>
internal static class CycleBooks
{
    private static readonly BudgetState[] Decided =
        [BudgetState.CcApproved, BudgetState.PendingFinalApproval, BudgetState.Approved, BudgetState.Active, BudgetState.Expired, BudgetState.Rejected];

    public static async Task CheckAsync(PortalDbContext db, Guid budgetId)
    {
        var budget = (await BudgetProgress.LoadAsync(db, budgetId))!;
        var parts = budget.Parts.Where(p => p.State != PartState.Withdrawn).ToList();
        var underway = budget.State is BudgetState.EntryOpen or BudgetState.PendingCcApproval;

        // The budget and its parts fit together.
        if (Decided.Contains(budget.State))
        {
            Assert.All(parts, p => Assert.True(p.State is PartState.Approved or PartState.NoBudget, $"{p.State} in {budget.State}"));
            Assert.Contains(parts, p => p.State == PartState.Approved);
        }

        Assert.False(underway && budget.AllPartsApproved, $"{budget.State} although every part is decided");
        Assert.False(budget.State == BudgetState.Draft && parts.Exists(p => p.State != PartState.Draft), "decided in a draft");

        // Exactly what waits has a request, and it waits for somebody who is there.
        var open = await db.Set<ApprovalRequest>().Where(r => r.BudgetId == budgetId && r.ClosedAt == null).ToListAsync();
        var waiting = underway ? parts.Where(p => p.State is PartState.Submitted or PartState.SentBack).Select(p => (Guid?)p.Id).ToList() : [];
        if (budget.State == BudgetState.PendingFinalApproval)
        {
            waiting.Add(null);
        }

        Assert.Equal(waiting.Order(), open.Select(r => r.PartId).Order());
        var assignees = open.Select(r => r.AssigneeId).OfType<Guid>().ToList();
        Assert.Empty(await db.Users.Where(u => assignees.Contains(u.Id) && !u.IsActive).ToListAsync());
        var deciders = await db.DecidersAsync([.. parts.Select(p => p.CostCenterId)]);
        Assert.All(
            open.Where(r => r.PartId is not null),
            r => Assert.Equal(deciders[parts.Single(p => p.Id == r.PartId).CostCenterId], r.AssigneeId));

        // Nothing empty was handed in, and no cost center that is gone is still asked.
        var lines = await BudgetProgress.LineCountsAsync(db, budget);
        Assert.All(parts.Where(p => p.State is PartState.Submitted or PartState.Approved), p => Assert.True(lines.ContainsKey(p.Id), $"{p.State} without lines"));
        Assert.All(parts.Where(p => p.State == PartState.NoBudget), p => Assert.False(lines.ContainsKey(p.Id), "no budget, but lines"));
        var gone = await db.Set<CostCenter>().Where(c => !c.IsActive).Select(c => c.Id).ToListAsync();
        Assert.All(
            budget.Parts.Where(p => gone.Contains(p.CostCenterId) && BudgetStates.Undecided.Contains(budget.State)),
            p => Assert.True(p.State is PartState.Withdrawn or PartState.Approved or PartState.NoBudget, $"{p.State} of a cost center that is gone"));

        await CheckHistoryAsync(db, budget);
    }

    /// <summary>The history alone tells where everything stands, and every decision is on record once.</summary>
    private static async Task CheckHistoryAsync(PortalDbContext db, Budget budget)
    {
        var steps = await db.Set<BudgetEvent>().Where(e => e.BudgetId == budget.Id).OrderBy(e => e.At).ToListAsync();
        var (state, parts) = (BudgetState.Draft, new Dictionary<Guid, (PartState Now, PartState Before)>());
        foreach (var step in steps)
        {
            state = step.Step switch
            {
                BudgetStep.EntryOpened or BudgetStep.Reopened => BudgetState.EntryOpen,
                BudgetStep.EntryClosed or BudgetStep.PartSentBack => BudgetState.PendingCcApproval,
                BudgetStep.CostCenterAdded when state == BudgetState.PendingFinalApproval => BudgetState.PendingCcApproval,
                BudgetStep.AllPartsApproved => BudgetState.CcApproved,
                BudgetStep.FinalApprovalRequested => BudgetState.PendingFinalApproval,
                BudgetStep.Approved => BudgetState.Approved,
                BudgetStep.Rejected => BudgetState.Rejected,
                BudgetStep.Activated => BudgetState.Active,
                BudgetStep.Expired => BudgetState.Expired,
                BudgetStep.Cancelled or BudgetStep.Lapsed => BudgetState.Cancelled,
                _ => state,
            };
            if (step.PartId is { } part)
            {
                var (now, before) = parts.GetValueOrDefault(part);
                parts[part] = step.Step switch
                {
                    BudgetStep.Submitted or BudgetStep.SubmittedAutomatically => (PartState.Submitted, now),
                    BudgetStep.TakenBack => (before, now),
                    BudgetStep.NoBudgetAttested => (PartState.NoBudget, now),
                    BudgetStep.NoBudgetTakenBack or BudgetStep.PartReopened or BudgetStep.CostCenterAdded => (PartState.Draft, now),
                    BudgetStep.PartApproved or BudgetStep.PartApprovedWithChanges => (PartState.Approved, now),
                    BudgetStep.PartRejected => (PartState.Rejected, now),
                    BudgetStep.PartSentBack => (PartState.SentBack, now),
                    BudgetStep.Withdrawn => (PartState.Withdrawn, now),
                    _ => (now, before),
                };
            }
        }

        Assert.Equal(budget.State, state);
        Assert.All(budget.Parts, p => Assert.Equal(p.State, parts.GetValueOrDefault(p.Id).Now));
        BudgetStep[] decisions =
        [
            BudgetStep.PartApproved, BudgetStep.PartApprovedWithChanges, BudgetStep.PartRejected, BudgetStep.PartSentBack, BudgetStep.Approved, BudgetStep.Rejected,
        ];
        Assert.Equal(steps.Count(s => decisions.Contains(s.Step)), await db.Set<BudgetApproval>().CountAsync(a => a.BudgetId == budget.Id));
    }
}
