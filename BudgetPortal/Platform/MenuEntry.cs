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

/// <summary>Shows an entry also to people without its permissions, as what concerns them has something to show. Registered scoped.</summary>
public interface IMenuCondition
{
    /// <summary>Address of the entry.</summary>
    string Href { get; }

    /// <summary>Whether it has something for the current user.</summary>
    Task<bool> HoldsAsync();
}

public enum MenuGroup
{
    MyWork,
    Budgets,
    Insight,
    Administration,
}
