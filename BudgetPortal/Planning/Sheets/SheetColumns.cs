namespace BudgetPortal.Planning.Sheets;

/// <summary>Which columns of the sheet a person wants to see. Item, name, quantity, price and amount are always there.</summary>
public sealed record SheetColumns
{
    /// <summary>Under which key it is remembered.</summary>
    public const string Key = "sheet.columns";

    private readonly HashSet<OptionalColumn> hidden;

    private SheetColumns(IEnumerable<OptionalColumn> hidden) => this.hidden = [.. hidden];

    public static SheetColumns All { get; } = new([]);

    public bool IsAll => hidden.Count == 0;

    /// <summary>As it is remembered, and as the stylesheet knows the columns: the names of those that are not shown.</summary>
    public string Hidden => string.Join(' ', hidden.Order().Select(Name));

    /// <summary>Reads what was remembered; columns that are no longer there are left out.</summary>
    public static SheetColumns Read(string? hidden) => new(
        Enum.GetValues<OptionalColumn>().Where(c => hidden?.Split(' ').Contains(Name(c), StringComparer.Ordinal) == true));

    public bool Shows(OptionalColumn column) => !hidden.Contains(column);

    /// <summary>How many of these are shown.</summary>
    public int Count(params ReadOnlySpan<OptionalColumn> columns)
    {
        var count = 0;
        foreach (var column in columns)
        {
            count += Shows(column) ? 1 : 0;
        }

        return count;
    }

    public SheetColumns With(OptionalColumn column, bool shown) => new(shown ? hidden.Where(c => c != column) : hidden.Append(column));

    private static string Name(OptionalColumn column) => column.ToString().ToLowerInvariant();
}

/// <summary>Columns that can be hidden, in their order.</summary>
public enum OptionalColumn
{
    Unit,
    Source,
    LastYear,
    Difference,
    Months,
    Justification,
}
