using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What the form needs to declare or change a budget.</summary>
/// <param name="CostCenters">The active ones, by code.</param>
/// <param name="Others">Budgets that may be active at the same time.</param>
/// <param name="Existing">The budget to change, with the version that the user sees; null for a new one.</param>
public sealed record DeclareForm(
    DateOnly Today, string Currency, IReadOnlyList<BudgetPeriod> Periods, IReadOnlyList<DeclareCostCenter> CostCenters,
    IReadOnlyList<ScopePlace> Departments, IReadOnlyList<ScopePlace> Locations, IReadOnlyList<OtherBudget> Others, ExistingBudget? Existing)
{
    /// <summary>Cost centers that a budget of this scope would be made for.</summary>
    public IReadOnlyList<DeclareCostCenter> TakingPart(BudgetScope scope) =>
        [.. CostCenters.Where(c => scope.Includes(c.Id, c.DepartmentId, c.LocationId))];
}

/// <param name="HasOwner">Whether it has an active owner.</param>
/// <param name="Decider">Who decides for it; null is the module owner.</param>
public sealed record DeclareCostCenter(Guid Id, string Code, string Name, Guid? DepartmentId, Guid? LocationId, bool HasOwner, string? Decider);

/// <summary>A department or location.</summary>
public sealed record ScopePlace(Guid Id, string Name);

public sealed record OtherBudget(Guid Id, string Name, BudgetType Type, DateOnly ActiveDate, DateOnly ExpireDate, bool IsSupplementary);

/// <param name="Scope">For whom it was declared, without what is gone meanwhile.</param>
public sealed record ExistingBudget(BudgetTerms Terms, BudgetScope Scope, Guid Version);

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

            existing = new ExistingBudget(budget.Terms, new BudgetScope(budget.ScopeKind, budget.ScopeIds), budget.Version);
        }

        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var periods = await db.Set<BudgetPeriod>().AsNoTracking().OrderBy(p => p.Start).ToListAsync(cancellation);
        var centers = await db.Set<CostCenter>().AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Code)
            .Select(c => new { c.Id, c.Code, c.Name, c.OwnerId, c.DepartmentId, c.LocationId }).ToListAsync(cancellation);
        var deciders = await db.DecidersAsync(centers.ConvertAll(c => c.Id), cancellation);
        var deciderIds = deciders.Values.OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => deciderIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var costCenters = centers.ConvertAll(c => new DeclareCostCenter(
            c.Id, c.Code, c.Name, c.DepartmentId, c.LocationId, c.OwnerId is not null && deciders[c.Id] == c.OwnerId, deciders[c.Id] is { } id ? names[id] : null));
        var departments = await db.Set<Department>().OrderBy(d => d.Name).Select(d => new ScopePlace(d.Id, d.Name)).ToListAsync(cancellation);
        var locations = await db.Set<Location>().OrderBy(l => l.Name).Select(l => new ScopePlace(l.Id, l.Name)).ToListAsync(cancellation);
        var known = centers.Select(c => c.Id).Concat(departments.Concat(locations).Select(p => p.Id)).ToHashSet();
        existing = existing is null ? null : existing with { Scope = existing.Scope with { Ids = [.. existing.Scope.Ids.Where(known.Contains)] } };
        BudgetState[] over = [BudgetState.Cancelled, BudgetState.Rejected];
        var others = await db.Set<Budget>().AsNoTracking().Where(b => b.Id != budgetId && !over.Contains(b.State))
            .Select(b => new OtherBudget(b.Id, b.Name, b.Type, b.ActiveDate, b.ExpireDate, b.IsSupplementary)).ToListAsync(cancellation);
        return new DeclareForm(today, organization.Currency, periods, costCenters, departments, locations, others, existing);
    }
}
