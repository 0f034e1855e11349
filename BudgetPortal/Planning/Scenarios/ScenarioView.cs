using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>A what-if in the list.</summary>
/// <param name="CostCenter">Code and name; null for a whole budget.</param>
/// <param name="MadeAt">At the organization's offset.</param>
public sealed record ScenarioRow(
    Guid Id, string Name, ScenarioState State, Guid BudgetId, string Budget, BudgetType Type, string Currency, string? CostCenter, string MadeBy, DateTimeOffset MadeAt,
    decimal Before, decimal After, int Drivers);

/// <summary>What-ifs that a person sees.</summary>
public sealed record ScenarioList(IReadOnlyList<ScenarioRow> Rows, DateOnly Today);

/// <summary>A what-if beside what stands now, and beside up to two others of the same lines.</summary>
/// <param name="Refusal">Why the reader cannot change or adopt it; null when they can.</param>
/// <param name="Columns">This one first.</param>
/// <param name="Others">Those that it can be compared with besides.</param>
/// <param name="Choices">What drivers can be limited to.</param>
public sealed record ScenarioView(
    ScenarioRow Head, Error? Refusal, IReadOnlyList<DriverRow> Drivers, IReadOnlyList<ScenarioName> Columns, IReadOnlyList<ScenarioName> Others,
    IReadOnlyList<ComparedRow> Categories, IReadOnlyList<ComparedRow> Lines, DriverChoices Choices, DateOnly Today)
{
    public int Decimals => Currency.Decimals(Head.Currency);

    public decimal Current => Categories.Sum(c => c.Current);

    /// <summary>What a column adds up to.</summary>
    public decimal Total(int column) => Categories.Sum(c => c.Values[column]);
}

/// <summary>What can be copied.</summary>
/// <param name="Address">Where it is seen.</param>
public sealed record ScenarioSource(string Name, string Address);

/// <summary>A what-if or an item by name.</summary>
public sealed record ScenarioName(Guid Id, string Name);

/// <param name="Item">Name of the item that it is limited to; null when it is not.</param>
/// <param name="Effect">What it adds to the total.</param>
public sealed record DriverRow(ScenarioDriver Driver, string? Item, decimal Effect);

/// <summary>A category or a line.</summary>
/// <param name="Note">Of a line: its cost center in a whole budget, and its category.</param>
/// <param name="Current">What it comes to now; zero where it did not exist.</param>
/// <param name="Values">What it comes to in each column.</param>
/// <param name="IsOvertaken">Somebody changed it since this one was copied.</param>
public sealed record ComparedRow(string Key, string Name, string Note, decimal Current, IReadOnlyList<decimal> Values, bool IsOvertaken = false)
{
    public decimal Difference => Values[0] - Current;
}

public sealed record DriverChoices(IReadOnlyList<string> Categories, IReadOnlyList<ScenarioName> Items, IReadOnlyList<string> Currencies);
