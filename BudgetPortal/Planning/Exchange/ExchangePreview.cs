using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>What a file or a block would change in a sheet; nothing is saved.</summary>
/// <param name="Rows">In the order of the kinds, those of a kind in the order of the file.</param>
/// <param name="Unchanged">Rows that say what the sheet says.</param>
/// <param name="Total">What the sheet comes to now.</param>
/// <param name="NeedsReason">Whether prices want a reason that no cell gives.</param>
public sealed record ExchangePreview(IReadOnlyList<PreviewRow> Rows, int Unchanged, decimal Total, string Currency, BudgetType Type, bool NeedsReason)
{
    public int Decimals => Platform.Currency.Decimals(Currency);
}

/// <summary>One row.</summary>
/// <param name="Where">Sheet and row of the file; empty for what it lacks.</param>
/// <param name="Name">Of the item; empty when it is unknown.</param>
/// <param name="Changes">What becomes of each field that is another one in the file.</param>
/// <param name="Problems">Why it cannot be taken.</param>
/// <param name="Stands">The line as it stands; null for a new one.</param>
/// <param name="Becomes">The line as it would stand; null when it goes or cannot be taken.</param>
/// <param name="Overtaken">Says who changed or removed the line since the file was made; null when nobody did.</param>
/// <param name="Step">What taking it does; null when it cannot be taken.</param>
public sealed record PreviewRow(
    RowKind Kind, string Where, string Code, string Name, string Unit, IReadOnlyList<FieldChange> Changes, IReadOnlyList<CellProblem> Problems,
    LineFigures? Stands, LineFigures? Becomes, string? Overtaken = null, LineStep? Step = null)
{
    /// <summary>What taking it adds to the sheet's total.</summary>
    public decimal Difference => (Becomes?.Amount ?? 0) - (Stands?.Amount ?? 0);

    /// <summary>Whether it is taken unless the person says otherwise.</summary>
    public bool IsProposed => Kind is RowKind.Added or RowKind.Changed;
}

/// <param name="Before">Null for a new line.</param>
public sealed record FieldChange(string Field, string? Before, string After);

/// <summary>In the order in which they are shown: what wants a decision first.</summary>
public enum RowKind
{
    Conflict,
    Wrong,
    Changed,
    Added,

    /// <summary>Lines of the sheet that the file has not.</summary>
    Missing,
}

/// <summary>What was done.</summary>
/// <param name="Back">What takes all of it back.</param>
public sealed record Exchanged(int Added, int Changed, int Removed, IReadOnlyList<LineStep> Back);
