using System.Diagnostics;
using BudgetPortal.Catalog;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Catalog;

/// <summary>A real company's files, as they are: without this, nobody could start with their own data.</summary>
public sealed class AdventureWorksImportTests(ITestOutputHelper output)
{
    private static readonly (string Kind, string File, ImportCounts Counts)[] Files =
    [
        ("cost-centers", "departments.csv", new(16, 0, 0, 0, 0)),
        ("users", "employees.csv", new(290, 0, 0, 0, 0)),
        ("items", "products.csv", new(265, 0, 0, 212, 27)),
        ("items", "product_vendors.csv", new(0, 146, 314, 0, 0)),
        ("products", "products.csv", new(295, 0, 0, 182, 27)),
        ("suppliers", "vendors.csv", new(104, 0, 0, 0, 0)),
        ("purchase-orders", "purchase_orders.csv", new(4012, 0, 0, 0, 0)),
        ("purchase-order-lines", "purchase_order_lines.csv", new(8845, 0, 0, 0, 0)),
        ("exchange-rates", "currency_rates.csv", new(13532, 0, 0, 0, 0)),
    ];

    [Fact]
    public async Task Every_file_is_taken_over_completely_within_a_minute_and_a_second_time_changes_nothing()
    {
        await using var portal = await TestPortal.CreateAsync(currency: "USD");
        var total = Stopwatch.StartNew();
        foreach (var (kind, file, counts) in Files)
        {
            Assert.Equal(counts, await ImportAsync(portal, kind, file));
        }

        output.WriteLine($"All: {total.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(total.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));

        var before = await AuditRowsAsync(portal);
        foreach (var (kind, file, counts) in Files)
        {
            Assert.Equal(counts with { New = 0, Changed = 0, Unchanged = counts.New + counts.Changed + counts.Unchanged }, await ImportAsync(portal, kind, file));
        }

        Assert.Equal(before, await AuditRowsAsync(portal));
        await CheckAsync(portal);
    }

    private static async Task CheckAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        var engineering = await db.Set<CostCenter>().SingleAsync(c => c.Code == "1");
        Assert.Equal(("Engineering", CostCenterType.Department, "USD"), (engineering.Name, engineering.Type, engineering.Currency));
        Assert.Equal(6, await db.Set<Department>().CountAsync());

        var database = await db.Users.SingleAsync(u => u.ExternalId == "270");
        Assert.Equal(("François", "françois0@adventure-works.example"), (database.FirstName, database.Email));
        var services = await db.Set<CostCenter>().SingleAsync(c => c.Code == "11");
        Assert.Equal(services.DepartmentId, database.DepartmentId);
        Assert.Null(database.PasswordHash);
        var employee = await db.Roles.SingleAsync(r => r.Name == DefaultRoles.Employee);
        Assert.Equal(290, await db.UserRoles.CountAsync(r => r.RoleId == employee.Id));

        var race = await db.Set<Item>().SingleAsync(i => i.Code == "AR-5381");
        Assert.Equal(("Adjustable Race", "CS", null, "1"), (race.Name, race.Unit, race.StandardPrice, race.ExternalId));
        var bike = await db.Set<Product>().SingleAsync(p => p.ExternalId == "999");
        Assert.Equal(("Road-750 Black, 52", 539.99m), (bike.Name, bike.ListPrice));

        Assert.Equal(4, await db.Set<Supplier>().CountAsync(s => !s.IsActive));
        Assert.Equal(3689, await db.Set<PurchaseOrder>().CountAsync(o => o.Status == PurchaseOrderStatus.Completed && o.Currency == "USD"));
        var order = await db.Set<PurchaseOrder>().SingleAsync(o => o.Number == "1");
        var line = await db.Set<PurchaseOrderLine>().SingleAsync(l => l.OrderId == order.Id);
        Assert.Equal((race.Id, 4m, 50.26m, "CS"), (line.ItemId, line.Quantity, line.UnitPrice, line.Unit));

        var rate = await db.Set<ExchangeRate>().SingleAsync(r => r.Date == new DateOnly(2022, 5, 30) && r.To == "AUD");
        Assert.Equal(1.55m, rate.Rate);
    }

    private static async Task<int> AuditRowsAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.Set<AuditEntry>().CountAsync();
    }

    private async Task<ImportCounts> ImportAsync(TestPortal portal, string kind, string file)
    {
        var watch = Stopwatch.StartNew();
        await using var stream = AdventureWorks.Open(file);
        var result = await portal.ImportAsync(kind, stream);
        output.WriteLine($"{kind} {file}: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Null(result.Error);
        return result.Value!.Counts;
    }
}
