using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

namespace BudgetPortal.Tests.Browser;

/// <summary>A company whose people open the portal in Chromium, each in a browser session of their own.</summary>
public sealed partial class BrowsedCompany : TestCompany, IAsyncDisposable
{
    private readonly IBrowser browser;
    private readonly Uri address;
    private readonly ConcurrentQueue<IPage> pages = new();
    private readonly ConcurrentQueue<string> faults = new();
    private bool forgiven;

    private BrowsedCompany(IBrowser browser, PortalServer server, Uri address, Organization organization, User administrator)
        : base(server.Services, organization, administrator)
    {
        this.browser = browser;
        this.address = address;
    }

    /// <summary>Pages that are or were open, the latest last.</summary>
    public IReadOnlyCollection<IPage> Pages => pages;

    /// <summary>What no page may do: throw in its script, write an error to the console, get an answer of 500 or more.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>What the browser itself says of a connection that was cut is no fault of the portal.</summary>
    internal void ForgiveLostConnection() => forgiven = true;

    internal static async Task<BrowsedCompany> CreateAsync(IBrowser browser, PortalServer server, Uri address)
    {
        var code = $"b-{Guid.NewGuid():N}"[..14];
        var (organization, administrator) = await NewOrganizationAsync(server.Services, code, "Company " + code, "UTC", "EUR");
        return new BrowsedCompany(browser, server, address, organization, administrator);
    }

    /// <summary>Opens an address in a new session of nobody.</summary>
    /// <param name="path">With a leading slash.</param>
    public async Task<IPage> OpenAsync(string path, Look look = Look.Light)
    {
        var page = await NewSessionAsync(look);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Opens an address in another tab of the same browser session.</summary>
    public async Task<IPage> OpenBesideAsync(IPage page, string path)
    {
        var tab = await page.Context.NewPageAsync();
        Watch(tab);
        await tab.GotoAsync(path);
        return tab;
    }

    /// <summary>Opens an address in a new session of a user, as it stands after they filled the sign-in page.</summary>
    public async Task<IPage> SignInAsync(User user, string path = "/", Look look = Look.Light)
    {
        var page = await NewSessionAsync(look);
        await page.Context.AddCookiesAsync([await SessionCookieAsync(user)]);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Fills the sign-in form and sends it.</summary>
    public static async Task FillSignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages)
        {
            await page.Context.CloseAsync();
        }

        await EndSessionsAsync();
    }

    private async Task<IPage> NewSessionAsync(Look look)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.AbsoluteUri,
            Locale = "en-GB",
            TimezoneId = "UTC",
            ColorScheme = look.Colors(),
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = look.Window(),
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        Watch(page);
        return page;
    }

    /// <summary>What the sign-in page gives the browser.</summary>
    private async Task<Cookie> SessionCookieAsync(User user)
    {
        var services = As(user);
        await using var db = Open();
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<User>>()
            .CreateAsync(await db.Users.AsNoTracking().SingleAsync(u => u.Id == user.Id));
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        return new Cookie
        {
            Name = options.Cookie.Name!, Value = options.TicketDataFormat.Protect(ticket), Url = address.AbsoluteUri,
            HttpOnly = true, SameSite = SameSiteAttribute.Lax,
        };
    }

    private void Watch(IPage page)
    {
        pages.Enqueue(page);
        page.PageError += (_, error) => Report(page, error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
            {
                Report(page, message.Text);
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                faults.Enqueue($"{response.Status} {response.Url}");
            }
        };
    }

    private void Report(IPage page, string error)
    {
        if (!forgiven || !OfLostConnection().IsMatch(error))
        {
            faults.Enqueue($"{page.Url}: {error}");
        }
    }

    [GeneratedRegex("net::ERR_|WebSocket|[Cc]onnection|negotiat|Failed to fetch|No interop methods are registered|Circuit not initialized")]
    private static partial Regex OfLostConnection();
}
