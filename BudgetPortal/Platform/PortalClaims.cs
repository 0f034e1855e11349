using System.Security.Claims;

namespace BudgetPortal.Platform;

/// <summary>What the sign-in cookie says of a user: who they are and to which organization they belong, nothing about rights.</summary>
public static class PortalClaims
{
    public const string OrganizationId = "bp:organization";
    public const string OrganizationName = "bp:organization_name";
    public const string DisplayName = "bp:name";
    public const string JobTitle = "bp:job_title";

    /// <summary>The actor of a signed-in principal; null when it is anonymous or lacks a claim.</summary>
    public static Actor? Read(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true }
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
        && Guid.TryParse(principal.FindFirstValue(OrganizationId), out var organizationId)
            ? new Actor(organizationId, userId, principal.FindFirstValue(DisplayName) ?? string.Empty)
            : null;
}
