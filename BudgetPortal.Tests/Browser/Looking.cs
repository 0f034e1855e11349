using System.Text.RegularExpressions;
using BudgetPortal.Tests.Architecture;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>What is checked of every page by looking at it.</summary>
internal static partial class Looking
{
    private static readonly bool TakesScreens = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("BUDGETPORTAL_SCREENS"));

    /// <summary>Fails with every violation that axe finds, and where.</summary>
    public static async Task HasNoViolationAsync(this IPage page)
    {
        var found = await page.ViolationsAsync();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>Every violation that axe finds, one text for each place.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page)
    {
        var result = await page.RunAxe();
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => Describe(page, violation, node)))];
    }

    /// <summary>Waits until no skeleton stands for what is still being read.</summary>
    public static Task SettledAsync(this IPage page) => Assertions.Expect(page.Locator(".bp-skeleton:visible, [aria-busy=true]:visible")).ToHaveCountAsync(0);

    /// <summary>By how many pixels the page is wider than the window; zero or less when it fits.</summary>
    public static Task<int> OverflowAsync(this IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");

    /// <summary>Keeps a picture in <c>artifacts/screens</c> when <c>BUDGETPORTAL_SCREENS</c> is set.</summary>
    public static async Task ScreenAsync(this IPage page, string name)
    {
        if (TakesScreens)
        {
            var file = Unsuitable().Replace(Ids().Replace(name, "id"), "-").Trim('-');
            var path = Path.Combine(SourceFile.Root, "artifacts", "screens", file + ".png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }

    private static string Describe(IPage page, AxeResultItem violation, AxeResultNode node)
    {
        var reasons = node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message);
        return $"{new Uri(page.Url).AbsolutePath}: {violation.Id} at {node.Target}: {string.Join("; ", reasons)}";
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unsuitable();
}
