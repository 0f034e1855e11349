using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>The company's budgets, brought to a state by the entities' own moves.</summary>
public partial class TestCompany
{
    /// <summary>The calendar year, made when it is missing.</summary>
    public async Task<BudgetPeriod> PeriodAsync(int? year = null)
    {
        var first = new DateOnly(year ?? Today.Year + 1, 1, 1);
        await using var db = Open();
        return await db.Set<BudgetPeriod>().SingleOrDefaultAsync(p => p.Start == first)
            ?? await AddAsync(new BudgetPeriod($"{first:yyyy}", first, first.AddYears(1).AddDays(-1)));
    }

    /// <summary>Terms of a budget for next year, whose entry ends in ten days; it began ten days ago, or begins in two for a draft.</summary>
    public async Task<BudgetTerms> TermsAsync(
        string? name = null, BudgetType type = BudgetType.Opex, bool draft = true, string? currency = null)
    {
        var period = await PeriodAsync();
        return new BudgetTerms(
            name ?? Next("Budget"), type, period.Id, Today.AddDays(draft ? 2 : -10), Today.AddDays(10), period.Start, period.End,
            currency ?? Organization.Currency, string.Empty, false);
    }

    /// <summary>A budget in a state. Beyond entry, every part without lines gets one, and is submitted and approved as the state wants.</summary>
    /// <param name="state">From draft up to expired; later and side states are reached by the services.</param>
    /// <param name="costCenters">All active ones by default.</param>
    /// <param name="terms">Changes the terms of <see cref="TermsAsync"/>.</param>
    public async Task<Budget> BudgetAsync(
        BudgetState state = BudgetState.EntryOpen, IEnumerable<CostCenter>? costCenters = null, BudgetType type = BudgetType.Opex,
        string? name = null, User? by = null, Func<BudgetTerms, BudgetTerms>? terms = null)
    {
        await using var db = Open();
        var ids = costCenters?.Select(c => c.Id).ToList()
            ?? await db.Set<CostCenter>().Where(c => c.IsActive).OrderBy(c => c.Code).Select(c => c.Id).ToListAsync();
        var standard = await TermsAsync(name, type, draft: state == BudgetState.Draft);
        var declarer = (by ?? Administrator).Id;
        var budget = Done(Budget.Declare(Guid.CreateVersion7(), terms?.Invoke(standard) ?? standard, ids, declarer, Now)).Value!;
        db.Add(budget);
        db.Add(Event(budget, null, BudgetStep.Declared, declarer));
        await db.SaveChangesAsync();
        return await AdvanceAsync(budget, state);
    }

    /// <summary>The part of a cost center, as it is stored now.</summary>
    public async Task<CostCenterBudget> PartAsync(Budget budget, CostCenter costCenter)
    {
        await using var db = Open();
        return await db.Set<CostCenterBudget>().AsNoTracking().SingleAsync(p => p.BudgetId == budget.Id && p.CostCenterId == costCenter.Id);
    }

    /// <summary>A line of a cost center; by its owner, else by the administrator, when nobody is named.</summary>
    public async Task<BudgetLine> LineAsync(
        Budget budget, CostCenter costCenter, Item item, decimal quantity = 1, decimal unitPrice = 10, User? by = null) =>
        await LineAsync(budget, costCenter, item.Id, quantity, unitPrice, by);

    /// <summary>A line of a revenue budget.</summary>
    public async Task<BudgetLine> LineAsync(
        Budget budget, CostCenter costCenter, Product product, decimal quantity = 1, decimal unitPrice = 10, User? by = null) =>
        await LineAsync(budget, costCenter, product.Id, quantity, unitPrice, by);

    private async Task<BudgetLine> LineAsync(Budget budget, CostCenter costCenter, Guid codeId, decimal quantity, decimal unitPrice, User? by)
    {
        await using var db = Open();
        var part = await db.Set<CostCenterBudget>().SingleAsync(p => p.BudgetId == budget.Id && p.CostCenterId == costCenter.Id);
        var line = AddLine(db, budget, part, codeId, quantity, unitPrice, by?.Id ?? costCenter.OwnerId ?? Administrator.Id);
        await db.SaveChangesAsync();
        return line;
    }
}
