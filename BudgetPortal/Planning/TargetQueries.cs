using BudgetPortal.Data;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>Reads a budget's targets, in a constant number of queries.</summary>
public sealed class TargetQueries(PortalDb portalDb)
{
    /// <summary>For those who may read every budget; null for others, and when there is no such budget.</summary>
    public async Task<TargetSheet?> ReadAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        if (!rights.Contains(PlanningPermissions.ReadAllBudgets)
            || await BudgetTree.LoadAsync(db, budgetId, p => p.State != PartState.Withdrawn, cancellation) is not { } tree)
        {
            return null;
        }

        var budget = tree.Budget;
        return new TargetSheet(
            budget.Id, budget.Name, budget.Type, budget.State, budget.Currency, budget.TargetControl, tree.LastYearBudget,
            rights.Contains(PlanningPermissions.DeclareBudget) ? TargetService.Refuse(budget) : Rights.NotPermitted(),
            [.. tree.Nodes.Select(n => new TargetRow(
                n.CostCenterId, n.Code, n.Name, n.Depth, n.Part?.Id, n.Part?.State ?? PartState.Draft, n.Total, n.LastYear, n.Target))]);
    }
}
