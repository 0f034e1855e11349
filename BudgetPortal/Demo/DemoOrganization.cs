using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>An invented company: its people, cost centers, catalog, two years of orders, rates and periods, made in memory.</summary>
internal sealed class DemoOrganization
{
    private readonly Dictionary<Guid, string> names;

    public DemoOrganization(Organization organization, DemoTables tables, TimeProvider time, string passwordHash)
    {
        Organization = organization;
        Days = new DemoDays(time, organization);
        People = new DemoPeople(tables.People, tables.Domain, passwordHash);
        Centers = new DemoCostCenters(tables.CostCenters, tables.FormerNames, People, organization.Currency);
        Catalog = new DemoCatalog(tables.Categories, tables.Items, tables.Products, tables.Suppliers, tables.Units, tables.Jumps);
        Rates = new DemoRates(Days, organization.Currency, tables.Rates);
        Orders = new DemoOrders(Days, Catalog, Rates, organization.Currency);
        Lines = new DemoLines(Catalog, Orders, Rates, Centers, Spreads);
        ModuleOwner = People.Id(tables.ModuleOwner)!.Value;
        SecondModuleOwner = People.Id(tables.SecondModuleOwner)!.Value;
        Periods = [.. Enumerable.Range(Days.Year - 1, 5).Select(y => new BudgetPeriod($"{y}", new DateOnly(y, 1, 1), new DateOnly(y, 12, 31)))];
        names = Catalog.Items.Select(i => (i.Item.Id, Name: $"{i.Item.Code} {i.Item.Name}"))
            .Concat(Catalog.Products.Select(p => (p.Product.Id, Name: $"{p.Product.Code} {p.Product.Name}")))
            .ToDictionary(n => n.Id, n => n.Name);
    }

    public Organization Organization { get; }

    public DemoDays Days { get; }

    public DemoPeople People { get; }

    public DemoCostCenters Centers { get; }

    public DemoCatalog Catalog { get; }

    public DemoRates Rates { get; }

    public DemoOrders Orders { get; }

    public DemoSpreads Spreads { get; } = new();

    public DemoLines Lines { get; }

    /// <summary>Last year, this year, and the three years to come.</summary>
    public IReadOnlyList<BudgetPeriod> Periods { get; }

    /// <summary>Declares the budgets and decides them finally.</summary>
    public Guid ModuleOwner { get; }

    /// <summary>Decides for cost centers that have no owner above them, so that the other one may decide finally.</summary>
    public Guid SecondModuleOwner { get; }

    /// <summary>Code and name of what a line is coded by.</summary>
    public string NameOf(BudgetLine line) => names[line.ItemId ?? line.ProductId!.Value];

    /// <summary>Everything but people, in an order in which it can be saved.</summary>
    public IEnumerable<object> Rows() => [.. Centers.All, .. Catalog.Rows(), .. Periods, .. Spreads.Profiles, .. Rates.Rows, .. Orders.Orders, .. Orders.Lines];
}

/// <summary>The tables that an invented company is made of.</summary>
/// <param name="Domain">Domain of its e-mail addresses.</param>
/// <param name="Rates">Currencies, what one of them is about worth, and whether there is a rate for each working day.</param>
internal sealed record DemoTables(
    string Domain,
    string ModuleOwner,
    string SecondModuleOwner,
    IReadOnlyList<PersonRow> People,
    IReadOnlyList<CostCenterRow> CostCenters,
    IReadOnlyList<CategoryRow> Categories,
    IReadOnlyList<ItemRow> Items,
    IReadOnlyList<ProductRow> Products,
    IReadOnlyList<SupplierRow> Suppliers,
    (string From, decimal Around, bool Daily)[] Rates)
{
    /// <summary>What cost centers were called until this year began, by code.</summary>
    public IReadOnlyDictionary<string, string> FormerNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Units in which some items are ordered besides their own.</summary>
    public IReadOnlyList<UnitRow> Units { get; init; } = [];

    /// <summary>Items whose last price is an unusual one.</summary>
    public IReadOnlyList<JumpRow> Jumps { get; init; } = [];
}
