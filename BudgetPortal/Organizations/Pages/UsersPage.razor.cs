using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Organizations.Pages;

public sealed partial class UsersPage
{
    private UserPage? page;
    private Error? refusal;
    private string text = string.Empty;
    private UserListFilter filter;
    private int number = 1;
    private bool linkShown;
    private UserRow? linkFor;
    private string link = string.Empty;

    [Inject]
    private UserService Users { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>What is searched for, so that the address can be sent to a colleague.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? Query { get; set; }

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(OrganizationsText.Administration, null)];

    private static IReadOnlyList<Option<UserListFilter>> Filters =>
    [
        new(UserListFilter.All, OrganizationsText.FilterAll),
        new(UserListFilter.Active, OrganizationsText.FilterActive),
        new(UserListFilter.Disabled, OrganizationsText.FilterDisabled),
    ];

    protected override Task OnInitializedAsync() => SearchAsync(Query ?? string.Empty);

    private static string StateWord(UserRow row) =>
        !row.IsActive ? OrganizationsText.Disabled : row.HasPassword ? OrganizationsText.Yes : OrganizationsText.NoPasswordYet;

    private static StatusTone StateTone(UserRow row) =>
        !row.IsActive ? StatusTone.Closed : row.HasPassword ? StatusTone.Approved : StatusTone.Pending;

    private async Task LoadAsync()
    {
        var asked = (text, filter, number);
        var result = await Users.ListAsync(text, filter, number);
        if (asked == (text, filter, number))
        {
            (page, refusal) = (result.Value, result.Error);
        }
    }

    private Task SearchAsync(string wanted)
    {
        (text, number) = (wanted, 1);
        return LoadAsync();
    }

    private Task FilterAsync(UserListFilter wanted)
    {
        (filter, number) = (wanted, 1);
        return LoadAsync();
    }

    private Task ClearAsync()
    {
        (text, filter, number) = (string.Empty, UserListFilter.All, 1);
        return LoadAsync();
    }

    private Task TurnAsync(int wanted)
    {
        number = wanted;
        return LoadAsync();
    }

    private async Task LinkAsync(UserRow row)
    {
        var path = await Users.OneTimePathAsync(row.Id);
        if (!path.Succeeded)
        {
            Toaster.Show(path.Error!.Message, Tone.Bad);
            return;
        }

        (linkFor, link, linkShown) = (row, Navigation.BaseUri.TrimEnd('/') + path.Value, true);
    }

    private async Task MailLinkAsync()
    {
        var sent = await Users.MailLinkAsync(linkFor!.Id);
        linkShown = false;
        Toaster.Show(
            sent.Error?.Message ?? Words.Format(OrganizationsText.LinkMailed, linkFor.Email), sent.Succeeded ? Tone.Good : Tone.Bad);
    }

    private async Task SetActiveAsync(UserRow row, bool active)
    {
        var done = await Users.SetActiveAsync(row.Id, active);
        if (!done.Succeeded)
        {
            Toaster.Show(done.Error!.Message, Tone.Bad);
            return;
        }

        await LoadAsync();
        Toaster.Show(
            Words.Format(active ? OrganizationsText.UserEnabled : OrganizationsText.UserDisabled, row.Name),
            undo: () => InvokeAsync(() => UndoAsync(row, active)));
    }

    private async Task UndoAsync(UserRow row, bool active)
    {
        await Users.SetActiveAsync(row.Id, !active);
        await LoadAsync();
        StateHasChanged();
    }
}
