using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>An expense with the words of the budget that pays: names as of its approval.</summary>
internal sealed class NamedExpense
{
    public required Expense Expense { get; init; }

    /// <summary>Of the appropriation.</summary>
    public required string Currency { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>What is left of the appropriation.</summary>
    public required decimal Left { get; init; }

    /// <summary>Null for a program's money.</summary>
    public required Guid? CostCenterId { get; init; }

    /// <summary>Of the cost center, or of the program.</summary>
    public required string Code { get; init; }

    /// <summary>Of the cost center, or of the program.</summary>
    public required string Name { get; init; }

    /// <summary>Empty for a program's money.</summary>
    public required string Budget { get; init; }

    /// <summary>Of the item, or of the object code.</summary>
    public required string LineCode { get; init; }

    public required string Line { get; init; }

    public required string Requester { get; init; }
}

internal static class NamedExpenses
{
    /// <summary>Expenses with their words; one query with what is asked of it.</summary>
    public static IQueryable<NamedExpense> Named(this PortalDbContext db, IQueryable<Expense> expenses) =>
        from expense in expenses
        join appropriation in db.Set<Appropriation>() on expense.AppropriationId equals appropriation.Id
        join user in db.Users on expense.RequestedById equals user.Id
        join part in db.Set<CostCenterBudget>() on appropriation.PartId equals part.Id into parts
        from part in parts.DefaultIfEmpty()
        join budget in db.Set<Budget>() on part!.BudgetId equals budget.Id into budgets
        from budget in budgets.DefaultIfEmpty()
        join center in db.Set<CostCenter>() on part!.CostCenterId equals center.Id into centers
        from center in centers.DefaultIfEmpty()
        join frozen in db.Set<FrozenCostCenter>() on new { BudgetId = budget!.Id, budget.Revision, CostCenterId = center!.Id }
            equals new { frozen.BudgetId, frozen.Revision, frozen.CostCenterId } into frozenCenters
        from frozen in frozenCenters.DefaultIfEmpty()
        join line in db.Set<BudgetLine>() on expense.BudgetLineId equals line.Id into lines
        from line in lines.DefaultIfEmpty()
        join item in db.Set<Item>() on line!.ItemId equals item.Id into items
        from item in items.DefaultIfEmpty()
        join word in db.Set<FrozenCode>() on new { BudgetId = budget!.Id, budget.Revision, CodeId = item!.Id }
            equals new { word.BudgetId, word.Revision, word.CodeId } into words
        from word in words.DefaultIfEmpty()
        join lineItem in db.Set<BudgetLineItem>() on expense.LineItemId equals lineItem.Id into lineItems
        from lineItem in lineItems.DefaultIfEmpty()
        join code in db.Set<ObjectCode>() on lineItem!.ObjectCodeId equals code.Id into codes
        from code in codes.DefaultIfEmpty()
        join programBudget in db.Set<ProgramBudget>() on appropriation.ProgramBudgetId equals programBudget.Id into programBudgets
        from programBudget in programBudgets.DefaultIfEmpty()
        join program in db.Set<Proposals.Program>() on programBudget!.ProgramId equals program.Id into programs
        from program in programs.DefaultIfEmpty()
        select new NamedExpense
        {
            Expense = expense,
            Currency = appropriation.Currency,
            IsClosed = appropriation.IsClosed,
            Left = appropriation.Amount - appropriation.Allotted - appropriation.Expensed - appropriation.ExchangeDifferences,
            CostCenterId = (Guid?)center!.Id,
            Code = frozen!.Code ?? center.Code ?? program!.Code,
            Name = frozen!.Name ?? center.Name ?? program!.Name,
            Budget = budget!.Name ?? string.Empty,
            LineCode = word!.Code ?? item!.Code ?? code!.Code,
            Line = word!.Name ?? item!.Name ?? code!.Name,
            Requester = (user.FirstName + " " + user.LastName).Trim(),
        };
}
