using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>A what-if in the list.</summary>
/// <param name="PartId">The sheet; null for a whole budget.</param>
/// <param name="CostCenter">Code and name; null for a whole budget.</param>
/// <param name="MadeAt">At the organization's offset, as is the other moment.</param>
/// <param name="EndedBy">Who adopted it or threw it away; null while it is open.</param>
/// <param name="Gain">By how much adopting changed the total.</param>
public sealed record ScenarioRow(
    Guid Id, string Name, ScenarioState State, Guid BudgetId, string Budget, BudgetType Type, string Currency, Guid? PartId, string? CostCenter, string MadeBy, DateTimeOffset MadeAt,
    decimal Before, decimal After, string? EndedBy, DateTimeOffset? EndedAt, int AdoptedLines, decimal Gain);

/// <summary>What-ifs that a person sees.</summary>
/// <param name="MayCopy">There is a sheet or a budget that they can copy.</param>
public sealed record ScenarioList(IReadOnlyList<ScenarioRow> Rows, bool MayCopy, DateOnly Today);

/// <summary>What a what-if is put beside.</summary>
public enum ComparedWith
{
    /// <summary>What stands now, while it is open.</summary>
    Now,

    /// <summary>The lines that were taken, as they were before.</summary>
    BeforeAdoption,

    /// <summary>What was copied.</summary>
    Copy,
}

/// <summary>A what-if beside what stands now, and beside up to two others of the same lines.</summary>
/// <param name="Refusal">Why the reader cannot change or adopt it; null when they can.</param>
/// <param name="Columns">This one first.</param>
/// <param name="Others">Those that it can be compared with besides.</param>
/// <param name="Choices">What drivers can be limited to.</param>
public sealed record ScenarioView(
    ScenarioRow Head, Error? Refusal, ComparedWith Against, IReadOnlyList<DriverRow> Drivers, IReadOnlyList<ScenarioName> Columns, IReadOnlyList<ScenarioName> Others,
    IReadOnlyList<ComparedRow> Categories, IReadOnlyList<ComparedRow> Lines, DriverChoices Choices, DateOnly Today)
{
    public int Decimals => Currency.Decimals(Head.Currency);

    public decimal Current => Categories.Sum(c => c.Current);

    /// <summary>What a column adds up to.</summary>
    public decimal Total(int column) => Categories.Sum(c => c.Values[column]);
}

/// <summary>A what-if, an item, a budget or a sheet by name.</summary>
public sealed record ScenarioName(Guid Id, string Name);

/// <param name="Item">Name of the item that it is limited to; null when it is not.</param>
/// <param name="Effect">What it adds to the total.</param>
public sealed record DriverRow(ScenarioDriver Driver, string? Item, decimal Effect);

/// <summary>A category or a line.</summary>
/// <param name="Note">Of a line: its cost center in a whole budget, and its category.</param>
/// <param name="Current">What it comes to now, or came to then; zero where it did not exist.</param>
/// <param name="Values">What it comes to in each column.</param>
/// <param name="IsOvertaken">Somebody changed it since this one was copied.</param>
public sealed record ComparedRow(string Key, string Name, string Note, decimal Current, IReadOnlyList<decimal> Values, bool IsOvertaken = false)
{
    public decimal Difference => Values[0] - Current;
}

public sealed record DriverChoices(IReadOnlyList<string> Categories, IReadOnlyList<ScenarioName> Items, IReadOnlyList<string> Currencies);
