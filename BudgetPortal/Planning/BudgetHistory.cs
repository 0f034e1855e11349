using BudgetPortal.Data;

namespace BudgetPortal.Planning;

/// <summary>Writes a budget's history.</summary>
public static class BudgetHistory
{
    /// <summary>Adds a step of the context's actor, or of the application itself, to the unsaved changes.</summary>
    public static void AddStep(
        this PortalDbContext db, Budget budget, BudgetStep step, CostCenterBudget? part = null, string comment = "", int? lines = null, bool byItself = false,
        Guid? actingForId = null) =>
        db.Add(new BudgetEvent
        {
            BudgetId = budget.Id,
            PartId = part?.Id,
            At = NextMoment(db),
            UserId = byItself ? null : db.Actor.UserId,
            ActingForId = actingForId,
            Step = step,
            Comment = comment,
            Lines = lines,
        });

    /// <summary>Steps of one transaction happen one after the other: a microsecond apart at least, which is what PostgreSQL can tell.</summary>
    private static DateTimeOffset NextMoment(PortalDbContext db)
    {
        var now = db.Time.GetUtcNow();
        var earlier = db.ChangeTracker.Entries<BudgetEvent>().Max(e => (DateTimeOffset?)e.Entity.At);
        return earlier is { } last && now < last.AddMicroseconds(1) ? last.AddMicroseconds(1) : now;
    }
}
