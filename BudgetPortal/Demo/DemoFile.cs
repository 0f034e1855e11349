using CsvHelper;

namespace BudgetPortal.Demo;

/// <summary>Reads the tables that are built into the program, <c>Demo/Data/*.csv</c>.</summary>
internal static class DemoFile
{
    public static IReadOnlyList<T> Read<T>(string name)
    {
        var stream = typeof(DemoFile).Assembly.GetManifestResourceStream($"{typeof(DemoFile).Namespace}.Data.{name}.csv")
            ?? throw new InvalidOperationException($"The demo table {name} is missing.");
        using var csv = CsvReader.Create(stream, new CsvReaderOptions());
        return [.. csv.GetRecords<T>()];
    }
}

[CsvRecord]
internal sealed partial record PersonRow(
    string Email, string First, string Last, string Title, string Department, string Location, string Roles, string Type)
{
    public string Name => $"{First} {Last}";
}

/// <param name="Weight">How much the cost center needs of what it needs, compared with others.</param>
[CsvRecord]
internal sealed partial record CostCenterRow(
    string Code, string Name, string Type, string Parent, string Department, string Location, string Owner, string Deputy, string EntryUsers,
    decimal Weight, string Active, string Description);

[CsvRecord]
internal sealed partial record CategoryRow(string Prefix, string Name, string Capital);

/// <param name="Price">Standard price in EUR; null for the few that have none.</param>
/// <param name="Yearly">What a cost center of weight 1 needs in a year.</param>
/// <param name="Centers">Codes, or <c>offices</c>, <c>sales</c>, <c>production</c>, <c>all</c>.</param>
/// <param name="Ordered">Whether it was ever ordered.</param>
[CsvRecord]
internal sealed partial record ItemRow(string Code, string Name, string Unit, decimal? Price, decimal Yearly, string Centers, string Ordered);

/// <summary>Another unit in which an item is ordered.</summary>
/// <param name="Factor">How many of the item's own unit one of them holds.</param>
/// <param name="Since">Days ago since when it is ordered so.</param>
/// <param name="Known">Whether the company has entered the conversion.</param>
internal sealed record UnitRow(string Item, string Unit, decimal Factor, int Since, bool Known = true);

/// <summary>An item whose last order is an unusual one.</summary>
/// <param name="Factor">By how much its price is multiplied.</param>
internal sealed record JumpRow(string Item, decimal Factor);

/// <param name="Yearly">What the company sells in a year.</param>
[CsvRecord]
internal sealed partial record ProductRow(string Code, string Name, string Category, string Unit, decimal? Price, decimal Yearly);

/// <param name="EveryDays">Days between two orders.</param>
/// <param name="Level">Its prices compared with others'.</param>
/// <param name="Categories">Prefixes of the items that it delivers.</param>
[CsvRecord]
internal sealed partial record SupplierRow(string Code, string Name, string Currency, int EveryDays, decimal Level, string Categories);
