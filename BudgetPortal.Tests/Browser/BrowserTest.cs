using System.Text.RegularExpressions;
using BudgetPortal.Tests.Architecture;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>
/// A test with a company of its own in Chromium. Whatever it looks at, no script may fail and no answer be an error of the server. When it
/// fails, pictures of its pages lie in <c>artifacts/failed</c>.
/// </summary>
public abstract partial class BrowserTest : IAsyncLifetime
{
    protected BrowsedCompany Company { get; set; } = null!;

    /// <summary>Assertions that wait until they hold.</summary>
    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    public virtual async ValueTask InitializeAsync() => Company = await PortalBrowser.Current.CompanyAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (failed || Company.Faults.Count > 0)
        {
            await PhotographAsync();
        }

        var faults = string.Join(Environment.NewLine, Company.Faults);
        await Company.DisposeAsync();
        Assert.True(faults.Length == 0, faults);
    }

    private async Task PhotographAsync()
    {
        var number = 0;
        foreach (var page in Company.Pages.Where(p => !p.IsClosed))
        {
            var name = FileName().Replace(TestContext.Current.Test!.TestDisplayName, "_");
            var path = Path.Combine(SourceFile.Root, "artifacts", "failed", $"{name}-{++number}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex FileName();
}
