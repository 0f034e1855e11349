using System.Security.Claims;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Data.Identity;

/// <summary>Ends the session of an open browser soon after its user was disabled or got a new password.</summary>
internal sealed class ActiveUserStateProvider(
    ILoggerFactory loggers, DatabaseProvider database, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (PortalClaims.Read(authenticationState.User) is not { } actor)
        {
            return false;
        }

        await using var db = database.Create(actor);
        var stamp = await db.Users.Where(u => u.Id == actor.UserId && u.IsActive).Select(u => u.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
        return stamp is not null
            && stamp == authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
