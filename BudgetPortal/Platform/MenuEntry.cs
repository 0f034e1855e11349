namespace BudgetPortal.Platform;

/// <summary>A line of the left navigation; modules register theirs.</summary>
/// <param name="Group">Where it stands.</param>
/// <param name="Order">Position in its group.</param>
/// <param name="Text">The word, read at each rendering, since the language can change.</param>
/// <param name="Href">Address without a leading slash.</param>
/// <param name="Icon">Name of an icon.</param>
/// <param name="Permissions">Shown to whoever holds one of these; empty for everybody who is signed in.</param>
public sealed record MenuEntry(
    MenuGroup Group, int Order, Func<string> Text, string Href, string Icon, params string[] Permissions);

public enum MenuGroup
{
    MyWork,
    Budgets,
    Insight,
    Administration,
}
