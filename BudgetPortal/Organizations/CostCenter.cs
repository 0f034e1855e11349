using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

/// <summary>Where costs and revenues are planned: it has an owner who decides and people who enter.</summary>
public sealed class CostCenter : IOwned, IVersioned
{
    private readonly List<CostCenterEntryUser> entryUsers = [];

    private CostCenter()
    {
    }

    public CostCenter(string code, string name, CostCenterType type, string currency)
    {
        Id = Guid.CreateVersion7();
        Code = code;
        Name = name;
        Type = type;
        Currency = currency;
        IsActive = true;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 40 characters.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    /// <summary>At most 2,000 characters.</summary>
    public string Description { get; private set; } = string.Empty;

    public CostCenterType Type { get; private set; }

    public Guid? ParentId { get; private set; }

    public Guid? DepartmentId { get; private set; }

    public Guid? LocationId { get; private set; }

    /// <summary>Decides the cost center's budget. Without an active one the deputy does, then the parent's owner, else the module owner.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>May decide in the owner's place at any time.</summary>
    public Guid? DeputyOwnerId { get; private set; }

    /// <summary>ISO 4217 code of the default currency.</summary>
    public string Currency { get; private set; } = string.Empty;

    public bool IsActive { get; private set; }

    public Guid Version { get; set; }

    /// <summary>People who may enter lines besides the owner and the deputy.</summary>
    public IReadOnlyList<CostCenterEntryUser> EntryUsers => entryUsers;

    public void Describe(string name, string description, CostCenterType type, string currency, bool isActive)
    {
        Name = name;
        Description = description;
        Type = type;
        Currency = currency;
        IsActive = isActive;
    }

    /// <summary>Puts it into the organization. The caller makes sure that the parents form no circle.</summary>
    public void Place(Guid? parentId, Guid? departmentId, Guid? locationId)
    {
        ParentId = parentId;
        DepartmentId = departmentId;
        LocationId = locationId;
    }

    public void AssignOwner(Guid? ownerId, Guid? deputyOwnerId)
    {
        OwnerId = ownerId;
        DeputyOwnerId = deputyOwnerId;
    }

    /// <summary>Replaces the entry users; those who stay keep their row.</summary>
    public void AssignEntryUsers(IEnumerable<Guid> userIds)
    {
        var wanted = userIds.ToHashSet();
        entryUsers.RemoveAll(e => !wanted.Contains(e.UserId));
        var kept = entryUsers.Select(e => e.UserId).ToHashSet();
        entryUsers.AddRange(wanted.Where(id => !kept.Contains(id)).Select(id => new CostCenterEntryUser(Id, id)));
    }
}

public enum CostCenterType
{
    Department,
    Branch,
    Project,
    Other,
}

/// <summary>That a user may enter lines for a cost center.</summary>
public sealed class CostCenterEntryUser : IOwned
{
    private CostCenterEntryUser()
    {
    }

    internal CostCenterEntryUser(Guid costCenterId, Guid userId)
    {
        Id = Guid.CreateVersion7();
        CostCenterId = costCenterId;
        UserId = userId;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid CostCenterId { get; private set; }

    public Guid UserId { get; private set; }
}
