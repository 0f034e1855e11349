using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Scenarios.Components;

public sealed partial class AdoptDialog
{
    /// <summary>Lines that are drawn at once; the biggest changes come first.</summary>
    private const int Few = 50;

    private readonly HashSet<Guid> taken = [];
    private AdoptionPreview? preview;
    private string? refusal;
    private bool all;
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

    private AdoptionSum Sum => preview?.Of(IsTaken) ?? new AdoptionSum(0, 0, 0);

    private string Confirm => preview is { AsProposals: true } ? ScenariosText.DraftRevisions : Words.Count(Sum.Lines, ScenariosText.AdoptOneLine, ScenariosText.AdoptLines);

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !wasOpen;
        wasOpen = Open;
        if (opens)
        {
            (refusal, all, preview) = (null, false, null);
            await PreviewAsync();
            taken.Clear();
            taken.UnionWith(preview?.Rows.Where(r => r.State == AdoptionState.Changes).Select(r => r.LineId) ?? []);
        }
    }

    private static string? NoteOf(AdoptionRow row) => string.Join(" · ", new[]
    {
        row.State == AdoptionState.Overtaken ? ScenariosText.ChangedSince : null,
        row.FallsAway ? ScenariosText.IsRemoved : null,
    }.OfType<string>());

    private bool IsTaken(AdoptionRow row) => taken.Contains(row.LineId);

    private void TakeAll(bool every)
    {
        taken.Clear();
        taken.UnionWith(every ? preview!.Offered.Select(r => r.LineId) : []);
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

    /// <summary>Shows what stands now; lines that somebody changed since they were shown are to be ticked anew.</summary>
    private async Task LookAgainAsync()
    {
        var seen = preview!.Offered.ToDictionary(r => r.LineId, r => r.Version);
        await PreviewAsync();
        taken.IntersectWith(preview?.Offered.Where(r => seen.GetValueOrDefault(r.LineId) == r.Version).Select(r => r.LineId) ?? []);
    }

    private async Task AdoptAsync()
    {
        var adopted = await Adoptions.AdoptAsync(View.Head.Id, preview!.Seen, preview.Choose(IsTaken));
        if (adopted.Value is not { } done)
        {
            refusal = adopted.Error!.Message;
            await LookAgainAsync();
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
