using BudgetPortal.Data;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Money from which the reader may spend.</summary>
/// <param name="Name">Code and name of the cost center or the program, and the budget.</param>
/// <param name="Left">In <paramref name="Currency"/>.</param>
public sealed record ExpenseSource(Guid Id, string Name, string Currency, DateOnly From, DateOnly To, decimal Left, bool IsProgram);

/// <summary>A line of a budget, or a line item of a program.</summary>
/// <param name="Amount">Planned, in the appropriation's currency.</param>
public sealed record ExpenseLine(Guid Id, string Code, string Name, decimal Amount);

/// <summary>What a form of an expense offers.</summary>
/// <param name="Sources">Those that are open, by code.</param>
/// <param name="Currencies">Those of which a rate is known, and those of the sources.</param>
public sealed record ExpenseForm(IReadOnlyList<ExpenseSource> Sources, IReadOnlyList<string> Currencies, DateOnly Today);

/// <summary>Reads what a form of an expense offers.</summary>
public sealed class ExpenseFormQueries(PortalDb portalDb)
{
    public async Task<ExpenseForm> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        var open = (await db.SpendableAsync(cancellation)).Where(a => !a.IsClosed && a.ActiveDate <= today);
        var ofParts = await (
            from appropriation in open
            join part in db.Set<CostCenterBudget>() on appropriation.PartId equals part.Id
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            join frozen in db.Set<FrozenCostCenter>() on new { BudgetId = budget.Id, budget.Revision, CostCenterId = center.Id }
                equals new { frozen.BudgetId, frozen.Revision, frozen.CostCenterId } into words
            from frozen in words.DefaultIfEmpty()
            select new { appropriation, Code = frozen!.Code ?? center.Code, Name = frozen!.Name ?? center.Name, Budget = budget.Name }).ToListAsync(cancellation);
        var ofPrograms = await (
            from appropriation in open
            join programBudget in db.Set<ProgramBudget>() on appropriation.ProgramBudgetId equals programBudget.Id
            join program in db.Set<Proposals.Program>() on programBudget.ProgramId equals program.Id
            select new { appropriation, program.Code, program.Name, Budget = string.Empty }).ToListAsync(cancellation);
        var known = await db.Set<ExchangeRate>().Select(r => r.From).Union(db.Set<ExchangeRate>().Select(r => r.To)).ToListAsync(cancellation);
        var sources = ofParts.Concat(ofPrograms).OrderBy(s => s.Code, StringComparer.Ordinal).ThenByDescending(s => s.appropriation.ActiveDate)
            .Select(s => new ExpenseSource(
                s.appropriation.Id, s.Budget.Length == 0 ? $"{s.Code} {s.Name}" : $"{s.Code} {s.Name}, {s.Budget}", s.appropriation.Currency,
                s.appropriation.ActiveDate, s.appropriation.ExpireDate < today ? s.appropriation.ExpireDate : today, s.appropriation.Unallotted,
                s.appropriation.ProgramBudgetId is not null))
            .ToList();
        return new ExpenseForm(sources, [.. known.Concat(sources.Select(s => s.Currency)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], today);
    }

    /// <summary>The lines of money from which the reader may spend, by name.</summary>
    public async Task<IReadOnlyList<ExpenseLine>> LinesAsync(Guid appropriationId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var money = await (await db.SpendableAsync(cancellation)).Where(a => a.Id == appropriationId)
            .Select(a => new { a.PartId, a.ProgramBudgetId, BudgetId = db.Set<CostCenterBudget>().Where(p => p.Id == a.PartId).Select(p => (Guid?)p.BudgetId).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellation);
        if (money is { PartId: { } partId, BudgetId: { } budgetId })
        {
            var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
            return await (
                from line in db.Set<BudgetLine>()
                where line.PartId == partId
                join code in words.Codes on line.ItemId equals code.Id
                orderby code.Name, line.Id
                select new ExpenseLine(line.Id, code.Code, code.Name, line.Amount)).ToListAsync(cancellation);
        }

        return money is null ? [] : await (
            from item in db.Set<BudgetLineItem>()
            where item.ProgramBudgetId == money.ProgramBudgetId
            join code in db.Set<ObjectCode>() on item.ObjectCodeId equals code.Id
            orderby code.Name, item.Id
            select new ExpenseLine(item.Id, code.Code, item.Description.Length == 0 ? code.Name : code.Name + ", " + item.Description, item.Amount)).ToListAsync(cancellation);
    }

    /// <summary>The rate of a day; null when none is published, and it has to be typed.</summary>
    public async Task<ExpenseRate?> RateAsync(string from, string to, DateOnly day, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return Currency.IsCode(from) ? await db.PublishedAsync(from, to, day, cancellation) : null;
    }
}
