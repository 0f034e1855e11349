using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Scenarios.Components;

public sealed partial class AdoptDialog
{
    private readonly HashSet<Guid> taken = [];
    private AdoptionPreview? preview;
    private string? refusal;
    private bool busy;
    private bool wasOpen;

    [Parameter, EditorRequired]
    public ScenarioView View { get; set; } = null!;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>It was adopted, or taken back.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    [Inject]
    private AdoptionService Adoptions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private int Count => preview?.Rows.Count(r => r.State == AdoptionState.Changes || (r.State == AdoptionState.Overtaken && taken.Contains(r.LineId))) ?? 0;

    private string Confirm => preview is { AsProposals: true } ? ScenariosText.DraftRevisions : Words.Count(Count, ScenariosText.AdoptOneLine, ScenariosText.AdoptLines);

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !wasOpen;
        wasOpen = Open;
        if (opens)
        {
            refusal = null;
            taken.Clear();
            await PreviewAsync();
        }
    }

    private void Toggle(Guid lineId)
    {
        if (!taken.Remove(lineId))
        {
            taken.Add(lineId);
        }
    }

    private async Task PreviewAsync()
    {
        var read = await Adoptions.PreviewAsync(View.Head.Id);
        (preview, refusal) = (read.Value, read.Error?.Message ?? refusal);
    }

    private async Task AdoptAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var adopted = await Adoptions.AdoptAsync(View.Head.Id, preview!.Seen, preview.Choose(taken.Contains));
        busy = false;
        if (adopted.Value is not { } done)
        {
            refusal = adopted.Error!.Message;
            await PreviewAsync();
            return;
        }

        await OpenChanged.InvokeAsync(false);
        if (done.Proposals.Count > 0)
        {
            Toaster.Show(Words.Count(done.Proposals.Count, ScenariosText.ProposedToastOne, ScenariosText.ProposedToast));
            Navigation.NavigateTo(done.Proposals is [var only] ? $"changes/{only}" : $"budgets/{View.Head.BudgetId}?tab=revisions");
            return;
        }

        Toaster.Show(Words.Count(done.Lines, ScenariosText.AdoptedToastOne, ScenariosText.AdoptedToast), undo: () => TakeBackAsync(done));
        await Done.InvokeAsync();
    }

    private async Task TakeBackAsync(Adopted done)
    {
        var back = await Adoptions.TakeBackAsync(View.Head.Id, done.Back);
        if (back.Error is { } error)
        {
            Toaster.Show(error.Message, Tone.Bad);
        }
        else
        {
            await InvokeAsync(() => Done.InvokeAsync());
        }
    }
}
