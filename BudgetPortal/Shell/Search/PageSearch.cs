using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;

namespace BudgetPortal.Shell.Search;

/// <summary>Pages that the current user may use: those of the menu, and those that are reached from others.</summary>
internal sealed class PageSearch(NavigationMenu menu, PortalDb portalDb) : ISearchSource
{
    public string Group => ShellText.Pages;

    public int Order => 0;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation) =>
        [.. (await AllAsync(cancellation)).Where(h => text.Matches(h.Title) || Begins(h.Detail, text)).OrderByDescending(h => Begins(h.Title, text)).Take(most)];

    private static bool Begins(string words, SearchText text) => words.StartsWith(text.Whole, StringComparison.CurrentCultureIgnoreCase);

    /// <summary>All of them, as in the menu.</summary>
    public async Task<IReadOnlyList<SearchHit>> AllAsync(CancellationToken cancellation)
    {
        var groups = await menu.GroupsAsync();
        var pages = groups.SelectMany(g => g.Select(e => new SearchHit(string.Empty, e.Text(), NavigationMenu.Word(g.Key), e.Href, e.Icon))).ToList();
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(PlanningPermissions.DeclareBudget, cancellation) is null)
        {
            pages.Add(new SearchHit(string.Empty, ShellText.DeclareBudget, NavigationMenu.Word(MenuGroup.Budgets), "budgets/new", "plus"));
        }

        return [.. pages, new SearchHit(string.Empty, ShellText.ChangePassword, ShellText.YourAccount, "account/password", "key")];
    }
}
