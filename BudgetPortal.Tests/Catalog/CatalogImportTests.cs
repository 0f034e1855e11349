using BudgetPortal.Catalog;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Catalog;

public sealed class CatalogImportTests
{
    [Fact]
    public async Task Text_that_looks_like_a_formula_stays_text()
    {
        await using var portal = await TestPortal.CreateAsync();

        await portal.ImportAsync("items", "Code,Name,Price\n=1+1,\"=HYPERLINK(\"\"http://evil.example\"\")\",2\n");

        await using var db = portal.Open();
        var item = await db.Set<Item>().SingleAsync();
        Assert.Equal(("=1+1", "=HYPERLINK(\"http://evil.example\")"), (item.Code, item.Name));
    }

    [Fact]
    public async Task A_list_of_everything_gives_items_and_products_and_says_what_is_neither()
    {
        await using var portal = await TestPortal.CreateAsync();
        const string List = "ProductId,ProductNumber,Name,MakeFlag,FinishedGood,StandardCost,ListPrice\n1,B,Bought,0,0,.00,0\n2,S,Sold,1,1,3.00,9.5\n3,N,Neither,1,0,1,1\n4,E,Either,0,1,2.12345,4\n";

        var items = await portal.ImportAsync("items", List);
        var products = await portal.ImportAsync("products", List);

        Assert.Equal((2, 1, 4), (items.Counts.New, items.Counts.Skipped, Assert.Single(items.SetAside).Record.Line));
        Assert.Equal((2, 1, 4), (products.Counts.New, products.Counts.Skipped, Assert.Single(products.SetAside).Record.Line));
        await using var db = portal.Open();
        Assert.Equal([null, 2.1235m], await db.Set<Item>().OrderBy(i => i.Code).Select(i => i.StandardPrice).ToListAsync());
    }

    [Fact]
    public async Task An_item_keeps_its_unit_when_a_file_has_none_and_its_code_for_good()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.ImportAsync("items", "Id,Code,Name,Unit\n1,A,Apples,kg\n");

        var same = await portal.ImportAsync("items", "Id,Code,Name\n1,A,Apples\n");
        var other = await portal.ImportAsync("items", "Id,Code,Name\n1,B,Apples\n");

        Assert.Equal(1, same.Counts.Unchanged);
        Assert.Equal(["2: The external id 1 belongs to A already."], other.Reasons());
    }

    [Fact]
    public async Task Orders_and_lines_find_suppliers_and_items_by_code_or_number_and_refuse_what_is_not_there()
    {
        await using var portal = await TestPortal.CreateAsync();
        var other = await portal.AnotherCompanyAsync();
        await other.ItemAsync("THEIRS");
        await portal.ImportAsync("suppliers", "VendorId,Account,Name\n17,,By number\n");
        await portal.ItemAsync("ITEM", unit: "box");

        var orders = await portal.ImportAsync("purchase-orders", """
            PONumber,Vendor,OrderDate,Status,Currency
            1,17,2026-01-05,complete,
            2,17,2026-01-06,Canceled,usd
            3,18,2026-01-06,Approved,
            4,17,yesterday,Approved,
            5,17,2026-01-06,Lost,
            """);
        var lines = await portal.ImportAsync("purchase-order-lines", """
            PONumber,Line,Item,Qty,Price
            1,1,item,3.00,.5
            1,1,item,3.00,.5
            1,0,item,3,1
            9,1,item,3,1
            1,2,THEIRS,3,1
            1,3,item,0,1
            1,4,item,1,0
            """);

        Assert.Equal([4, 5, 6], orders.SetAside.Select(r => r.Record.Line));
        Assert.Equal([3, 4, 5, 6, 7, 8], lines.SetAside.Select(r => r.Record.Line));
        await using var db = portal.Open();
        var saved = await db.Set<PurchaseOrder>().OrderBy(o => o.Number).ToListAsync();
        Assert.Equal([(PurchaseOrderStatus.Completed, "EUR"), (PurchaseOrderStatus.Cancelled, "USD")], saved.Select(o => (o.Status, o.Currency)));
        var line = await db.Set<PurchaseOrderLine>().SingleAsync();
        Assert.Equal((3m, 0.5m, "box"), (line.Quantity, line.UnitPrice, line.Unit));
    }
}
