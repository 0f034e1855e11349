using BudgetPortal.Execution;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>What may be spent of the company's budgets.</summary>
public partial class TestCompany
{
    /// <summary>What a cost center may spend of an active budget; all parts get theirs at the first call, as when a budget is activated.</summary>
    public async Task<Appropriation> AppropriationAsync(Budget budget, CostCenter costCenter)
    {
        await using var db = Open();
        var parts = db.Set<CostCenterBudget>().Where(p => p.BudgetId == budget.Id);
        if (!await db.Set<Appropriation>().AnyAsync(a => parts.Any(p => p.Id == a.PartId)))
        {
            await new Appropriating().ActivatedAsync(db, await db.Set<Budget>().Include(b => b.Parts).SingleAsync(b => b.Id == budget.Id));
            await db.SaveChangesAsync();
        }

        return await db.Set<Appropriation>().AsNoTracking().SingleAsync(a => parts.Any(p => p.Id == a.PartId && p.CostCenterId == costCenter.Id));
    }

    /// <summary>An expense in a state, by the entity's own moves; the administrator asks for it.</summary>
    /// <param name="state">Submitted, approved, or cancelled after it was approved.</param>
    /// <param name="by">Who decides.</param>
    public async Task ExpenseAsync(Guid appropriationId, Guid lineId, decimal amount, User by, DateOnly? date = null, ExpenseState state = ExpenseState.Approved)
    {
        await using var db = Open();
        var appropriation = await db.Set<Appropriation>().SingleAsync(a => a.Id == appropriationId);
        var day = date ?? Today;
        var number = await DocumentNumber.NextAsync(db, DocumentKind.Expense, day.Year);
        var terms = new ExpenseTerms(day, lineId, null, amount, appropriation.Currency, "Small things");
        var expense = Done(Expense.Enter(Guid.CreateVersion7(), number, appropriation, terms, ExpenseRate.Same, Administrator.Id, Now, Today)).Value!;
        Done(expense.Attach(new StoredFile(Guid.CreateVersion7(), "receipt.pdf", "application/pdf", 1)));
        Done(expense.Submit(Now));
        if (state != ExpenseState.Submitted)
        {
            Done(expense.Decide(approved: true, string.Empty, by.Id, null, Now));
        }

        db.Add(expense);
        await db.SaveChangesAsync();
        if (state == ExpenseState.Cancelled)
        {
            Done(expense.Cancel("Paid twice", by.Id, Now));
            await db.SaveChangesAsync();
        }
    }
}
