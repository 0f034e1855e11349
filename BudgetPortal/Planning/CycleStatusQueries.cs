using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Reads a budget's cycle status: always the same number of queries, however many cost centers and lines there are.</summary>
public sealed class CycleStatusQueries(PortalDb portalDb)
{
    /// <summary>For those who may read every budget; null for others, and when there is no such budget.</summary>
    public async Task<CycleStatus?> ReadAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        if (!rights.Contains(PlanningPermissions.ReadAllBudgets) || await BudgetTree.LoadAsync(db, budgetId, _ => true, cancellation) is not { } tree)
        {
            return null;
        }

        var budget = tree.Budget;
        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var holders = await PartHolders.LoadAsync(db, budget, today, cancellation);
        var midnight = OrganizationClock.EndOf(organization, today.AddDays(-1));
        var reminded = await db.Set<BudgetEvent>()
            .Where(e => e.BudgetId == budgetId && e.Step == BudgetStep.Reminded && e.At >= midnight)
            .ToDictionaryAsync(e => e.PartId ?? budgetId, e => e.At, cancellation);
        var declares = rights.Contains(PlanningPermissions.DeclareBudget);
        return new CycleStatus(
            budget.Id, budget.Name, budget.Type, budget.State, budget.Currency, budget.TargetControl, tree.LastYearBudget, budget.EntryStart,
            budget.EntryEnd, today, declares, declares && TargetService.Refuse(budget) is null,
            holders.Final is { } final ? Describe(final, budgetId, day => Lateness.IsLate(day, today)) : null,
            [.. tree.Nodes.Select(Row)]);

        StatusRow Row(TreeNode node)
        {
            var holder = node.Part is { } part && holders.Of(part) is { } found
                ? Describe(found, part.Id, day => Lateness.IsLate(budget, part, found.RequestId is null ? null : day, today))
                : null;
            return new StatusRow(
                node.CostCenterId, node.Code, node.Name, node.Depth, node.Part?.Id, node.Part?.State ?? PartState.Draft, node.Lines, node.Total, node.Target,
                node.LastYear, holder, holder is { IsLate: true });
        }

        StatusHolder Describe(Holder holder, Guid subject, Func<DateOnly, bool> isLate)
        {
            var since = organization.Local(holder.Since);
            var day = DateOnly.FromDateTime(since.DateTime);
            return new StatusHolder(
                holders.Names(holder), holder.IsModuleOwner, since, today.DayNumber - day.DayNumber, isLate(day),
                reminded.TryGetValue(subject, out var at) ? organization.Local(at) : null);
        }
    }
}
