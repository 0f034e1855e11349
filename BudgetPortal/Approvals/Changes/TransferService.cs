using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>An amount that is to move within one budget.</summary>
/// <param name="Id">Made by the form, so that a double click proposes once.</param>
/// <param name="FromLineId">The line that gives.</param>
/// <param name="ToPartId">The cost center's part that receives; the giver's own for another of its lines.</param>
/// <param name="ToLineId">The line that receives; null for the item of the line that gives, which becomes a line where there is none.</param>
/// <param name="Amount">Above zero, in the budget's currency.</param>
public sealed record TransferTerms(Guid Id, Guid FromLineId, Guid ToPartId, Guid? ToLineId, decimal Amount, string Reason);

/// <summary>Begins transfers, for people who may propose for the cost center that gives or for the one that receives.</summary>
public sealed class TransferService(PortalDb portalDb, IBudgetUsage usage)
{
    /// <summary>Begins a transfer. The same one again changes nothing and succeeds.</summary>
    public Task<Result<Guid>> ProposeAsync(TransferTerms terms) => portalDb.RunAsync<Result<Guid>>(
        async db =>
        {
            var from = await db.Set<BudgetLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == terms.FromLineId);
            var ids = new[] { from?.PartId, terms.ToPartId }.OfType<Guid>().ToList();
            var parts = await db.Set<CostCenterBudget>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync();
            var seesGiver = from is not null && await (await ApprovalAccess.PartsAsync(db, CancellationToken.None)).AnyAsync(p => p.Id == from.PartId);
            if (!seesGiver || !await (await ChangeAccess.ProposableAsync(db)).AnyAsync(p => ids.Contains(p.Id)))
            {
                return ChangeAccess.NotFound();
            }

            if (await db.Set<BudgetChange>().AnyAsync(c => c.Id == terms.Id))
            {
                return terms.Id;
            }

            var (giver, receiver) = (parts.Single(p => p.Id == from!.PartId), parts.Find(p => p.Id == terms.ToPartId));
            if (giver.State == PartState.Withdrawn)
            {
                return new Error("changes.giver_required", ChangesText.GivingLineRequired, nameof(TransferTerms.FromLineId));
            }

            if (receiver is null || receiver.BudgetId != giver.BudgetId || receiver.State == PartState.Withdrawn)
            {
                return new Error("changes.other_budget", ChangesText.OtherBudget, nameof(TransferTerms.ToPartId));
            }

            var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == giver.BudgetId);
            if (WrongAmount(terms.Amount, from!.Amount, budget.Currency) is { } wrong)
            {
                return wrong;
            }

            if (giver.Id != receiver.Id && await BelowUsedAsync(db, budget, giver, terms.Amount) is { } used)
            {
                return used;
            }

            var change = BudgetChange.Propose(
                terms.Id, budget, await ProposalService.NextNumberAsync(db, budget.Id), ChangeKind.Transfer, [giver, receiver], terms.Reason,
                db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (!change.Succeeded)
            {
                return Result<Guid>.Failed(change.Errors);
            }

            var received = await ReceivedAsync(db, budget, change.Value, from, terms);
            if (!received.Succeeded)
            {
                return Result<Guid>.Failed(received.Errors);
            }

            change.Value.Put(ChangeLine.Move(change.Value, from, -terms.Amount), change.Value.ProposedById);
            change.Value.Put(received.Value, change.Value.ProposedById);
            db.Add(change.Value);
            await db.SaveChangesAsync();
            return terms.Id;
        },
        conflict => conflict);

    private static Error? WrongAmount(decimal amount, decimal most, string currency)
    {
        var decimals = Currency.Decimals(currency);
        return amount <= 0 ? new Error("changes.amount_not_positive", ChangesText.AmountNotPositive, nameof(TransferTerms.Amount))
            : decimal.Round(amount, decimals) != amount
                ? new Error("changes.amount_decimals", Words.Format(PlanningText.MonthDecimals, decimals), nameof(TransferTerms.Amount))
            : amount > most
                ? new Error("planning.transfer_beyond", Words.Format(PlanningText.TransferBeyond, Numbers.Plain(most, decimals)), nameof(TransferTerms.Amount))
            : null;
    }

    private static async Task<Result<ChangeLine>> ReceivedAsync(PortalDbContext db, Budget budget, BudgetChange change, BudgetLine from, TransferTerms terms)
    {
        var codeId = from.ItemId ?? from.ProductId ?? Guid.Empty;
        var line = await db.Set<BudgetLine>().AsNoTracking()
            .Where(l => l.PartId == terms.ToPartId && l.Id != from.Id && (terms.ToLineId == null ? (l.ItemId ?? l.ProductId) == codeId : l.Id == terms.ToLineId))
            .OrderByDescending(l => l.Amount).ThenBy(l => l.Id).FirstOrDefaultAsync();
        if (line is not null)
        {
            return ChangeLine.Move(change, line, terms.Amount);
        }

        if (terms.ToLineId is not null || terms.ToPartId == from.PartId)
        {
            return new Error("changes.receiver_required", ChangesText.ReceivingLineRequired, nameof(TransferTerms.ToLineId));
        }

        var price = new LinePrice(terms.Amount, PriceSource.Manual, Reason: change.Reason);
        return ChangeLine.Add(budget, change, terms.ToPartId, Guid.CreateVersion7(), codeId, new LineEntry(1, price, change.Reason, IsLumpSum: true));
    }

    private async Task<Error?> BelowUsedAsync(PortalDbContext db, Budget budget, CostCenterBudget giver, decimal amount)
    {
        var used = (await usage.UsedAsync(db, [giver.Id], CancellationToken.None)).GetValueOrDefault(giver.Id);
        var total = await db.Set<BudgetLine>().Where(l => l.PartId == giver.Id).SumAsync(l => l.Amount);
        return total - amount >= used
            ? null
            : new Error(
                "changes.below_used", Words.Format(ChangesText.BelowUsed, Numbers.Plain(used, Currency.Decimals(budget.Currency))), nameof(TransferTerms.Amount));
    }
}
