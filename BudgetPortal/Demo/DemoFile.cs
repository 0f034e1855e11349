using System.Globalization;
using CsvHelper;

namespace BudgetPortal.Demo;

/// <summary>Reads the tables that are built into the program, <c>Demo/Data/*.csv</c>.</summary>
internal static class DemoFile
{
    public static IReadOnlyList<T> Read<T>(string name)
    {
        var stream = typeof(DemoFile).Assembly.GetManifestResourceStream($"{typeof(DemoFile).Namespace}.Data.{name}.csv")
            ?? throw new InvalidOperationException($"The demo table {name} is missing.");
        using var reader = new StreamReader(stream);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<T>()];
    }
}

internal sealed record PersonRow(
    string Email, string First, string Last, string Title, string Department, string Location, string Roles, string Type)
{
    public string Name => $"{First} {Last}";
}

/// <param name="Weight">How much the cost center needs of what it needs, compared with others.</param>
internal sealed record CostCenterRow(
    string Code, string Name, string Type, string Parent, string Department, string Location, string Owner, string Deputy, string EntryUsers,
    decimal Weight, string Active, string Description);

internal sealed record CategoryRow(string Prefix, string Name, string Capital);

/// <param name="Price">Standard price in EUR; null for the few that have none.</param>
/// <param name="Yearly">What a cost center of weight 1 needs in a year.</param>
/// <param name="Centers">Codes, or <c>offices</c>, <c>sales</c>, <c>production</c>, <c>all</c>.</param>
/// <param name="Ordered">Whether it was ever ordered.</param>
internal sealed record ItemRow(string Code, string Name, string Unit, decimal? Price, decimal Yearly, string Centers, string Ordered);

/// <param name="Yearly">What the company sells in a year.</param>
internal sealed record ProductRow(string Code, string Name, string Category, string Unit, decimal? Price, decimal Yearly);

/// <param name="EveryDays">Days between two orders.</param>
/// <param name="Level">Its prices compared with others'.</param>
/// <param name="Categories">Prefixes of the items that it delivers.</param>
internal sealed record SupplierRow(string Code, string Name, string Currency, int EveryDays, decimal Level, string Categories);
