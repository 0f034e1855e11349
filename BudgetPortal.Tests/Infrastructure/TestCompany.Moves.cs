using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>
/// Brings budgets forward by the entities' own moves, with the requests and the history that go with them. Nobody who watches budgets is
/// asked: who wants to spend, calls <see cref="AppropriationAsync"/>.
/// </summary>
public partial class TestCompany
{
    private DateTimeOffset Now => services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Brings a budget forward to a state and gives it as it is stored then; the budget handed in keeps its old values.</summary>
    public async Task<Budget> AdvanceAsync(Budget budget, BudgetState state)
    {
        await using var db = Open();
        var stored = await db.Set<Budget>().Include(b => b.Parts).SingleAsync(b => b.Id == budget.Id);
        if (stored.State < BudgetState.EntryOpen && state >= BudgetState.EntryOpen)
        {
            Move(db, stored, stored.OpenEntry(EntryDay(stored)), BudgetStep.EntryOpened);
        }

        if (stored.State < BudgetState.PendingCcApproval && state >= BudgetState.PendingCcApproval)
        {
            await SubmitAllAsync(db, stored);
            Move(db, stored, stored.CloseEntry(EntryDay(stored)), BudgetStep.EntryClosed);
        }

        if (stored.State < BudgetState.PendingFinalApproval && state >= BudgetState.PendingFinalApproval)
        {
            await ApproveAllAsync(db, stored);
            Move(db, stored, stored.CompleteCostCenterApproval(), BudgetStep.AllPartsApproved);
            Move(db, stored, stored.RequestFinalApproval(), BudgetStep.FinalApprovalRequested);
            db.Add(new ApprovalRequest(stored.Id, null, null, ApprovalOrigin.AllPartsApproved, Now));
        }

        if (stored.State < BudgetState.Approved && state >= BudgetState.Approved)
        {
            await CloseRequestsAsync(db, r => r.BudgetId == stored.Id);
            Move(db, stored, stored.Approve(), BudgetStep.Approved);
            await db.SaveChangesAsync();
            await db.FreezeAsync(stored, Now);
        }

        if (stored.State < BudgetState.Active && state >= BudgetState.Active)
        {
            Move(db, stored, stored.Activate(stored.ActiveDate), BudgetStep.Activated);
        }

        if (stored.State < BudgetState.Expired && state >= BudgetState.Expired)
        {
            Move(db, stored, stored.Expire(stored.ExpireDate.AddDays(1)), BudgetStep.Expired);
        }

        await db.SaveChangesAsync();
        return stored;
    }

    private static T Done<T>(T result)
        where T : Result => result.Succeeded ? result : throw new InvalidOperationException(result.Error!.ToString());

    /// <summary>Today, or the last day of an entry that lies in the past.</summary>
    private DateOnly EntryDay(Budget budget) => Today < budget.EntryEnd ? Today : budget.EntryEnd;

    private void Move(PortalDbContext db, Budget budget, Result result, BudgetStep step)
    {
        Done(result);
        db.Add(Event(budget, null, step, null));
    }

    private BudgetEvent Event(Budget budget, CostCenterBudget? part, BudgetStep step, Guid? userId) => new()
    {
        BudgetId = budget.Id, PartId = part?.Id, At = Now, UserId = userId, Step = step,
    };

    private async Task SubmitAllAsync(PortalDbContext db, Budget budget)
    {
        var owners = await db.Set<CostCenter>().ToDictionaryAsync(c => c.Id, c => c.OwnerId);
        foreach (var part in budget.Parts.Where(p => p.State == PartState.Draft))
        {
            var owner = owners[part.CostCenterId];
            var lines = await db.Set<BudgetLine>().CountAsync(l => l.PartId == part.Id);
            if (lines == 0)
            {
                var code = budget.Type == BudgetType.Revenue ? (await ProductAsync()).Id : (await ItemAsync()).Id;
                AddLine(db, budget, part, code, 1, 10, owner ?? Administrator.Id);
                lines = 1;
            }

            Done(part.Submit(budget, lines, owner ?? Administrator.Id, Now, EntryDay(budget)));
            db.Add(Event(budget, part, BudgetStep.Submitted, part.SubmittedById));
            db.Add(new ApprovalRequest(budget.Id, part.Id, owner, ApprovalOrigin.Submitted, Now));
        }
    }

    private async Task ApproveAllAsync(PortalDbContext db, Budget budget)
    {
        foreach (var part in budget.Parts.Where(p => p.State is PartState.Submitted or PartState.SentBack))
        {
            Done(part.Approve(budget));
            db.Add(Event(budget, part, BudgetStep.PartApproved, null));
            await CloseRequestsAsync(db, r => r.PartId == part.Id);
        }
    }

    private async Task CloseRequestsAsync(PortalDbContext db, Func<ApprovalRequest, bool> which)
    {
        await db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null).LoadAsync();
        foreach (var request in db.Set<ApprovalRequest>().Local.Where(which))
        {
            request.Close(Now);
        }
    }

    private BudgetLine AddLine(
        PortalDbContext db, Budget budget, CostCenterBudget part, Guid codeId, decimal quantity, decimal unitPrice, Guid userId)
    {
        var price = new LinePrice(unitPrice, PriceSource.Standard);
        var line = Done(BudgetLine.Enter(budget, part, codeId, new LineEntry(quantity, price, string.Empty), userId, Now)).Value!;
        part.Entered(userId, Now);
        db.Add(line);
        return line;
    }
}
