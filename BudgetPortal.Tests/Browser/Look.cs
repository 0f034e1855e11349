using Microsoft.Playwright;

namespace BudgetPortal.Tests.Browser;

/// <summary>How a person looks at the portal.</summary>
public enum Look
{
    Light,
    Dark,

    /// <summary>390 pixels wide.</summary>
    Phone,
}

internal static class Looks
{
    public static ColorScheme Colors(this Look look) => look == Look.Dark ? ColorScheme.Dark : ColorScheme.Light;

    public static ViewportSize Window(this Look look) =>
        look == Look.Phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 };
}
