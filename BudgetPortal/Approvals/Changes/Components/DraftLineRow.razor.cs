using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Changes.Components;

/// <summary>A line of a draft; quantity and unit price are typed over in place and saved at once.</summary>
public sealed partial class DraftLineRow
{
    private string? typedQuantity;
    private string? typedPrice;
    private string? error;

    [Parameter, EditorRequired]
    public ComparedLine Line { get; set; } = null!;

    [Parameter]
    public DifferenceMeaning Meaning { get; set; }

    [Parameter, EditorRequired]
    public string Currency { get; set; } = string.Empty;

    /// <summary>The first day of the budget's first month.</summary>
    [Parameter]
    public DateOnly FirstMonth { get; set; }

    /// <summary>Saves what was typed; the refusal stays beside it.</summary>
    [Parameter, EditorRequired]
    public Func<ProposedFigures, Task<Result>> Save { get; set; } = null!;

    [Parameter]
    public EventCallback<ComparedLine> Remove { get; set; }

    [Parameter]
    public EventCallback<ComparedLine> Leave { get; set; }

    /// <summary>Its build-up is to be shown.</summary>
    [Parameter]
    public EventCallback<ComparedLine> OpenRows { get; set; }

    [Parameter]
    public EventCallback<ComparedLine> OpenMonths { get; set; }

    private int Decimals => Platform.Currency.Decimals(Currency);

    private bool IsGone => Line.Kind == ChangeLineKind.Removed;

    private async Task TypeAsync(ChangeEventArgs change, bool isPrice)
    {
        var text = change.Value as string ?? string.Empty;
        var refused = Numbers.TryParse(text, out var figure)
            ? (await Save(isPrice ? new ProposedFigures(Line.LineId, UnitPrice: figure) : new ProposedFigures(Line.LineId, figure))).Error?.Message
            : ApprovalsText.NotANumber;
        error = refused;
        (typedQuantity, typedPrice) = refused is null ? (null, null) : isPrice ? (typedQuantity, text) : (text, typedPrice);
    }
}
