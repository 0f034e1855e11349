using BudgetPortal.Data;

namespace BudgetPortal.Planning;

/// <summary>Writes a budget's history.</summary>
public static class BudgetHistory
{
    /// <summary>Adds a step of the context's actor, or of the application itself, to the unsaved changes.</summary>
    public static void AddStep(
        this PortalDbContext db, Budget budget, BudgetStep step, CostCenterBudget? part = null, string comment = "", int? lines = null, bool byItself = false) =>
        db.Add(new BudgetEvent
        {
            BudgetId = budget.Id,
            PartId = part?.Id,
            At = db.Time.GetUtcNow(),
            UserId = byItself ? null : db.Actor.UserId,
            Step = step,
            Comment = comment,
            Lines = lines,
        });
}
