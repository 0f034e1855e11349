using BudgetPortal.Data.Choices;
using BudgetPortal.Data.Live;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Revenue.Pages;

public sealed partial class RevenuePage
{
    /// <summary>Under which key the chosen budget is remembered.</summary>
    private const string Choice = "execution.revenue";

    private RevenueOverview? overview;
    private Guid? budget;
    private PartRevenue? setting;
    private bool mayImport;
    private IDisposable? listening;

    /// <summary>The part that is open; what is no id is as good as none.</summary>
    [SupplyParameterFromQuery(Name = "part")]
    public string? Shown { get; set; }

    [Inject]
    private RevenueQueries Queries { get; set; } = null!;

    [Inject]
    private ImportService Import { get; set; } = null!;

    [Inject]
    private ChoiceService Choices { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Guid? ShownId => Guid.TryParse(Shown, out var id) ? id : null;

    /// <summary>The chosen budget; null for all, and where the remembered one is gone.</summary>
    private Guid? Chosen => overview!.Rows.Any(r => r.BudgetId == budget) ? budget : null;

    private IReadOnlyList<Option<Guid?>> Budgets => [.. overview!.Rows.DistinctBy(r => r.BudgetId).Select(r => new Option<Guid?>(r.BudgetId, r.Budget))];

    public void Dispose() => listening?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(() => InvokeAsync(async () =>
        {
            overview = await Queries.ListAsync();
            StateHasChanged();
        }));
        budget = Guid.TryParse(await Choices.ReadAsync(Choice), out var remembered) ? remembered : null;
        mayImport = ((await Import.PermittedKindsAsync()).Value ?? []).Any(k => k is RevenueImport);
        overview = await Queries.ListAsync();
    }

    private async Task ChooseAsync(Guid? next)
    {
        budget = next;
        await Choices.RememberAsync(Choice, next?.ToString());
    }

    private void Close() => Navigation.NavigateTo(RevenueModule.Page, replace: true);

    private async Task SavedAsync()
    {
        setting = null;
        Toaster.Show(RevenueText.ControlSaved);
        overview = await Queries.ListAsync();
    }
}
