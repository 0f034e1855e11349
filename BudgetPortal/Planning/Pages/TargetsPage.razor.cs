using BudgetPortal.Planning.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Pages;

public sealed partial class TargetsPage
{
    private readonly HashSet<Guid> chosen = [];
    private readonly HashSet<Guid> unreadable = [];
    private TargetDraft? draft;
    private IReadOnlyList<Error> errors = [];
    private ElementReference root;
    private bool missing;
    private bool focusesError;
    private int drawn;

    [Parameter]
    public Guid BudgetId { get; set; }

    [Inject]
    private TargetQueries Queries { get; set; } = null!;

    [Inject]
    private TargetService Targets { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private TargetSheet Sheet => draft!.Sheet;

    private IReadOnlyList<Crumb> Crumbs => [new Crumb(PlanningText.Budgets, "budgets"), new Crumb(Sheet.Name, $"budgets/{BudgetId}")];

    private string Sentence => (Sheet.Control, Sheet.Type) switch
    {
        (TargetControl.Ignore, _) => PlanningText.TargetsIgnored,
        (TargetControl.Warn, BudgetType.Revenue) => PlanningText.TargetsWarnShort,
        (TargetControl.Warn, _) => PlanningText.TargetsWarn,
        (_, BudgetType.Revenue) => PlanningText.TargetsStopShort,
        _ => PlanningText.TargetsStop,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (draft?.Sheet.BudgetId != BudgetId)
        {
            var sheet = await Queries.ReadAsync(BudgetId);
            (missing, draft) = (sheet is null, sheet is null ? null : new TargetDraft(sheet));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusesError)
        {
            focusesError = false;
            await Js.InvokeVoidAsync("bp.focusInvalid", root);
        }
    }

    private void Proposed(string words)
    {
        Forget();
        Toaster.Show(words, Tone.Info);
    }

    private void Discard()
    {
        draft!.Discard();
        Forget();
    }

    /// <summary>What could not be read is gone with the rows that are drawn anew.</summary>
    private void Forget()
    {
        (errors, drawn) = ([], drawn + 1);
        unreadable.Clear();
    }

    private async Task SaveAsync()
    {
        if (unreadable.Count > 0)
        {
            focusesError = true;
            return;
        }

        if (draft!.Changes.Count == 0)
        {
            Toaster.Show(PlanningText.NoTargetChanged, Tone.Info);
            return;
        }

        var saved = await Targets.SaveAsync(BudgetId, draft.Changes);
        errors = saved.Errors;
        if (await Queries.ReadAsync(BudgetId) is { } stored)
        {
            draft.Renew(stored);
        }

        if (saved.Succeeded)
        {
            draft.Discard();
            chosen.Clear();
            Toaster.Show(Words.Count(saved.Value, PlanningText.TargetsSavedOne, PlanningText.TargetsSaved));
        }

        focusesError = !saved.Succeeded;
    }
}
