using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Starts.Components;

/// <summary>Sentences of starting a sheet.</summary>
internal static class StartWords
{
    public static string Many(StartRowKind kind) => kind switch
    {
        StartRowKind.Added => StartsText.AddedRows,
        StartRowKind.Changed => StartsText.ChangedRows,
        StartRowKind.Wrong => StartsText.WrongRows,
        _ => StartsText.ThereRows,
    };

    public static string Lines(int lines) => Words.Count(lines, StartsText.LinesOne, StartsText.LinesMany);

    /// <summary>10 × 9.0000, or the amount of a lump sum.</summary>
    public static string Arithmetic(decimal quantity, decimal unitPrice, bool isLumpSum) =>
        isLumpSum ? StartsText.LumpSum : $"{Numbers.Quantity(quantity)} × {Numbers.Price(unitPrice)}";

    /// <summary>Where a price comes from.</summary>
    public static string From(LineFigures line, BudgetType type, DateOnly today) => line switch
    {
        { IsLumpSum: true } or { PriceSource: PriceSource.Manual } => line.PriceReason,
        { PriceOrigin: { } order } => Words.Format(PlanningText.OrderChip, order.OrderNumber, Dates.Age(order.OrderDate, today)),
        _ => type == BudgetType.Revenue ? PlanningText.ListPrice : PlanningText.StandardPrice,
    };

    /// <summary>What a row says besides its figures; null when there is nothing to say.</summary>
    public static string? Note(StartRow row, int decimals) => row switch
    {
        { Note: { } note } => note,
        { Kind: StartRowKind.Same } => StartsText.StaysAsIs,
        { Kind: StartRowKind.There, Stands: { } there } => Words.Format(StartsText.AlreadyThere, Said(there, decimals)),
        { Kind: StartRowKind.Changed, Stands: { } stands } => Words.Format(StartsText.Updates, Said(stands, decimals)),
        _ => null,
    };

    public static Option<Guid?> OptionOf(SourceOption source) => new(source.Id, source.Where.Length > 0
        ? Words.Format(StartsText.SourceWithLines, source.Name, source.Where, Lines(source.Lines))
        : Words.Format(StartsText.SourceTwoParts, source.Name, Lines(source.Lines)));

    private static string Said(LineFigures line, int decimals) => line.IsLumpSum
        ? Numbers.Plain(line.Amount, decimals)
        : $"{Arithmetic(line.Quantity, line.UnitPrice, isLumpSum: false)} = {Numbers.Plain(line.Amount, decimals)}";
}
