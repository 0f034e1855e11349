namespace BudgetPortal.Platform;

/// <summary>For whom an operation runs: it decides which organization's rows are seen and what the audit trail says.</summary>
/// <param name="OrganizationId">The organization whose rows are seen and written.</param>
/// <param name="UserId">Null for what the application does by itself.</param>
/// <param name="Name">The name that the audit trail keeps.</param>
public sealed record Actor(Guid OrganizationId, Guid? UserId, string Name)
{
    /// <summary>Sees no organization at all: before sign-in.</summary>
    public static Actor Nobody { get; } = new(Guid.Empty, null, SystemName);

    /// <summary>The name under which the application's own steps stand in histories.</summary>
    public const string SystemName = "BudgetPortal";

    public static Actor System(Guid organizationId) => new(organizationId, null, SystemName);
}
