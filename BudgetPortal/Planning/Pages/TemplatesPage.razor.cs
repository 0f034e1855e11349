using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Pages;

public sealed partial class TemplatesPage
{
    private IReadOnlyList<TemplateRow>? rows;
    private Error? refusal;
    private TemplateRow? edited;
    private bool editing;

    [Inject]
    private TemplateQueries Queries { get; set; } = null!;

    [Inject]
    private TemplateService Service { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(PlanningText.BudgetEntry, "entry")];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var read = await Queries.AllAsync();
        (rows, refusal) = (read.Value, read.Error);
    }

    private void Edit(TemplateRow row) => (edited, editing) = (row, true);

    private async Task DeleteAsync(TemplateRow row)
    {
        if (await ToldAsync(Service.DeleteAsync(row.Id)))
        {
            Toaster.Show(Words.Format(StartsText.TemplateDeleted, row.Terms.Name), undo: () => InvokeAsync(() => RestoreAsync(row)));
        }
    }

    private async Task RestoreAsync(TemplateRow row)
    {
        await ToldAsync(Service.RestoreAsync(row.Id));
        StateHasChanged();
    }

    private async Task<bool> ToldAsync(Task<Result> done)
    {
        var result = await done;
        if (result.Error is { } error)
        {
            Toaster.Show(error.Message, Tone.Bad);
        }

        await LoadAsync();
        return result.Succeeded;
    }
}
