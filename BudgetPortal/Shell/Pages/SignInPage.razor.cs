using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace BudgetPortal.Shell.Pages;

/// <summary>A plain form without a circuit. With the demo company it offers its people, one click each.</summary>
public sealed partial class SignInPage(
    SignInManager<User> signIn, UserManager<User> users, IPasswordHasher<User> hasher, IEnumerable<IDemoAccounts> demos, NavigationManager navigation)
{
    private readonly IDemoAccounts? demo = demos.FirstOrDefault();
    private string? refusal;
    private string? emailError;
    private string? passwordError;
    private bool demoFailed;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInInput? Form { get; set; }

    [SupplyParameterFromForm(FormName = "demo")]
    private string? DemoEmail { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private SignInInput Input => Form ??= new SignInInput();

    protected override void OnInitialized()
    {
        if (HttpMethods.IsGet(Http.Request.Method) && Http.User.Identity is { IsAuthenticated: true })
        {
            Leave();
        }
    }

    private async Task SignInAsync()
    {
        emailError = string.IsNullOrWhiteSpace(Input.Email) ? ShellText.EmailMissing : null;
        passwordError = string.IsNullOrEmpty(Input.Password) ? ShellText.PasswordMissing : null;
        if (emailError is null && passwordError is null)
        {
            refusal = await TryAsync(Input.Email!.Trim(), Input.Password!, Input.Remember);
        }
    }

    private async Task ChooseAsync()
    {
        if (demo is not null && demo.Accounts.Any(a => a.Email == DemoEmail))
        {
            demoFailed = await TryAsync(DemoEmail!, demo.Password, remember: false) is not null;
        }
    }

    private async Task<string?> TryAsync(string email, string password, bool remember)
    {
        if (await users.FindByEmailAsync(email) is not { } user)
        {
            hasher.HashPassword(new User(), password); // takes as long as for somebody who exists
            return ShellText.SignInWrong;
        }

        var result = await signIn.PasswordSignInAsync(user, password, remember, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            Leave();
            return null;
        }

        return result.IsLockedOut ? ShellText.SignInLocked : ShellText.SignInWrong;
    }

    // Only to a page of the portal itself.
    private void Leave() => navigation.NavigateTo(ReturnUrl is ['/', not ('/' or '\\'), ..] ? ReturnUrl : "/");
}

/// <summary>What the form sends.</summary>
public sealed class SignInInput
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    public bool Remember { get; set; }
}
