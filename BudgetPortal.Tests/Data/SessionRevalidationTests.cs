using BudgetPortal.Data.Identity;
using BudgetPortal.Shell;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Data;

public sealed class SessionRevalidationTests
{
    /// <summary>The framework registers a provider too, and the last one counts: with that one a disabled user's page stays open for ever.</summary>
    [Fact]
    public void An_open_page_asks_again_whether_its_user_is_still_active()
    {
        var services = new ServiceCollection().AddPortalIdentity().AddShell();
        Assert.Equal(typeof(ActiveUserStateProvider), services.Last(s => s.ServiceType == typeof(AuthenticationStateProvider)).ImplementationType);
    }
}
