using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>An order of the catalog that may become an obligation.</summary>
/// <param name="Amount">Of its lines, in its currency.</param>
/// <param name="TakenBy">The obligation that it has become already; null when it has not.</param>
public sealed record OrderChoice(Guid Id, string Number, DateOnly Date, string Supplier, string Currency, decimal Amount, string? TakenBy);

/// <summary>What an order says of the obligation that is made from it.</summary>
/// <param name="Amount">In <paramref name="Currency"/>.</param>
/// <param name="Items">What was ordered, with what it comes to in <paramref name="Currency"/>.</param>
public sealed record OrderContent(
    Guid Id, string Number, Guid SupplierId, string Supplier, string Currency, decimal Amount, IReadOnlyList<(Guid ItemId, string Name, decimal Amount)> Items);

/// <summary>The exchange rate of a day.</summary>
/// <param name="Rate">8 decimals; 1 within one currency.</param>
/// <param name="Date">The day on which it was published.</param>
public sealed record DayRate(decimal Rate, DateOnly Date);

/// <summary>Somebody or something to choose.</summary>
public sealed record NamedChoice(Guid Id, string Name);

/// <summary>What does not change while the page of an appropriation is open.</summary>
public sealed record SpendingChoices(IReadOnlyList<NamedChoice> Suppliers, IReadOnlyList<NamedChoice> People);

internal static class OrderAmounts
{
    public static decimal Of(decimal quantity, decimal unitPrice, string currency) => Currency.Round(quantity * unitPrice, currency);
}
