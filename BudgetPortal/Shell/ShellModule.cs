using System.Globalization;
using BudgetPortal.Data.Identity;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Components;
using BudgetPortal.Shell.Dashboard;
using BudgetPortal.Shell.Search;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;

namespace BudgetPortal.Shell;

/// <summary>The frame around every page, signing in and out, and what is shown when something fails.</summary>
public static class ShellModule
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services
            .AddSessionRevalidation()
            .AddMenu(new MenuEntry(MenuGroup.MyWork, 0, () => ShellText.Dashboard, "", "dashboard"))
            .AddGlobalSearch()
            .AddDashboard()
            .AddScoped<MenuReading>()
            .AddScoped<PasswordForms>();
    }

    /// <summary>Headers, languages, then errors, which speak them; stands before everything that can fail.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseSecurityHeaders();
        CultureInfo[] formats = [new("en-GB"), new("en-US")];
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture("en-GB"),
            SupportedCultures = formats,
            SupportedUICultures = formats,
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            CreateScopeForErrors = true,
            ExceptionHandler = context => new RazorComponentResult<ErrorDocument>().ExecuteAsync(context),
        });
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
    }

    /// <summary>Stands after the check of antiforgery tokens, and maps what the browser asks for.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            {
                return next(context);
            }

            // A form of an old page: said in words, instead of the framework's plain sentence.
            context.Response.Redirect("/status/400");
            return Task.CompletedTask;
        });
        app.MapStaticAssets();
        app.MapPost("/sign-out", SignOutAsync);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // Taking the form makes the framework check the antiforgery token.
    private static async Task<IResult> SignOutAsync(SignInManager<User> signIn, IFormCollection form)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/signed-out");
    }
}
