using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Details;

/// <summary>A row of a line's build-up. It is part of the line: it is changed with it and goes with it.</summary>
public sealed class BudgetLineDetail : IOwned
{
    private BudgetLineDetail()
    {
    }

    internal BudgetLineDetail(Guid id) => Id = id;

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Its place among the rows, from 0 on.</summary>
    public int Position { get; private set; }

    public string Description { get; private set; } = string.Empty;

    /// <summary>Above zero, 4 decimals.</summary>
    public decimal Quantity { get; private set; }

    public string Unit { get; private set; } = string.Empty;

    /// <summary>In the budget's currency, zero or more, 4 decimals.</summary>
    public decimal UnitPrice { get; private set; }

    /// <summary>Quantity × unit price, rounded to the budget's currency.</summary>
    public decimal Amount { get; private set; }

    /// <summary>From 0, the active date's month, on.</summary>
    public int FirstMonth { get; private set; }

    /// <summary>Inclusive.</summary>
    public int LastMonth { get; private set; }

    internal BuildUpRow ToRow() => new(Id, Description, Quantity, Unit, UnitPrice, FirstMonth, LastMonth);

    internal BudgetLineDetail Set(BuildUpRow row, int position, string currency)
    {
        (Position, Description, Unit) = (position, row.Description.Trim(), row.Unit.Trim());
        (Quantity, UnitPrice, Amount) = (row.Quantity, Currency.RoundUnitPrice(row.UnitPrice), row.Amount(currency) ?? 0);
        (FirstMonth, LastMonth) = (row.FirstMonth, row.LastMonth);
        return this;
    }
}
