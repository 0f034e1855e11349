using BudgetPortal.Planning.Exchange;

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

    /// <summary>The column of a kept text, whose name is <c>line:column</c>.</summary>
    public static SheetColumn Of(string field) =>
        new[] { Quantity, Price }.FirstOrDefault(c => field.EndsWith($":{c.Name}", StringComparison.Ordinal)) ?? Justification;
}
