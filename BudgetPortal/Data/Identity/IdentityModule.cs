using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace BudgetPortal.Data.Identity;

/// <summary>Sign-in by cookie, lockout, one-time links, and who the current user is.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddPortalIdentity(this IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddScoped<CircuitHandler, CurrentUserCircuitHandler>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(options =>
            {
                options.LoginPath = "/sign-in";
                options.AccessDeniedPath = "/access-denied";
                options.ReturnUrlParameter = "returnUrl";
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.SlidingExpiration = true;
                options.Cookie.Name = "bp-session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
            }));
        services.AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = string.Empty;
                options.Password.RequiredLength = 8;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddSignInManager<PortalSignInManager>()
            .AddUserStore<PortalUserStore>()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddSingleton<DefaultGrants>();
        services.AddSingleton<UserAccounts>();
        return services;
    }

    /// <summary>Ends open sessions of disabled users; call behind the framework's registration of components, which brings a provider of its own that never looks again.</summary>
    public static IServiceCollection AddSessionRevalidation(this IServiceCollection services) =>
        services.AddScoped<AuthenticationStateProvider, ActiveUserStateProvider>();

    /// <summary>Tells the request's scope who is signed in; stands after authentication.</summary>
    public static IApplicationBuilder UseCurrentUser(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<CurrentUser>().Set(context.User);
        return next(context);
    });
}
