using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What the form needs to declare or change a budget.</summary>
/// <param name="WithoutOwner">Active cost centers without an active owner, and who decides in the owner's place; null is the module owner.</param>
/// <param name="Others">Budgets that may be active at the same time.</param>
/// <param name="Existing">The budget to change, with the version that the user sees; null for a new one.</param>
public sealed record DeclareForm(
    DateOnly Today, string Currency, IReadOnlyList<BudgetPeriod> Periods, int CostCenters, IReadOnlyList<OwnerlessCostCenter> WithoutOwner,
    IReadOnlyList<OtherBudget> Others, ExistingBudget? Existing);

public sealed record OwnerlessCostCenter(string Code, string Name, string? Decider);

public sealed record OtherBudget(Guid Id, string Name, BudgetType Type, DateOnly ActiveDate, DateOnly ExpireDate, bool IsSupplementary);

public sealed record ExistingBudget(BudgetTerms Terms, Guid Version);

/// <summary>Reads what the form for declaring a budget needs, in a constant number of queries.</summary>
public sealed class DeclareQueries(PortalDb portalDb)
{
    /// <summary>The form's data; refused without the right to declare, or when the budget is no draft.</summary>
    /// <param name="budgetId">The draft to change; null to declare a new one.</param>
    public async Task<Result<DeclareForm>> FormAsync(Guid? budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(PlanningPermissions.DeclareBudget, cancellation) is { } refusal)
        {
            return refusal;
        }

        ExistingBudget? existing = null;
        if (budgetId is not null)
        {
            if (await db.Set<Budget>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == budgetId, cancellation) is not { } budget)
            {
                return new Error("planning.not_found", DataText.NotFound);
            }

            if (budget.State != BudgetState.Draft)
            {
                return new Error("planning.illegal_move", PlanningText.OnlyDraftsChange);
            }

            existing = new ExistingBudget(budget.Terms, budget.Version);
        }

        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var periods = await db.Set<BudgetPeriod>().AsNoTracking().OrderBy(p => p.Start).ToListAsync(cancellation);
        var centers = await db.Set<CostCenter>().AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Code)
            .Select(c => new { c.Id, c.Code, c.Name, c.OwnerId }).ToListAsync(cancellation);
        var deciders = await db.DecidersAsync(centers.ConvertAll(c => c.Id), cancellation);
        var deciderIds = deciders.Values.OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => deciderIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var withoutOwner = centers
            .Where(c => c.OwnerId is null || deciders[c.Id] != c.OwnerId)
            .Select(c => new OwnerlessCostCenter(c.Code, c.Name, deciders[c.Id] is { } id ? names[id] : null))
            .ToList();
        BudgetState[] over = [BudgetState.Cancelled, BudgetState.Rejected];
        var others = await db.Set<Budget>().AsNoTracking().Where(b => b.Id != budgetId && !over.Contains(b.State))
            .Select(b => new OtherBudget(b.Id, b.Name, b.Type, b.ActiveDate, b.ExpireDate, b.IsSupplementary)).ToListAsync(cancellation);
        return new DeclareForm(today, organization.Currency, periods, centers.Count, withoutOwner, others, existing);
    }
}
