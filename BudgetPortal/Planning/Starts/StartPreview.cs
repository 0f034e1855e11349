using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;

namespace BudgetPortal.Planning.Starts;

/// <summary>What starting a sheet would make of it; nothing is saved.</summary>
/// <param name="Rows">By category and code.</param>
/// <param name="Total">What the sheet comes to now.</param>
/// <param name="SourceCurrency">Of the amounts in the source.</param>
/// <param name="Seen">The lines that the sheet had.</param>
public sealed record StartPreview(
    StartAsk Ask, IReadOnlyList<StartRow> Rows, decimal Total, string Currency, string SourceCurrency, BudgetType Type, IReadOnlySet<Guid> Seen)
{
    public int Decimals => Platform.Currency.Decimals(Currency);

    /// <summary>Whether amounts of the source can be compared with the new ones.</summary>
    public bool IsComparable => SourceCurrency == Currency;

    /// <summary>Whether the sheet has some of the items already.</summary>
    public bool HasThere => Rows.Any(r => r.Stands is not null);
}

/// <summary>One line of the source and what becomes of it.</summary>
/// <param name="SourceId">Id of the source's line.</param>
/// <param name="Percent">Its uplift.</param>
/// <param name="Stands">The sheet's line with that item; null when there is none.</param>
/// <param name="Becomes">The line as it would stand; null when it stays or cannot be taken.</param>
/// <param name="Note">Why it cannot be taken, or what is peculiar about it; null when there is nothing to say.</param>
/// <param name="Step">What taking it does; null when it cannot be taken.</param>
public sealed record StartRow(
    Guid SourceId, StartRowKind Kind, Guid CodeId, string Code, string Name, string Unit, string Category, decimal Percent, StartFigures Before,
    LineFigures? Stands, LineFigures? Becomes, string? Note = null, LineStep? Step = null)
{
    /// <summary>What taking it adds to the sheet's total.</summary>
    public decimal Adds => (Becomes?.Amount ?? 0) - (Kind == StartRowKind.Changed ? Stands?.Amount ?? 0 : 0);

    internal PreviewRow ToPreviewRow() => new(
        Kind == StartRowKind.Changed ? RowKind.Changed : RowKind.Added, string.Empty, Code, Name, Unit, [], [], Stands, Becomes, Step: Step);
}

/// <summary>A line as the source has it.</summary>
/// <param name="UnitPrice">In the source's currency, like the amount.</param>
public sealed record StartFigures(decimal Quantity, decimal UnitPrice, decimal Amount, bool IsLumpSum, LineSpread Spread, BuildUp BuildUp);

public enum StartRowKind
{
    Added,
    Changed,

    /// <summary>The sheet has the item already, and keeps it as it is.</summary>
    There,

    /// <summary>The sheet's line says the same already.</summary>
    Same,
    Wrong,
}
