using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BudgetPortal.Tests.Browser;

/// <summary>What a person does on a page, by the words that they read.</summary>
internal static class Doing
{
    /// <summary>Presses the button with exactly these words; in the open dialog when there is one.</summary>
    public static Task PressAsync(this IPage page, string words) => page.Button(words).ClickAsync();

    public static ILocator Button(this IPage page, string words) =>
        page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    /// <summary>Follows a link whose words begin so.</summary>
    public static Task FollowAsync(this IPage page, string words) =>
        page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^" + Regex.Escape(words)) }).First.ClickAsync();

    /// <summary>The control with exactly this label.</summary>
    public static ILocator Field(this IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    public static ILocator OpenDialog(this IPage page) => page.GetByRole(AriaRole.Dialog);

    public static ILocator Heading(this IPage page, string words) => page.GetByRole(AriaRole.Heading, new() { Name = words, Exact = true });

    /// <summary>The badge that says a state; there may be others elsewhere on the page.</summary>
    public static ILocator State(this IPage page, string word) => page.Locator(".bp-badge", new() { HasTextRegex = new Regex($"^{Regex.Escape(word)}$") }).First;

    /// <summary>The first error at a field or in a callout that says this.</summary>
    public static ILocator Refusal(this IPage page, string words) => page.GetByText(words).First;
}
