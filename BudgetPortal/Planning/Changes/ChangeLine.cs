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

    /// <summary>What is proposed; zero for a removed line, as are the next two.</summary>
    public decimal Quantity { get; private set; }

    public decimal UnitPrice { get; private set; }

    public decimal Amount { get; private set; }

    public bool IsLumpSum { get; private set; }

    public PriceSource PriceSource { get; private set; }

    /// <summary>Where a new line's price came from; null for a standard or manual price.</summary>
    public LinePriceOrigin? PriceOrigin { get; private set; }

    public string PriceReason { get; private set; } = string.Empty;

    public string Justification { get; private set; } = string.Empty;

    /// <summary>What is proposed, as an entry; of no meaning for a removed line.</summary>
    public LineEntry Entry => new(
        Quantity, new LinePrice(UnitPrice, PriceSource, PriceOrigin is null ? null : PriceOrigin with { }, PriceReason), Justification, IsLumpSum: IsLumpSum);

    /// <summary>A line that is new to the part.</summary>
    /// <param name="lineId">The line that it becomes.</param>
    public static Result<ChangeLine> Add(Budget budget, BudgetChange change, Guid partId, Guid lineId, Guid codeId, LineEntry entry)
    {
        var line = new ChangeLine
        {
            Id = Guid.CreateVersion7(), ChangeId = change.Id, PartId = partId, LineId = lineId, CodeId = codeId, Kind = ChangeLineKind.Added,
        };
        return line.Propose(budget, entry, 0);
    }

    /// <summary>Other figures for a line in force; those that rows make, or that were carried forward, are not typed over.</summary>
    public static Result<ChangeLine> Of(Budget budget, BudgetChange change, BudgetLine line, LineEntry entry) =>
        line.RefuseFigures(entry) is { } refusal
            ? line.IsBuiltUp ? refusal with { Message = ChangesText.BuiltUp } : refusal
            : On(change, line, ChangeLineKind.Changed).Propose(budget, entry with { IsLumpSum = line.IsLumpSum }, line.Transferred);

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

    /// <summary>What the line's amount changes by.</summary>
    public decimal Difference => Amount - AmountBefore;

    private static ChangeLine On(BudgetChange change, BudgetLine line, ChangeLineKind kind) => new()
    {
        Id = Guid.CreateVersion7(), ChangeId = change.Id, PartId = line.PartId, LineId = line.Id, Kind = kind, CodeId = line.ItemId ?? line.ProductId ?? Guid.Empty,
        BaseVersion = line.Version, QuantityBefore = line.Quantity, UnitPriceBefore = line.UnitPrice, AmountBefore = line.Amount, IsLumpSum = line.IsLumpSum,
        PriceSource = line.PriceSource, PriceReason = line.PriceReason, Justification = line.Justification,
    };

    private Result<ChangeLine> Propose(Budget budget, LineEntry entry, decimal transferred)
    {
        var amount = entry.Check(Currency.Decimals(budget.Currency)) is { Count: > 0 } errors
            ? Result<decimal>.Failed(errors)
            : BudgetLine.AmountOf(budget, entry.Quantity, entry.Price.UnitPrice, transferred);
        if (!amount.Succeeded)
        {
            return Result<ChangeLine>.Failed(amount.Errors);
        }

        (Quantity, UnitPrice, Amount) = (entry.Quantity, Currency.RoundUnitPrice(entry.Price.UnitPrice), amount.Value);
        // Each row owns its own copy of an origin.
        (PriceSource, PriceOrigin, PriceReason) = (entry.Price.Source, entry.Price.Origin is { } origin ? origin with { } : null, entry.Price.Reason.Trim());
        (IsLumpSum, Justification) = (entry.IsLumpSum, entry.Justification.Trim());
        return this;
    }
}
