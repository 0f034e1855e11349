using System.Globalization;
using System.Text.RegularExpressions;
using BudgetPortal.Tests.Architecture;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>What is checked of every page by looking at it.</summary>
internal static partial class Looking
{
    private static readonly bool TakesScreens = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("BUDGETPORTAL_SCREENS"));

    /// <summary>Put into a page once: reading it takes longer than most of its rules.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>In the dark only the colors are others, on a phone where things stand and how big they are; in the light all is checked.</summary>
    private static readonly Dictionary<Look, string[]?> Rules = new()
    {
        [Look.Dark] = ["color-contrast", "link-in-text-block"],
        [Look.Phone] = ["target-size", "scrollable-region-focusable", "aria-hidden-focus", "label", "button-name", "link-name"],
        [Look.Light] = null,
    };

    /// <summary>Fails with everything that is wrong with the page as it stands, in every look.</summary>
    /// <param name="name">Of the pictures that are kept in <c>artifacts/screens</c> when <c>BUDGETPORTAL_SCREENS</c> is set.</param>
    public static async Task HasNoFlawAsync(this IPage page, string name)
    {
        var flaws = await page.FlawsAsync(name);
        Assert.True(flaws.Count == 0, string.Join(Environment.NewLine, flaws));
    }

    /// <summary>What axe finds, and by how much the page is wider than the window; the page is bright and wide afterwards.</summary>
    public static async Task<IReadOnlyList<string>> FlawsAsync(this IPage page, string name)
    {
        await page.SettledAsync();
        var flaws = new List<string>();
        foreach (var look in (Look[])[Look.Dark, Look.Phone, Look.Light])
        {
            await page.ChangeLookAsync(look);
            await page.ScreenAsync($"{name}-{look}");
            flaws.AddRange((await page.AxeAsync(Rules[look])).Select(flaw => $"{name}, {look}: {flaw}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") is > 0 and var overflow)
            {
                flaws.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, {look}: {overflow} px wider than the window"));
            }
        }

        return flaws;
    }

    /// <summary>Waits until no skeleton stands for what is still being read.</summary>
    public static Task SettledAsync(this IPage page) =>
        Assertions.Expect(page.Locator(".bp-skeleton:visible, [aria-busy=true]:visible")).ToHaveCountAsync(0);

    /// <summary>Turns to another look, and waits until the page has followed.</summary>
    private static async Task ChangeLookAsync(this IPage page, Look look)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = look.Colors() });
        await page.SetViewportSizeAsync(look.Window().Width, look.Window().Height);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", look == Look.Dark ? "dark" : "light");
        await page.EvaluateAsync(
            """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
              Promise.allSettled(document.getAnimations().map(animation => animation.finished)).then(() => done()))))
            """);
    }

    private static async Task ScreenAsync(this IPage page, string name)
    {
        if (TakesScreens)
        {
            var file = Unsuitable().Replace(Ids().Replace(name, "id"), "-").Trim('-');
            var path = Path.Combine(SourceFile.Root, "artifacts", "screens", file + ".png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }

    /// <param name="rules">Null for all.</param>
    private static async Task<string[]> AxeAsync(this IPage page, string[]? rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const found = await axe.run(document, { runOnly: rules ?? undefined, resultTypes: ['violations'] });
              return found.violations.flatMap(violation => violation.nodes.map(node => {
                const reasons = [...node.any, ...node.all, ...node.none].map(check => check.message);
                return `${violation.id} at ${node.target}: ${reasons.join('; ')}`;
              }));
            }
            """, rules);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unsuitable();
}
