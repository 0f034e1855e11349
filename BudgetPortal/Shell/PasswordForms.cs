using System.Security.Claims;
using BudgetPortal.Data.Identity;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;

namespace BudgetPortal.Shell;

/// <summary>Choosing a password, while signed in or by a one-time link.</summary>
public sealed class PasswordForms(UserManager<User> users, SignInManager<User> signIn)
{
    private const int MaxLength = 100;

    /// <summary>Changes the password of who is signed in; this browser stays signed in, all others do not.</summary>
    public async Task<Result> ChangeAsync(ClaimsPrincipal principal, string? current, string? chosen, string? repeated)
    {
        if (Check(chosen, repeated) is { } error)
        {
            return error;
        }

        var user = await users.GetUserAsync(principal) ?? throw new InvalidOperationException("Nobody is signed in.");
        var result = await users.ChangePasswordAsync(user, current ?? "", chosen!);
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(user);
        }

        return Explain(result);
    }

    /// <summary>The person whom a one-time link is for; nobody when it is used up, too old or damaged.</summary>
    public async Task<User?> FindAsync(string? userId, string? encodedToken)
    {
        var user = Guid.TryParse(userId, out var id) ? await users.FindByIdAsync(id.ToString()) : null;
        var token = UserAccounts.ReadToken(encodedToken);
        return user is not null && token is not null && user.IsActive
            && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<User>.ResetPasswordTokenPurpose, token)
                ? user
                : null;
    }

    public async Task<Result> ResetAsync(User user, string? encodedToken, string? chosen, string? repeated)
    {
        if (Check(chosen, repeated) is { } error)
        {
            return error;
        }

        var result = await users.ResetPasswordAsync(user, UserAccounts.ReadToken(encodedToken) ?? "", chosen!);
        if (result.Succeeded)
        {
            await users.SetLockoutEndDateAsync(user, null);
        }

        return Explain(result);
    }

    private static Error? Check(string? chosen, string? repeated) => (chosen?.Length ?? 0) switch
    {
        0 => new Error("account.password_weak", ShellText.PasswordTooWeak, Fields.New),
        > MaxLength => new Error("account.password_long", ShellText.PasswordTooLong, Fields.New),
        _ => chosen == repeated ? null : new Error("account.passwords_differ", ShellText.PasswordsDiffer, Fields.Repeat),
    };

    private static Result Explain(IdentityResult result) => result switch
    {
        { Succeeded: true } => Result.Success,
        _ when result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) =>
            new Error("account.password_wrong", ShellText.CurrentPasswordWrong, Fields.Current),
        _ when result.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal)) =>
            new Error("account.password_weak", ShellText.PasswordTooWeak, Fields.New),
        _ when result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken)) =>
            new Error("account.link_invalid", ShellText.ResetLinkInvalidText),
        _ => new Error("account.not_changed", ShellText.PasswordNotChanged),
    };

    /// <summary>The inputs to which the errors belong.</summary>
    public static class Fields
    {
        public const string Current = "current";
        public const string New = "new";
        public const string Repeat = "repeat";
    }
}
