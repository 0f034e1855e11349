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
    private readonly ILogger log = loggers.CreateLogger<ActiveUserStateProvider>();

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        IsActiveAsync(authenticationState.User, cancellationToken);

    /// <summary>Whether the session may go on; also while the database cannot be asked, since then nothing can be done anyway.</summary>
    internal async Task<bool> IsActiveAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (PortalClaims.Read(user) is not { } actor)
        {
            return false;
        }

        try
        {
            await using var db = database.Create(actor);
            var stamp = await db.Users.Where(u => u.Id == actor.UserId && u.IsActive).Select(u => u.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
            return stamp is not null && stamp == user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Could not ask whether a session's user is still active.");
            return true;
        }
    }
}
