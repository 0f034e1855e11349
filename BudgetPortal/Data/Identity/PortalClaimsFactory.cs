using System.Security.Claims;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Data.Identity;

/// <summary>Puts the organization and the name into the sign-in cookie.</summary>
public sealed class PortalClaimsFactory(UserManager<User> users, IOptions<IdentityOptions> options, PortalDb portalDb)
    : UserClaimsPrincipalFactory<User>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = portalDb.OpenFor(Actor.System(user.OrganizationId));
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == user.OrganizationId);
        identity.AddClaim(new Claim(PortalClaims.OrganizationId, user.OrganizationId.ToString()));
        identity.AddClaim(new Claim(PortalClaims.OrganizationName, organization.Name));
        identity.AddClaim(new Claim(PortalClaims.DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(PortalClaims.JobTitle, user.JobTitle));
        return identity;
    }
}
