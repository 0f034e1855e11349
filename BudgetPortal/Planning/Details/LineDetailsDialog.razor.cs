using BudgetPortal.Planning.Details.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Details;

/// <summary>What stands behind a line: its build-up, what people said to it, and its files.</summary>
public sealed partial class LineDetailsDialog
{
    private readonly Dictionary<Guid, DetailDraft> drafts = [];
    private Guid? shown;
    private LineDetails? details;
    private DetailDraft draft = null!;

    /// <summary>The line to show; null shows none.</summary>
    [Parameter]
    public Guid? LineId { get; set; }

    /// <summary>Saves the rows of a line on the version that was seen; without it the line is only looked at and talked about.</summary>
    [Parameter]
    public Func<Guid, Guid, BuildUp, Task<Result<LineFigures>>>? Save { get; set; }

    /// <summary>Told with what is there now, after something changed or was found changed; with nothing when the line is gone.</summary>
    [Parameter]
    public EventCallback<LineDetails?> Changed { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private DetailQueries Queries { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private bool Editable => Save is not null && details!.Refusal is null;

    private string? Subtitle => details is null ? null : Words.Format(DetailsText.DialogSubtitle, details.Code, details.CostCenter);

    protected override async Task OnParametersSetAsync()
    {
        if (LineId == shown)
        {
            return;
        }

        (shown, details) = (LineId, null);
        if (LineId is { } id)
        {
            await ReadAsync(id);
        }
    }

    private async Task ReadAsync(Guid id)
    {
        var read = await Queries.ReadAsync(id);
        if (shown != id)
        {
            return;
        }

        details = read;
        if (read is null)
        {
            Toaster.Show(PlanningText.LineGone, Tone.Warn);
            await Changed.InvokeAsync(null);
            await CloseAsync();
            return;
        }

        // What was typed and not saved is there again when the line is opened again.
        draft = drafts.TryGetValue(id, out var kept) && kept.Rows.IsTyped ? kept : drafts[id] = new DetailDraft(read, kept?.Comment);
    }

    /// <summary>Reads the line anew and tells the page what is there now.</summary>
    private async Task RenewAsync()
    {
        if (shown is { } id)
        {
            await ReadAsync(id);
            if (details is not null)
            {
                await Changed.InvokeAsync(details);
            }
        }
    }

    private async Task<Result> SaveRowsAsync(Guid version, BuildUp rows) => await Save!(details!.Figures.Id, version, rows);

    private Task CloseAsync()
    {
        if (details is not null && (draft.Rows.IsTyped || !string.IsNullOrWhiteSpace(draft.Comment)))
        {
            Toaster.Show(Words.Format(draft.Rows.IsTyped ? DetailsText.RowsNotSaved : DetailsText.CommentNotSent, details.Name), Tone.Warn);
        }

        (shown, details) = (null, null);
        return Closed.InvokeAsync();
    }
}
