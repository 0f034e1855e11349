using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Organizations.Pages;

public sealed partial class CostCentersPage
{
    private const int PageSize = 50;

    private IReadOnlyList<CostCenterRow>? all;
    private Error? refusal;
    private string text = string.Empty;
    private bool onlyWithoutOwner;
    private int number = 1;
    private bool editing;
    private Guid? edited;

    [Inject]
    private CostCenterService CostCenters { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    /// <summary>What is searched for, so that the address can be sent to a colleague.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? Query { get; set; }

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(OrganizationsText.Administration, null)];

    private string? Subtitle => all is { Count: > 0 }
        ? Words.Format(OrganizationsText.CostCentersSubtitle, all.Count, WithoutOwner)
        : null;

    private int WithoutOwner => all?.Count(c => c.Owner is null && c.IsActive) ?? 0;

    private IReadOnlyList<(CostCenterRow Row, int Depth)> Shown { get; set; } = [];

    private IEnumerable<(CostCenterRow Row, int Depth)> PageOfShown => Shown.Skip((number - 1) * PageSize).Take(PageSize);

    protected override Task OnInitializedAsync()
    {
        text = Query ?? string.Empty;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var result = await CostCenters.ListAsync();
        (all, refusal) = (result.Value, result.Error);
        Filter();
    }

    /// <summary>The tree; what is searched for stands in a flat list.</summary>
    private void Filter()
    {
        var found = (all ?? []).Where(c =>
            (!onlyWithoutOwner || (c.Owner is null && c.IsActive))
            && (text.Trim() is var wanted && (Holds(c.Code, wanted) || Holds(c.Name, wanted) || Holds(c.Owner, wanted) || Holds(c.Department, wanted))));
        Shown = CostCenterTree.InOrder(found.ToList());
        number = Math.Clamp(number, 1, Math.Max(1, (Shown.Count + PageSize - 1) / PageSize));
    }

    private static bool Holds(string? value, string wanted) => wanted.Length == 0 || value?.Contains(wanted, StringComparison.CurrentCultureIgnoreCase) is true;

    private void Search(string wanted)
    {
        (text, number) = (wanted, 1);
        Filter();
    }

    private void ToggleOwnerless()
    {
        (onlyWithoutOwner, number) = (!onlyWithoutOwner, 1);
        Filter();
    }

    private void Clear()
    {
        (text, onlyWithoutOwner, number) = (string.Empty, false, 1);
        Filter();
    }

    private void Edit(Guid? id) => (edited, editing) = (id, true);

    private async Task SavedAsync(string name)
    {
        await LoadAsync();
        Toaster.Show(Words.Format(OrganizationsText.CostCenterSaved, name));
    }
}
