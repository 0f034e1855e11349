using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>An item, or in a revenue budget a product, with quantity, price and months.</summary>
public sealed partial class BudgetLine : IOwned, IVersioned
{
    /// <summary>Characters of a justification or of the reason for a price.</summary>
    public const int TextLength = 2000;

    /// <summary>The largest quantity, unit price and amount: 15 digits before the decimal point.</summary>
    public const decimal Most = 999_999_999_999_999m;

    private BudgetLine()
    {
    }

    private BudgetLine(Guid id, Guid partId, Guid? itemId, Guid? productId)
    {
        Id = id;
        PartId = partId;
        ItemId = itemId;
        ProductId = productId;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>The <see cref="CostCenterBudget"/> it belongs to.</summary>
    public Guid PartId { get; private set; }

    /// <summary>Set except in a revenue budget.</summary>
    public Guid? ItemId { get; private set; }

    /// <summary>Set in a revenue budget only.</summary>
    public Guid? ProductId { get; private set; }

    /// <summary>Above zero, 4 decimals.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>In the budget's currency, zero or more, 4 decimals.</summary>
    public decimal UnitPrice { get; private set; }

    /// <summary>What transfers brought to it, or took below zero, since it was approved; in the budget's currency. A lump sum has none unless rows build it up.</summary>
    public decimal Transferred { get; private set; }

    /// <summary>Quantity × unit price, rounded to the budget's currency, with what was transferred; zero or more.</summary>
    public decimal Amount { get; private set; }

    /// <summary>Quantities of the budget's months, from the active date's month on; they add up to <see cref="Quantity"/>.</summary>
    public decimal[] MonthQuantities { get; private set; } = [];

    /// <summary>Amounts of the same months; they add up to <see cref="Amount"/> to the cent.</summary>
    public decimal[] MonthAmounts { get; private set; } = [];

    /// <summary>An amount without pieces, as is what rows add up to: its quantity is 1, its unit price the amount; it is spread by amount.</summary>
    public bool IsLumpSum { get; private set; }

    public SpreadKind SpreadKind { get; private set; }

    /// <summary>As of the day on which the spread was chosen; see <see cref="LineSpread"/>.</summary>
    public decimal[] SpreadWeights { get; private set; } = [];

    public Guid? SpreadProfileId { get; private set; }

    public string SpreadProfileName { get; private set; } = string.Empty;

    /// <summary>How the months are made of the quantity.</summary>
    public LineSpread Spread => new(SpreadKind, SpreadWeights, SpreadProfileId, SpreadProfileName);

    public string Justification { get; private set; } = string.Empty;

    public PriceSource PriceSource { get; private set; }

    /// <summary>Where the price came from, as it was on that day; null for a standard or manual price.</summary>
    public LinePriceOrigin? PriceOrigin { get; private set; }

    /// <summary>Why the price was set by hand, or from which budget it was carried forward; empty otherwise.</summary>
    public string PriceReason { get; private set; } = string.Empty;

    public Guid EnteredById { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public Guid ChangedById { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether the last change was made by whoever decided the part, not by those who enter.</summary>
    public bool ChangedByApprover { get; private set; }

    public Guid Version { get; set; }

    /// <summary>Enters a line into a part.</summary>
    /// <param name="id">Given by who asks, so that a repeated request is recognized; null makes a new one.</param>
    public static Result<BudgetLine> Enter(
        Budget budget, CostCenterBudget part, Guid codeId, LineEntry entry, Guid userId, DateTimeOffset at, Guid? id = null) =>
        Enter(budget, part.Id, codeId, entry, userId, at, id);

    internal static Result<BudgetLine> Enter(Budget budget, Guid partId, Guid codeId, LineEntry entry, Guid userId, DateTimeOffset at, Guid? id = null)
    {
        var revenue = budget.Type == BudgetType.Revenue;
        var line = new BudgetLine(id ?? Guid.CreateVersion7(), partId, revenue ? null : codeId, revenue ? codeId : null)
        {
            EnteredById = userId, EnteredAt = at, IsLumpSum = entry.IsLumpSum,
        };
        return line.Change(budget, entry, userId, at) is { Succeeded: false } refusal ? Result<BudgetLine>.Failed(refusal.Errors) : line;
    }

    /// <summary>Sets quantity, price and words, and spreads the line over the budget's months; without another spread, by its own.</summary>
    /// <param name="deciding">Whether it is changed in deciding the part.</param>
    public Result Change(Budget budget, LineEntry entry, Guid userId, DateTimeOffset at, bool deciding = false)
    {
        var built = Built(budget, entry);
        if (!built.Succeeded)
        {
            return built;
        }

        entry = built.Value;
        var decimals = Currency.Decimals(budget.Currency);
        var spread = entry.Spread ?? Spread;
        List<Error> errors = [.. entry.Check(decimals)];
        if (spread.Check(budget.ActiveDate, budget.MonthCount, entry.IsLumpSum ? decimals : 4) is { } unspreadable)
        {
            errors.Insert(0, unspreadable);
        }

        if (errors.Count > 0)
        {
            return Result.Failed(errors);
        }

        var amount = AmountOf(budget, entry.Quantity, entry.Price.UnitPrice, Transferred);
        if (!amount.Succeeded)
        {
            return amount;
        }

        if (entry.BuildUp is { } buildUp)
        {
            Keep(buildUp, budget.Currency);
        }

        (Quantity, UnitPrice, Amount) = (entry.Quantity, Currency.RoundUnitPrice(entry.Price.UnitPrice), amount.Value);
        IsLumpSum = entry.IsLumpSum;
        (SpreadKind, SpreadWeights, SpreadProfileId, SpreadProfileName) = (spread.Kind, [.. spread.Weights], spread.ProfileId, spread.ProfileName);
        SpreadOver(budget);
        Justification = entry.Justification.Trim();
        PriceSource = entry.Price.Source;
        PriceOrigin = entry.Price.Origin;
        PriceReason = entry.Price.Reason.Trim();
        ChangedById = userId;
        ChangedAt = at;
        ChangedByApprover = deciding;
        return Result.Success;
    }

    /// <summary>An amount comes to it or, below zero, leaves it; quantity and price stay, except that a lump sum without rows is its price.</summary>
    /// <param name="amount">In the budget's currency, rounded to it.</param>
    public Result Transfer(Budget budget, decimal amount, Guid userId, DateTimeOffset at)
    {
        if (Amount + amount is < 0 or > Most)
        {
            return new Error("planning.transfer_beyond", Words.Format(PlanningText.TransferBeyond, Numbers.Plain(Amount, Currency.Decimals(budget.Currency))), nameof(Amount));
        }

        Amount += amount;
        (UnitPrice, Transferred) = IsLumpSum && !IsBuiltUp ? (Amount, 0) : (UnitPrice, Transferred + amount);
        SpreadOver(budget);
        (ChangedById, ChangedAt, ChangedByApprover) = (userId, at, false);
        return Result.Success;
    }

    /// <summary>What a line comes to; refused where more was transferred away than is left.</summary>
    /// <param name="transferred">See <see cref="Transferred"/>.</param>
    internal static Result<decimal> AmountOf(Budget budget, decimal quantity, decimal unitPrice, decimal transferred)
    {
        var amount = Currency.Round(quantity * Currency.RoundUnitPrice(unitPrice), budget.Currency) + transferred;
        return amount < 0
            ? new Error("planning.below_transferred", Words.Format(PlanningText.BelowTransferred, Numbers.Plain(-transferred, Currency.Decimals(budget.Currency))), nameof(LineEntry.Quantity))
            : amount;
    }

    private void SpreadOver(Budget budget)
    {
        var decimals = Currency.Decimals(budget.Currency);
        var weights = Spread.Over(budget.ActiveDate, budget.MonthCount);
        (MonthQuantities, MonthAmounts) = IsLumpSum
            ? LineMonths.LumpSum(weights, Amount, decimals)
            : LineMonths.Pieces(Spread, weights, Quantity, UnitPrice, Amount - Transferred, decimals);
        if (Transferred != 0)
        {
            MonthAmounts = MonthSpread.Shares(Amount, MonthAmounts.Any(a => a > 0) ? MonthAmounts : weights, decimals);
        }
    }
}

/// <summary>The order that a price came from, kept with the line.</summary>
/// <param name="OrderLineId">Id of the purchase order line.</param>
/// <param name="UnitPrice">Per unit in the order's currency, 4 decimals.</param>
/// <param name="Rate">Budget currency per 1 of the order's currency, 8 decimals; null when they are the same.</param>
/// <param name="RateDate">The day of the rate; null when none was needed.</param>
/// <param name="Unit">The order's unit; null when it was ordered in the item's own.</param>
/// <param name="Factor">How many of the item's own unit one <paramref name="Unit"/> holds; null when it was ordered in the item's own.</param>
public sealed record LinePriceOrigin(
    Guid OrderLineId, string OrderNumber, int OrderLine, DateOnly OrderDate, string SupplierName, decimal UnitPrice, string Currency,
    decimal? Rate, DateOnly? RateDate, string? Unit = null, decimal? Factor = null);
