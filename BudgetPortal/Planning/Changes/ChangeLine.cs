using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Changes;

/// <summary>What a proposal does to one line, with the figures that were in force when it was written.</summary>
public sealed class ChangeLine : IOwned
{
    private ChangeLine()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ChangeId { get; private set; }

    public Guid PartId { get; private set; }

    /// <summary>The line in force; of an added one, the line that it becomes.</summary>
    public Guid LineId { get; private set; }

    public ChangeLineKind Kind { get; private set; }

    /// <summary>Item, or product of a revenue budget.</summary>
    public Guid CodeId { get; private set; }

    /// <summary>The version of the line in force that it builds on; null for an added one.</summary>
    public Guid? BaseVersion { get; private set; }

    /// <summary>What was in force; zero for an added line, as are the next two.</summary>
    public decimal QuantityBefore { get; private set; }

    public decimal UnitPriceBefore { get; private set; }

    public decimal AmountBefore { get; private set; }

    /// <summary>Rows that built it up; null when none did.</summary>
    public BuildUp? BuildUpBefore { get; private set; }

    /// <summary>Amounts of the budget's months; empty unless it is changed.</summary>
    public decimal[] MonthsBefore { get; private set; } = [];

    /// <summary>What is proposed; zero for a removed line, as are the next two.</summary>
    public decimal Quantity { get; private set; }

    public decimal UnitPrice { get; private set; }

    public decimal Amount { get; private set; }

    /// <summary>Amounts of the budget's months; empty for a line that is removed or only gives or takes an amount.</summary>
    public decimal[] Months { get; private set; } = [];

    /// <summary>How it is spread from now on; null leaves that as it is, or to its rows, and is even for an added line.</summary>
    public LineSpread? Spread { get; private set; }

    /// <summary>Rows that build it up from now on; null leaves those in force.</summary>
    public BuildUp? BuildUp { get; private set; }

    public bool IsLumpSum { get; private set; }

    public PriceSource PriceSource { get; private set; }

    /// <summary>Where a new line's price came from; null for a standard or manual price.</summary>
    public LinePriceOrigin? PriceOrigin { get; private set; }

    public string PriceReason { get; private set; } = string.Empty;

    public string Justification { get; private set; } = string.Empty;

    /// <summary>What is proposed, as an entry; of no meaning for a removed line.</summary>
    public LineEntry Entry => new(
        Quantity, new LinePrice(UnitPrice, PriceSource, PriceOrigin is null ? null : PriceOrigin with { }, PriceReason), Justification, Spread,
        IsLumpSum && BuildUp is not { IsEmpty: false }, BuildUp);

    /// <summary>A line that is new to the part.</summary>
    /// <param name="lineId">The line that it becomes.</param>
    public static Result<ChangeLine> Add(Budget budget, BudgetChange change, Guid partId, Guid lineId, Guid codeId, LineEntry entry)
    {
        var becomes = BudgetLine.Enter(budget, partId, codeId, entry, change.ProposedById, change.ProposedAt, lineId);
        return becomes.Succeeded
            ? new ChangeLine
            {
                Id = Guid.CreateVersion7(), ChangeId = change.Id, PartId = partId, LineId = lineId, CodeId = codeId, Kind = ChangeLineKind.Added,
                Spread = becomes.Value.IsBuiltUp || becomes.Value.Spread == LineSpread.Even ? null : becomes.Value.Spread,
                BuildUp = becomes.Value.IsBuiltUp ? becomes.Value.BuildUp : null,
            }.Take(becomes.Value)
            : Result<ChangeLine>.Failed(becomes.Errors);
    }

    /// <summary>Other figures, rows or months for a line in force; figures that rows make, or that were carried forward, are not typed over.</summary>
    public static Result<ChangeLine> Of(Budget budget, BudgetChange change, BudgetLine line, LineEntry entry)
    {
        var becomes = line.With(budget, entry);
        if (!becomes.Succeeded)
        {
            return Result<ChangeLine>.Failed(becomes.Errors);
        }

        var proposed = On(change, line, ChangeLineKind.Changed);
        proposed.MonthsBefore = [.. line.MonthAmounts];
        proposed.Spread = becomes.Value.IsBuiltUp || becomes.Value.Spread == line.Spread ? null : becomes.Value.Spread;
        proposed.BuildUp = becomes.Value.BuildUp == line.BuildUp ? null : becomes.Value.BuildUp;
        return proposed.Take(becomes.Value);
    }

    /// <summary>A line in force falls away.</summary>
    public static ChangeLine Remove(BudgetChange change, BudgetLine line) => On(change, line, ChangeLineKind.Removed);

    /// <summary>An amount leaves a line in force, or comes to it.</summary>
    /// <param name="amount">In the budget's currency; below zero for what leaves it.</param>
    public static ChangeLine Move(BudgetChange change, BudgetLine line, decimal amount)
    {
        var moved = On(change, line, ChangeLineKind.Moved);
        moved.Amount = moved.AmountBefore + amount;
        moved.MoveFrom(line);
        return moved;
    }

    /// <summary>Takes what is in force now as the figure from which the amount moves.</summary>
    internal void MoveFrom(BudgetLine line)
    {
        var amount = Difference;
        (QuantityBefore, UnitPriceBefore, AmountBefore, BaseVersion) = (line.Quantity, line.UnitPrice, line.Amount, line.Version);
        (Quantity, UnitPrice, Amount) = (line.Quantity, line.UnitPrice, line.Amount + amount);
    }

    /// <summary>The line as the proposal makes it, to look at only.</summary>
    /// <param name="line">The one in force; null for an added one.</param>
    internal Result<BudgetLine> Becomes(Budget budget, BudgetLine? line) => line is null
        ? BudgetLine.Enter(budget, PartId, CodeId, Entry, default, default, LineId)
        : line.With(budget, Entry);

    /// <summary>What the line's amount changes by.</summary>
    public decimal Difference => Amount - AmountBefore;

    private static ChangeLine On(BudgetChange change, BudgetLine line, ChangeLineKind kind) => new()
    {
        Id = Guid.CreateVersion7(), ChangeId = change.Id, PartId = line.PartId, LineId = line.Id, Kind = kind, CodeId = line.ItemId ?? line.ProductId ?? Guid.Empty,
        BaseVersion = line.Version, QuantityBefore = line.Quantity, UnitPriceBefore = line.UnitPrice, AmountBefore = line.Amount, IsLumpSum = line.IsLumpSum,
        BuildUpBefore = line.IsBuiltUp ? line.BuildUp : null,
        PriceSource = line.PriceSource, PriceReason = line.PriceReason, Justification = line.Justification,
    };

    private ChangeLine Take(BudgetLine becomes)
    {
        (Quantity, UnitPrice, Amount, Months) = (becomes.Quantity, becomes.UnitPrice, becomes.Amount, [.. becomes.MonthAmounts]);
        // Each row owns its own copy of an origin.
        (PriceSource, PriceOrigin, PriceReason) = (becomes.PriceSource, becomes.PriceOrigin is { } origin ? origin with { } : null, becomes.PriceReason);
        (IsLumpSum, Justification) = (becomes.IsLumpSum, becomes.Justification);
        return this;
    }
}
