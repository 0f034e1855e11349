using Microsoft.AspNetCore.Identity;

namespace BudgetPortal.Platform;

/// <summary>A named set of permissions. Names are unique within an organization, not over all of them.</summary>
public sealed class Role : IdentityRole<Guid>, IOwned
{
    public Role() => Id = Guid.CreateVersion7();

    public Role(string name)
        : this()
    {
        Name = name;
        NormalizedName = name.ToUpperInvariant();
    }

    public Guid OrganizationId { get; set; }
}

/// <summary>The roles that every new organization starts with.</summary>
public static class DefaultRoles
{
    public const string Employee = "Employee";
    public const string BudgetModuleOwner = "Budget module owner";
    public const string FinanceOfficer = "Finance officer";
    public const string Auditor = "Auditor";
    public const string Salesman = "Salesman";
    public const string Manager = "Manager";
    public const string SupplyChain = "Supply chain";
    public const string BranchManager = "Branch manager";
    public const string Administrator = "Administrator";

    /// <summary>Everybody who works with budgets; all but the auditor, who changes nothing.</summary>
    public static readonly IReadOnlyList<string> Everybody =
        [Employee, BudgetModuleOwner, FinanceOfficer, Salesman, Manager, SupplyChain, BranchManager, Administrator];

    public static readonly IReadOnlyList<string> All = [.. Everybody, Auditor];
}
