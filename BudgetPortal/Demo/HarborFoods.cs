using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>Harbor Foods: a maker of seafood and ready meals, and the main company of the demo.</summary>
internal static class HarborFoods
{
    public const string Code = "HARBOR";

    public static DemoOrganization Create(TimeProvider time, string passwordHash) =>
        new(new Organization(Code, "Harbor Foods", "EUR", "Europe/Berlin"), Tables(), time, passwordHash);

    private static DemoTables Tables() => new(
        "harbor.example",
        "Mira Lang",
        "Renata Voss",
        DemoFile.Read<PersonRow>("people"),
        DemoFile.Read<CostCenterRow>("cost-centers"),
        DemoFile.Read<CategoryRow>("categories"),
        DemoFile.Read<ItemRow>("items"),
        DemoFile.Read<ProductRow>("products"),
        DemoFile.Read<SupplierRow>("suppliers"),
        [("USD", 0.92m, true), ("GBP", 1.17m, false), ("NOK", 0.0862m, false), ("CHF", 1.05m, false), ("PLN", 0.233m, false)])
    {
        FormerNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["1300"] = "Data Processing", ["3200"] = "Fleet" },
        Units =
        [
            new("HYG-0412", "case", 10, 800), new("HYG-0204", "pallet", 32, 400), new("LAB-0199", "carton", 12, 800), new("HYG-0320", "pallet", 36, 250, Known: false), new("LAB-0231", "carton", 10, 250, Known: false),
        ],
        Jumps = [new("HYG-0268", 1.46m), new("LAB-0238", 1.38m), new("HYG-0229", 0.64m)],
    };
}
