using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Components;

/// <summary>A line beside last year's; its quantity and unit price are typed over in place, with the reason below.</summary>
public sealed partial class ReviewLineRow
{
    private readonly string id = Ids.Next("line");
    private (ReviewLine? Line, bool Editable, DetailCounts? Counts, string State) rendered;

    [Parameter, EditorRequired]
    public ReviewLine Line { get; set; } = null!;

    [Parameter, EditorRequired]
    public LineDraft Draft { get; set; } = null!;

    [Parameter]
    public string Currency { get; set; } = string.Empty;

    [Parameter]
    public DifferenceMeaning Meaning { get; set; }

    /// <summary>The biggest difference of all lines; it fills half of the bar.</summary>
    [Parameter]
    public decimal Most { get; set; }

    [Parameter]
    public bool Editable { get; set; }

    /// <summary>Told when something was typed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>How much stands behind it; null for what was budgeted last year only.</summary>
    [Parameter]
    public DetailCounts? Counts { get; set; }

    /// <summary>Somebody wants to see what stands behind it.</summary>
    [Parameter]
    public EventCallback Opened { get; set; }

    /// <summary>Nobody types over what rows make, nor over what was carried forward.</summary>
    private bool IsFixed => Line.IsBuiltUp || Line.IsCarried;

    private decimal Amount => Draft.Amount(Currency);

    private string? LastYearTitle => Line.LastQuantity is { } quantity
        ? Words.Format(ApprovalsText.QuantityTimesPrice, Numbers.Quantity(quantity), Line.Unit, Numbers.Price(Line.LastUnitPrice ?? 0))
        : null;

    /// <summary>One changed line does not render all others.</summary>
    protected override bool ShouldRender()
    {
        var now = (Line, Editable, Counts, $"{Draft.QuantityText}|{Draft.UnitPriceText}|{Draft.Reason}|{Draft.IsChanged}|{string.Join('|', Draft.Errors)}|{Most}");
        var changed = now != rendered;
        rendered = now;
        return changed;
    }

    private static string Text(ChangeEventArgs change) => change.Value as string ?? string.Empty;

    private string? Invalid(string field) => Draft.Errors.ContainsKey(field) ? "true" : null;

    private string? Described(string field) => Draft.Errors.ContainsKey(field) ? $"{id}-{field}" : null;

    private void SetReason(string reason)
    {
        Draft.Reason = reason;
        Draft.Errors.Remove(nameof(LineChange.Reason));
    }

    private void Undo()
    {
        Draft.TypeQuantity(Numbers.Quantity(Line.Quantity));
        Draft.TypeUnitPrice(Numbers.Price(Line.UnitPrice));
        Draft.Reason = string.Empty;
        Draft.Errors.Clear();
    }

    private Task TypeAsync(Action change)
    {
        change();
        return Changed.InvokeAsync();
    }
}
