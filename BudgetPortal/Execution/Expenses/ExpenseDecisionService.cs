using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>An expense as somebody saw it.</summary>
public sealed record SeenExpense(Guid Id, Guid Version);

/// <summary>Decides expenses. Of two who decide at once one does, and the other is told who did; of two who spend the same money one does.</summary>
public sealed class ExpenseDecisionService(PortalDb portalDb, ExpenseNotices notices)
{
    /// <summary>Approves an expense, so that it is spent; refused where no room is left for it.</summary>
    /// <param name="comment">May be empty.</param>
    /// <param name="reason">Why it may pass although the control of its budget would stop it; null for none.</param>
    /// <returns>What the control of its budget warns of.</returns>
    public Task<Result<Passed>> ApproveAsync(SeenExpense expense, string comment, string? reason = null) => DecideAsync(expense, approved: true, comment, reason);

    /// <summary>Rejects an expense: who asked for it may change it and hand it in again.</summary>
    /// <param name="comment">Required.</param>
    public async Task<Result> RejectAsync(SeenExpense expense, string comment) => await DecideAsync(expense, approved: false, comment, null);

    /// <summary>Approves several with the same comment; each for itself, so that one that is refused stops no other.</summary>
    /// <returns>Why each was refused, in their order; null where it was approved.</returns>
    public async Task<IReadOnlyList<Error?>> ApproveSeveralAsync(IReadOnlyList<SeenExpense> expenses, string comment)
    {
        var refusals = new List<Error?>();
        foreach (var expense in expenses)
        {
            refusals.Add((await ApproveAsync(expense, comment)).Error);
        }

        return refusals;
    }

    private Task<Result<Passed>> DecideAsync(SeenExpense seen, bool approved, string comment, string? reason) => portalDb.RunAsync<Result<Passed>>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.DecideExpense) is { } refusal)
            {
                return refusal;
            }

            var found = await ExpenseAtHand.LoadAsync(db, seen.Id);
            if (!found.Succeeded)
            {
                return Result<Passed>.Failed(found.Errors);
            }

            var (expense, appropriation) = (found.Value.Expense, found.Value.Appropriation);
            if (expense.RequestedById == db.Actor.UserId)
            {
                return new Error("execution.own_expense", ExecutionText.OwnExpense);
            }

            if ((await ExpenseTurns.LoadAsync(db)).Mine(found.Value.CostCenterId, expense.RequestedById) is not { } turn)
            {
                return new Error("execution.not_your_turn", ExpensesText.NotYourTurn);
            }

            if (await DecidedAsync(db, expense) is { } earlier)
            {
                return earlier;
            }

            if (expense.Version != seen.Version)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            if (expense.Decide(approved, comment, db.Actor.UserId!.Value, turn.ActingForId, db.Time.GetUtcNow()) is { Succeeded: false } illegal)
            {
                return Result<Passed>.Failed(illegal.Errors);
            }

            if (approved && appropriation.IsClosed)
            {
                return new Error("execution.closed", ExecutionText.Closed);
            }

            await using var transaction = await db.Database.BeginTransactionAsync();
            var passed = approved ? await ExpenseRoom.CheckAsync(db, expense, appropriation, reason) : Passed.Quietly;
            if (passed.Succeeded)
            {
                await notices.DecidedAsync(db, expense, appropriation);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            return passed;
        },
        conflict => conflict);

    /// <summary>Tells the one who comes second who decided and when.</summary>
    private static async Task<Error?> DecidedAsync(PortalDbContext db, Expense expense)
    {
        if (expense is not { State: ExpenseState.Approved or ExpenseState.Rejected, DecidedById: { } by, DecidedAt: { } at })
        {
            return null;
        }

        var name = (await db.Users.AsNoTracking().SingleAsync(u => u.Id == by)).DisplayName;
        return new Error("execution.already_decided", Words.Format(
            expense.State == ExpenseState.Approved ? ExpensesText.AlreadyApproved : ExpensesText.AlreadyRejected,
            name, (await db.OrganizationAsync()).Local(at)));
    }
}
