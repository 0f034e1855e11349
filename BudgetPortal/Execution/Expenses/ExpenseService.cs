using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Enters expenses, changes them, hands them in and takes them back.</summary>
public sealed class ExpenseService(PortalDb portalDb, ExpenseNotices notices)
{
    /// <summary>Enters a draft; entering the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click enters once.</param>
    public Task<Result> EnterAsync(Guid id, Guid appropriationId, ExpenseTerms terms) => portalDb.RunAsync<Result>(
        async db =>
        {
            var from = await db.SpendingFromAsync(appropriationId);
            if (!from.Succeeded)
            {
                return from;
            }

            if (await db.Set<Expense>().AnyAsync(e => e.Id == id))
            {
                return Result.Success;
            }

            var said = await SaidAsync(db, terms, from.Value);
            if (!said.Succeeded)
            {
                return said;
            }

            await using var transaction = await db.Database.BeginTransactionAsync();
            var (rate, today) = said.Value;
            var number = terms.Check(from.Value, rate, today).Count == 0 ? await DocumentNumber.NextAsync(db, DocumentKind.Expense, terms.Date.Year) : 0;
            var entered = Expense.Enter(id, number, from.Value, terms, rate, db.Actor.UserId!.Value, db.Time.GetUtcNow(), today);
            if (entered.Succeeded)
            {
                db.Add(entered.Value);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            return entered;
        },
        conflict => conflict);

    /// <summary>Says other things of one's own draft, or of one that was rejected, which may then come from other money.</summary>
    /// <param name="seen">Version that the user saw; when it was changed since, it is refused.</param>
    public Task<Result> ChangeAsync(Guid id, Guid seen, Guid appropriationId, ExpenseTerms terms) => portalDb.RunAsync<Result>(
        async db =>
        {
            var own = await SeenAsync(db, id, seen);
            if (!own.Succeeded)
            {
                return own;
            }

            var from = await db.SpendingFromAsync(appropriationId);
            if (!from.Succeeded)
            {
                return from;
            }

            var said = await SaidAsync(db, terms, from.Value);
            if (!said.Succeeded)
            {
                return said;
            }

            var changed = own.Value.Expense.Change(from.Value, terms, said.Value.Rate, said.Value.Today);
            if (changed.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return changed;
        },
        conflict => conflict);

    /// <summary>Hands one's own expense in: whoever decides it is told.</summary>
    /// <param name="seen">Version that the user saw; null hands in what is there, right after one entered it.</param>
    /// <param name="reason">Why it may pass although the control of its budget would stop it; null for none.</param>
    /// <returns>What the control of its budget warns of.</returns>
    public Task<Result<Passed>> SubmitAsync(Guid id, Guid? seen, string? reason = null) => portalDb.RunAsync<Result<Passed>>(
        async db =>
        {
            var own = await SeenAsync(db, id, seen);
            if (!own.Succeeded)
            {
                return Result<Passed>.Failed(own.Errors);
            }

            var (expense, appropriation) = own.Value;
            if (appropriation.IsClosed)
            {
                return new Error("execution.closed", ExecutionText.Closed);
            }

            if (expense.Submit(db.Time.GetUtcNow()) is { Succeeded: false } illegal)
            {
                return Result<Passed>.Failed(illegal.Errors);
            }

            await using var transaction = await db.Database.BeginTransactionAsync();
            var passed = await ExpenseRoom.CheckAsync(db, expense, appropriation, reason);
            if (passed.Succeeded)
            {
                await notices.SubmittedAsync(db, expense, appropriation);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            return passed;
        },
        conflict => conflict);

    /// <summary>
    /// Takes an expense back: who asked for it until it is approved; afterwards, with a reason, the finance officer or whoever decides for
    /// the cost center, and the money is free again.
    /// </summary>
    /// <param name="seen">Version that the user saw; when it was changed since, it is refused.</param>
    public Task<Result> CancelAsync(Guid id, Guid seen, string reason) => portalDb.RunAsync<Result>(
        async db =>
        {
            var found = await ExpenseAtHand.LoadAsync(db, id);
            if (!found.Succeeded)
            {
                return found;
            }

            var (expense, appropriation) = (found.Value.Expense, found.Value.Appropriation);
            if (await RefuseCancelAsync(db, found.Value) is { } refusal)
            {
                return refusal;
            }

            if (expense.Version != seen)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            var spent = expense.State == ExpenseState.Approved;
            if (spent && appropriation.IsClosed)
            {
                return new Error("execution.closed", ExecutionText.Closed);
            }

            var cancelled = expense.Cancel(reason, db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (cancelled.Succeeded)
            {
                if (spent)
                {
                    await notices.CancelledAsync(db, expense, appropriation);
                }

                await db.SaveChangesAsync();
            }

            return cancelled;
        },
        conflict => conflict);

    private static async Task<Error?> RefuseCancelAsync(PortalDbContext db, ExpenseAtHand found)
    {
        var rights = await db.PermissionsAsync();
        if (rights.Contains(ExecutionPermissions.EnterAnyExpense))
        {
            return null;
        }

        if (found.Expense.State == ExpenseState.Approved)
        {
            return (await ExpenseTurns.LoadAsync(db)).Mine(found.CostCenterId, found.Expense.RequestedById) is null
                ? new Error("execution.approved_already", ExpensesText.ApprovedAlready) : null;
        }

        return !rights.Contains(ExecutionPermissions.EnterExpense) ? Rights.NotPermitted()
            : found.Expense.RequestedById != db.Actor.UserId ? new Error("execution.not_your_expense", ExpensesText.NotYourExpense)
            : null;
    }

    /// <summary>The rate and the day by which terms are judged, once its line is found to belong to the money.</summary>
    private static async Task<Result<(ExpenseRate Rate, DateOnly Today)>> SaidAsync(PortalDbContext db, ExpenseTerms terms, Appropriation appropriation)
    {
        var isItsLine = appropriation.PartId is { } part
            ? await db.Set<Planning.BudgetLine>().AnyAsync(l => l.Id == terms.BudgetLineId && l.PartId == part)
            : await db.Set<Proposals.BudgetLineItem>().AnyAsync(l => l.Id == terms.LineItemId && l.ProgramBudgetId == appropriation.ProgramBudgetId);
        var rate = await db.RateAsync(terms, appropriation);
        var today = db.Time.Today(await db.OrganizationAsync());
        var errors = rate.Errors.ToList();
        if (!isItsLine)
        {
            errors.Add(new Error("execution.line_required", ExecutionText.LineRequired, nameof(ExpenseTerms.BudgetLineId)));
        }

        if (errors.Count == 0)
        {
            return (rate.Value!, today);
        }

        // Everything that is wrong is said at once.
        errors.AddRange(terms.Check(appropriation, rate.Value ?? ExpenseRate.Same, today).Where(e => errors.TrueForAll(known => known.Code != e.Code)));
        return Result<(ExpenseRate, DateOnly)>.Failed(errors);
    }

    /// <summary>One's own expense as one saw it.</summary>
    private static async Task<Result<(Expense Expense, Appropriation Appropriation)>> SeenAsync(PortalDbContext db, Guid id, Guid? seen)
    {
        var own = await db.OwnExpenseAsync(id);
        return own.Succeeded && seen is { } version && own.Value.Expense.Version != version ? new Error("data.conflict", DataText.Conflict) : own;
    }
}
