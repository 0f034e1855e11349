using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Reads Budget Entry: always the same number of queries, however many cost centers and lines there are.</summary>
public sealed class EntryQueries(PortalDb portalDb, IBudgetUsage usage)
{
    /// <summary>From this age on a price is called old.</summary>
    public const int OldPriceMonths = 6;

    /// <summary>The current user's cost centers in the budgets that are on their way to approval, and in those in force that are spent from.</summary>
    public async Task<Result<EntryOverview>> OverviewAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(PlanningPermissions.EnterLines, cancellation) is { } refusal)
        {
            return refusal;
        }

        var userId = db.Actor.UserId ?? Guid.Empty;
        var organization = await db.OrganizationAsync(cancellation);
        var centers = await db.CostCentersOf(userId).AsNoTracking().OrderBy(c => c.Code)
            .Select(c => new EntryCostCenter(c.Id, c.Code, c.Name, c.OwnerId == userId || c.DeputyOwnerId == userId)).ToListAsync(cancellation);
        var centerIds = centers.ConvertAll(c => c.Id);
        var parts = await (
            from part in db.Set<CostCenterBudget>().AsNoTracking()
            join budget in db.Set<Budget>().AsNoTracking() on part.BudgetId equals budget.Id
            join target in db.Set<CostCenterTarget>().AsNoTracking() on part.Id equals target.PartId into targets
            from target in targets.DefaultIfEmpty()
            where centerIds.Contains(part.CostCenterId) && part.State != PartState.Withdrawn
                && (BudgetStates.Undecided.Contains(budget.State) || (budget.State == BudgetState.Active && budget.Type != BudgetType.Revenue))
            select new EntryPart(budget, part, target == null ? null : target.Amount)).ToListAsync(cancellation);

        var today = db.Time.Today(organization);
        var facts = await EntryFacts.LoadAsync(db, parts, today, usage, cancellation);
        var budgets = parts.GroupBy(p => p.Budget.Id)
            .Select(g => Describe(g.First().Budget, organization, [.. g.Select(p => Card(p, centers, facts, organization, today, userId)).OrderBy(c => c.Code, StringComparer.Ordinal)]))
            .ToLookup(b => b.IsInForce);
        return new EntryOverview(
            [
                .. budgets[false].OrderBy(b => b.State switch { BudgetState.EntryOpen => 0, BudgetState.Draft => 2, _ => 1 })
                    .ThenBy(b => b.EntryEnd).ThenBy(b => b.Name, StringComparer.CurrentCulture),
            ],
            [.. budgets[true].OrderBy(b => b.ExpireDate).ThenBy(b => b.Name, StringComparer.CurrentCulture)], centers, today, organization.Currency);
    }

    private static EntryBudget Describe(Budget budget, Organization organization, IReadOnlyList<EntryCard> cards) => new(
        budget.Id, budget.Name, budget.Type, budget.State, budget.EntryStart, budget.EntryEnd,
        Local(OrganizationClock.EndOf(organization, budget.EntryStart.AddDays(-1)), organization),
        Local(OrganizationClock.EndOf(organization, budget.EntryEnd), organization),
        budget.ActiveDate, budget.ExpireDate, budget.Currency, budget.Instructions, budget.TargetControl, cards);

    private static EntryCard Card(
        EntryPart entry, List<EntryCostCenter> centers, EntryFacts facts, Organization organization, DateOnly today, Guid userId)
    {
        var (budget, part) = (entry.Budget, entry.Part);
        var center = centers.Find(c => c.Id == part.CostCenterId)!;
        var decider = facts.Deciders[part.CostCenterId];
        return new EntryCard(
            part.Id, part.CostCenterId, center.Code, center.Name, part.State,
            facts.Sums.GetValueOrDefault(part.Id, LineSums.None), facts.Used.GetValueOrDefault(part.Id), facts.LastYear(budget.Id, part.CostCenterId), entry.Target,
            facts.Name(part.EnteredById), part.EnteredById == userId, part.EnteredAt is { } at ? Local(at, organization) : null,
            facts.Name(decider), decider == userId, part.MayEnter(budget, today).Error,
            part.State is PartState.Rejected or PartState.SentBack ? facts.Decision(part.Id) : null,
            EntryDeadline.Of(budget, part), Retractions.Of(budget, part, userId, center.IsOwned, today));
    }

    private static DateTimeOffset Local(DateTimeOffset at, Organization organization) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone));
}

/// <summary>A part and its budget, as rows.</summary>
internal sealed record EntryPart(Budget Budget, CostCenterBudget Part, decimal? Target = null);
