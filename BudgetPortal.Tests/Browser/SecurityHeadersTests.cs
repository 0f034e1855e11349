using BudgetPortal.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, another site could show the portal in a frame and lead clicks to it, or run its own scripts in it.</summary>
public sealed class SecurityHeadersTests : BrowserTest
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/status/500")]
    [InlineData("/health/live")]
    [InlineData("/js/ui.js")]
    public async Task Every_answer_forbids_frames_foreign_scripts_and_guessing(string path)
    {
        var page = await Company.OpenAsync("/sign-in");
        var headers = (await page.Context.APIRequest.GetAsync(path)).Headers;
        Assert.Contains("frame-ancestors 'none'", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("DENY", headers["x-frame-options"]);
        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.Equal("same-origin", headers["referrer-policy"]);
    }

    [Fact]
    public async Task No_page_needs_what_the_headers_forbid()
    {
        var mira = await Company.ModuleOwnerAsync();
        var page = await Company.OpenAsync("/sign-in");
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                refused.Add(message.Text);
            }
        };
        await BrowsedCompany.FillSignInAsync(page, mira.Email!, TestCompany.Password);
        foreach (var path in (string[])["/", "/entry", "/budgets", "/budgets/new", "/approvals"])
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1:visible").First).ToBeVisibleAsync();
        }

        Assert.Empty(refused);
    }
}
