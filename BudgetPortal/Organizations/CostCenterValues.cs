using BudgetPortal.Data;

namespace BudgetPortal.Organizations;

/// <summary>Everything about a cost center that can be changed, so that it can be compared and applied at once.</summary>
internal sealed record CostCenterValues(
    string Name,
    string Description,
    CostCenterType Type,
    string Currency,
    bool IsActive,
    Guid? ParentId,
    Guid? DepartmentId,
    Guid? LocationId,
    Guid? OwnerId,
    Guid? DeputyId,
    IReadOnlySet<Guid> EntryUserIds)
{
    public static CostCenterValues Of(CostCenter costCenter) => new(
        costCenter.Name,
        costCenter.Description,
        costCenter.Type,
        costCenter.Currency,
        costCenter.IsActive,
        costCenter.ParentId,
        costCenter.DepartmentId,
        costCenter.LocationId,
        costCenter.OwnerId,
        costCenter.DeputyOwnerId,
        costCenter.EntryUsers.Select(e => e.UserId).ToHashSet());

    public bool Same(CostCenterValues other) =>
        this with { EntryUserIds = other.EntryUserIds } == other && EntryUserIds.SetEquals(other.EntryUserIds);

    /// <summary>Gives the cost center these values, and with them a new version.</summary>
    public void Apply(PortalDbContext db, CostCenter costCenter)
    {
        costCenter.Describe(Name, Description, Type, Currency, IsActive);
        costCenter.Place(ParentId, DepartmentId, LocationId);
        costCenter.AssignOwner(OwnerId, DeputyId);

        // A required child cannot be orphaned: the rows of those who leave are deleted first.
        db.RemoveRange(costCenter.EntryUsers.Where(e => !EntryUserIds.Contains(e.UserId)).ToList());
        costCenter.AssignEntryUsers(EntryUserIds);
    }
}
