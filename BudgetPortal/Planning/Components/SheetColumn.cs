using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>A column of the sheet that is typed into.</summary>
/// <param name="Name">By which the keyboard and the browser know its cells.</param>
public sealed record SheetColumn(string Name, bool IsNumber, Func<string> Word)
{
    public static readonly SheetColumn Quantity = new("quantity", true, () => PlanningText.Quantity);

    public static readonly SheetColumn Price = new("price", true, () => PlanningText.UnitPrice);

    public static readonly SheetColumn Justification = new("justification", false, () => PlanningText.Justification);

    /// <summary>What a block that is pasted here begins with.</summary>
    internal PasteColumn Pasted => this == Quantity ? PasteColumn.Quantity : this == Price ? PasteColumn.UnitPrice : PasteColumn.Justification;

    /// <summary>How a line's value is written when nobody types.</summary>
    public string TextOf(LineFigures line) => this == Quantity ? Numbers.Quantity(line.Quantity) : this == Price ? Numbers.Price(line.UnitPrice) : line.Justification;

    /// <summary>Whether a text that was typed says what the line says.</summary>
    public bool Says(LineFigures line, string typed) => Same(TextOf(line), typed);

    /// <summary>Whether two texts are the same figure, or the same words.</summary>
    internal static bool Same(string one, string other) => Numbers.TryParse(one, out var a) && Numbers.TryParse(other, out var b)
        ? a == b
        : string.Equals(one.Trim(), other.Trim(), StringComparison.Ordinal);

    /// <summary>In their order.</summary>
    public static IReadOnlyList<SheetColumn> All => [Quantity, Price, Justification];

    /// <summary>The column of that name.</summary>
    public static SheetColumn Named(string name) => All.Single(c => c.Name == name);

    /// <summary>The column of a kept text, whose name is <c>line:column</c>.</summary>
    public static SheetColumn Of(string field) =>
        new[] { Quantity, Price }.FirstOrDefault(c => field.EndsWith($":{c.Name}", StringComparison.Ordinal)) ?? Justification;
}
