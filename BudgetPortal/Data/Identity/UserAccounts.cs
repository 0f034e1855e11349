using System.Text;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace BudgetPortal.Data.Identity;

/// <summary>
/// Passwords by one-time link. Each call works in a scope of its own, since Identity's stores keep a context and a circuit lives long.
/// </summary>
public sealed class UserAccounts(IServiceScopeFactory scopes)
{
    /// <summary>Address, with a leading slash, at which a user chooses a password once within a day; it dies with the next change.</summary>
    public async Task<string> OneTimePathAsync(Guid userId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException("No such user.");
        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        return $"/reset-password?user={userId}&token={token}";
    }

    /// <summary>The token that an address of <see cref="OneTimePathAsync"/> carries; null when it is damaged.</summary>
    public static string? ReadToken(string? encoded)
    {
        try
        {
            return encoded is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(encoded));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
