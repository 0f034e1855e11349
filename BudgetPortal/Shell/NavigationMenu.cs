using BudgetPortal.Data;
using BudgetPortal.Platform;

namespace BudgetPortal.Shell;

/// <summary>What the current user sees in the navigation. What they may do is asked again by every operation.</summary>
public sealed class NavigationMenu(PortalDb portalDb, IEnumerable<MenuEntry> entries, IEnumerable<IMenuBadge> badges, IEnumerable<IMenuCondition> conditions, ILogger<NavigationMenu> logger)
{
    private IReadOnlyList<MenuEntry>? permitted;

    /// <summary>The entries that the user may use, by group; read once for a page that stays open.</summary>
    public async Task<IReadOnlyList<IGrouping<MenuGroup, MenuEntry>>> GroupsAsync()
    {
        permitted ??= await PermittedAsync();
        return [.. permitted.OrderBy(e => e.Group).ThenBy(e => e.Order).GroupBy(e => e.Group)];
    }

    /// <summary>Badges by the address of their entry. One that cannot be read is left out: the navigation must not fail for it.</summary>
    public async Task<IReadOnlyDictionary<string, MenuBadge>> BadgesAsync()
    {
        permitted ??= await PermittedAsync();
        var found = new Dictionary<string, MenuBadge>(StringComparer.Ordinal);
        foreach (var badge in badges.Where(b => permitted.Any(e => e.Href == b.Href)))
        {
            try
            {
                if (await badge.ReadAsync() is { } text)
                {
                    found[badge.Href] = text;
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "The badge of {Href} could not be read", badge.Href);
            }
        }

        return found;
    }

    public static string Word(MenuGroup group) => group switch
    {
        MenuGroup.MyWork => ShellText.GroupMyWork,
        MenuGroup.Budgets => ShellText.GroupBudgets,
        MenuGroup.Insight => ShellText.GroupInsight,
        _ => ShellText.GroupAdministration,
    };

    private async Task<IReadOnlyList<MenuEntry>> PermittedAsync()
    {
        await using var db = portalDb.Open();
        var held = await db.PermissionsAsync();
        var concerned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in conditions)
        {
            if (!entries.Any(e => e.Href == condition.Href && e.Permissions.Any(held.Contains)) && await condition.HoldsAsync())
            {
                concerned.Add(condition.Href);
            }
        }

        return [.. entries.Where(e => e.Permissions.Length == 0 || e.Permissions.Any(held.Contains) || concerned.Contains(e.Href))];
    }
}
