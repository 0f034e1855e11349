using System.Security.Claims;
using BudgetPortal.Data;
using BudgetPortal.Data.Identity;
using BudgetPortal.Platform;
using BudgetPortal.Shell;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>Without these, a page that is open would outlive its user's rights, or a moment without the database would sign everybody out.</summary>
public sealed class SessionRevalidationTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.CreateAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>The framework registers a provider too, and the last one counts: with that one a disabled user's page stays open for ever.</summary>
    [Fact]
    public void An_open_page_asks_again_whether_its_user_is_still_active()
    {
        var services = new ServiceCollection().AddPortalIdentity().AddShell();
        Assert.Equal(typeof(ActiveUserStateProvider), services.Last(s => s.ServiceType == typeof(AuthenticationStateProvider)).ImplementationType);
    }

    [Fact]
    public async Task A_disabled_user_and_one_with_a_new_password_are_signed_out()
    {
        var user = await portal.UserAsync("Vera Quist");
        Assert.True(await IsActiveAsync(user, portal.As<DatabaseProvider>(user)));
        Assert.False(await IsActiveAsync(user, portal.As<DatabaseProvider>(user), stamp: "that of the old password"));
        await using var db = portal.Open();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsActive, false));
        Assert.False(await IsActiveAsync(user, portal.As<DatabaseProvider>(user)));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_signs_nobody_out()
    {
        var gone = new DatabaseProvider(TimeProvider.System);
        gone.Use(new DatabaseOptions { Provider = DatabaseKind.PostgreSql }, "Host=127.0.0.1;Port=1;Username=nobody;Database=none");
        Assert.True(await IsActiveAsync(await portal.UserAsync("Vera Quist"), gone));
    }

    private static async Task<bool> IsActiveAsync(User user, DatabaseProvider database, string? stamp = null)
    {
        var options = Options.Create(new IdentityOptions());
        var principal = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim(PortalClaims.OrganizationId, user.OrganizationId.ToString()),
            new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, stamp ?? user.SecurityStamp!),
        ], "test"));
        using var provider = new ActiveUserStateProvider(NullLoggerFactory.Instance, database, options);
        return await provider.IsActiveAsync(principal, TestContext.Current.CancellationToken);
    }
}
