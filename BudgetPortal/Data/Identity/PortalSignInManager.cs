using System.Globalization;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Data.Identity;

/// <summary>Lets only active users in, and remembers when they came and in which language they read.</summary>
public sealed class PortalSignInManager(
    UserManager<User> users,
    IHttpContextAccessor accessor,
    IUserClaimsPrincipalFactory<User> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<User> confirmation,
    TimeProvider time)
    : SignInManager<User>(users, accessor, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(User user) => user.IsActive && await base.CanSignInAsync(user);

    protected override async Task<SignInResult> SignInOrTwoFactorAsync(
        User user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false)
    {
        var result = await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
        if (result.Succeeded)
        {
            user.LastSignInAt = time.GetUtcNow();
            user.Culture = CultureInfo.CurrentUICulture.Name;
            await UserManager.UpdateAsync(user);
        }

        return result;
    }
}
