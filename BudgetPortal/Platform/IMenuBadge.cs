namespace BudgetPortal.Platform;

/// <summary>A word or number beside a menu entry, read again with each page that is opened. Registered scoped by the entry's module.</summary>
public interface IMenuBadge
{
    /// <summary>The address of the <see cref="MenuEntry"/> it belongs to.</summary>
    string Href { get; }

    /// <summary>What the current user is to see; nothing for no badge.</summary>
    Task<MenuBadge?> ReadAsync(CancellationToken cancellation = default);
}

/// <param name="Urgent">Something waits for this user: drawn strong.</param>
/// <param name="Spoken">The same for those who listen, such as "4 requests wait".</param>
public sealed record MenuBadge(string Text, bool Urgent, string Spoken);
