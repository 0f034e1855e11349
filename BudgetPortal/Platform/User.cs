using Microsoft.AspNetCore.Identity;

namespace BudgetPortal.Platform;

/// <summary>A person who may sign in. Users are disabled, never deleted, since histories name them.</summary>
public sealed class User : IdentityUser<Guid>, IOwned
{
    public const string DefaultCulture = "en-GB";

    public User() => Id = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public string FirstName { get; set; } = string.Empty;

    public string LastName { get; set; } = string.Empty;

    public string JobTitle { get; set; } = string.Empty;

    /// <summary>The person's number in the source that they were imported from; unique in the organization.</summary>
    public string? ExternalId { get; set; }

    public UserType? UserType { get; set; }

    public DataScope DataScope { get; set; }

    public Guid? DepartmentId { get; set; }

    public Guid? LocationId { get; set; }

    /// <summary>A user who is not active cannot sign in, and loses every right at once.</summary>
    public bool IsActive { get; set; } = true;

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Name of the culture in which they used the portal last; mails are written in it.</summary>
    public string Culture { get; set; } = DefaultCulture;

    public string DisplayName => LastName.Length == 0 ? FirstName : $"{FirstName} {LastName}";
}

/// <summary>The user types of PRODUCT 1; each has a default role and a data scope.</summary>
public enum UserType
{
    Salesman,
    Manager,
    SupplyChain,
    BranchManager,
    Administrator,
}

/// <summary>Whose data a user sees in sales, inventory and analytics.</summary>
public enum DataScope
{
    Own,
    Department,
    Inventory,
    Location,
    Organization,
}
