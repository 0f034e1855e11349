using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>
/// Whose turn it is to decide expenses, as the organization is now: the owner or the deputy of the cost center, above the owner where the
/// owner asks, and whoever decides finally where there is nobody, or where a program pays.
/// </summary>
internal sealed class ExpenseTurns
{
    private readonly DecidingTree tree;
    private readonly Guid me;
    private readonly HashSet<Guid> owners;
    private readonly bool mayFinally;

    private ExpenseTurns(DecidingTree tree, Guid me, HashSet<Guid> owners, bool mayFinally) =>
        (this.tree, this.me, this.owners, this.mayFinally) = (tree, me, owners, mayFinally);

    /// <summary>Three queries, however many expenses are asked for.</summary>
    public static async Task<ExpenseTurns> LoadAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        var userId = db.Actor.UserId ?? Guid.Empty;
        var rights = await db.PermissionsAsync(cancellation);
        var may = rights.Contains(ExecutionPermissions.DecideExpense);
        return new ExpenseTurns(
            await DecidingTree.LoadAsync(db, ExecutionPermissions.DecideExpense, cancellation), userId,
            may ? await db.OwnersFor(userId).ToHashSetAsync(cancellation) : [],
            may && rights.Contains(PlanningPermissions.FinalDecision));
    }

    /// <summary>Owner and deputy who decide; nobody when whoever decides finally does.</summary>
    /// <param name="costCenterId">Null for a program's money.</param>
    public IReadOnlyList<Guid> Deciders(Guid? costCenterId, Guid requestedById) =>
        costCenterId is { } center ? tree.DecidersFor(center, requestedById) : [];

    /// <summary>The actor's turn; null when it is not theirs.</summary>
    public ExpenseTurn? Mine(Guid? costCenterId, Guid requestedById)
    {
        if (requestedById == me)
        {
            return null;
        }

        var deciders = Deciders(costCenterId, requestedById);
        return deciders.Count == 0 ? (mayFinally ? new ExpenseTurn(null) : null)
            : deciders.Contains(me) ? new ExpenseTurn(null)
            : deciders.FirstOrDefault(owners.Contains) is var owner && owner != Guid.Empty ? new ExpenseTurn(owner)
            : null;
    }

    /// <summary>Ids of the expenses that wait for the actor. One query.</summary>
    public async Task<List<Guid>> WaitingAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        var submitted = await (
            from expense in db.Set<Expense>()
            where expense.State == ExpenseState.Submitted && expense.RequestedById != me
            join appropriation in db.Set<Appropriation>() on expense.AppropriationId equals appropriation.Id
            join part in db.Set<CostCenterBudget>() on appropriation.PartId equals part.Id into parts
            from part in parts.DefaultIfEmpty()
            select new { expense.Id, expense.RequestedById, CostCenterId = (Guid?)part!.CostCenterId }).ToListAsync(cancellation);
        return [.. submitted.Where(e => Mine(e.CostCenterId, e.RequestedById) is not null).Select(e => e.Id)];
    }
}

/// <param name="ActingForId">The owner in whose place; null when for oneself.</param>
internal sealed record ExpenseTurn(Guid? ActingForId);
