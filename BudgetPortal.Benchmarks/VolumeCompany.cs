using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Browser;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Benchmarks;

/// <summary>
/// A company of volume: 40 cost centers of one owner, 1,000 items, 10,000 orders, 20 budgets of 5,000 lines. One budget is being entered,
/// one waits for its final approval, the others are those of earlier years.
/// </summary>
internal sealed class VolumeCompany
{
    /// <summary>Lines of the cost centers by their place: a sheet of 500, a submitted one of 500, one of 50; 5,000 in all.</summary>
    private const string LinesOfPart = "CASE place WHEN 1 THEN 500 WHEN 2 THEN 500 WHEN 3 THEN 50 ELSE CASE WHEN place <= 31 THEN 107 ELSE 106 END END";

    private const int Items = 1000;

    private VolumeCompany(BrowsedCompany company) => Company = company;

    public BrowsedCompany Company { get; }

    /// <summary>Owns all cost centers and decides them.</summary>
    public User Owner { get; private set; } = null!;

    /// <summary>Enters for all cost centers.</summary>
    public User Entry { get; private set; } = null!;

    public User ModuleOwner { get; private set; } = null!;

    public IReadOnlyList<CostCenter> Centers { get; private set; } = [];

    /// <summary>Entry is open; 19 cost centers have submitted, those of the two sheets have not.</summary>
    public Budget Open { get; private set; } = null!;

    /// <summary>Waits for its final approval.</summary>
    public Budget Pending { get; private set; } = null!;

    public CostCenter Sheet500 => Centers[0];

    public CostCenter Submitted500 => Centers[1];

    public CostCenter Sheet50 => Centers[2];

    public static async Task<VolumeCompany> LoadAsync(BrowsedCompany company)
    {
        var volume = new VolumeCompany(company);
        await volume.BeDurableAsync();
        await volume.LoadMasterDataAsync();
        foreach (var (type, years) in new[] { (BudgetType.Opex, 10), (BudgetType.Capex, 8) })
        {
            for (var year = company.Today.Year - years + 1; year <= company.Today.Year; year++)
            {
                await volume.LoadBudgetAsync(type, year, BudgetState.Active);
            }
        }

        volume.Open = await volume.LoadBudgetAsync(BudgetType.Opex, company.Today.Year + 1, BudgetState.EntryOpen);
        var pending = await volume.LoadBudgetAsync(BudgetType.Capex, company.Today.Year + 1, BudgetState.PendingCcApproval);
        await volume.SubmitAsync(count: 19);
        volume.Pending = await volume.ApproveAllAsync(pending);
        await volume.ExecuteAsync("ANALYZE");
        return volume;
    }

    /// <summary>The test server forgets its data when the machine stops, and is faster than a real one; here it is a real one.</summary>
    private async Task BeDurableAsync()
    {
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes", "autovacuum" })
        {
            await ExecuteAsync($"ALTER SYSTEM SET {setting} = on");
        }

        await ExecuteAsync("SELECT pg_reload_conf()");
    }

    private async Task LoadMasterDataAsync()
    {
        Owner = await Company.UserAsync("Olga Owner");
        Entry = await Company.UserAsync("Emil Entry");
        ModuleOwner = await Company.ModuleOwnerAsync();
        var centers = new List<CostCenter>();
        for (var number = 1; number <= 40; number++)
        {
            centers.Add(await Company.CostCenterAsync($"{1000 + (number * 10)}", Owner, entryUsers: [Entry], name: $"Cost center number {number}"));
        }

        Centers = centers;
        for (var category = 1; category < 20; category++)
        {
            await Company.CategoryAsync($"Category {category:00}");
        }

        var item = await Company.ItemAsync("TEMPLATE", standardPrice: 12.5m, unit: "box", name: "Template", category: "Category 20");
        await MultiplyAsync("catalog.\"Items\"", item.Id, $"generate_series(1, {Items}) n", new()
        {
            ["Code"] = "'IT-' || lpad(n::text, 5, '0')",
            ["Name"] = "'Item number ' || n || ', as it is bought every year'",
            ["CategoryId"] = """(SELECT array_agg(c."Id" ORDER BY c."Name") FROM catalog."BudgetCategories" c WHERE c."OrganizationId" = t."OrganizationId")[1 + n % 20]""",
            ["StandardPrice"] = "1 + n % 97",
        });
        var order = await Company.OrderAsync(item, 10, Company.Today.AddDays(-400), number: "PO-TEMPLATE");
        await using var db = Company.Open();
        var line = await db.Set<Catalog.PurchaseOrderLine>().SingleAsync(l => l.OrderId == order.Id);
        await MultiplyAsync("catalog.\"PurchaseOrders\"", order.Id, "generate_series(1, 10000) n", new()
        {
            ["Number"] = "'PO-' || n", ["Date"] = "t.\"Date\" + (n % 390)::int",
        });
        await MultiplyAsync(
            "catalog.\"PurchaseOrderLines\"", line.Id,
            """(SELECT o."Id" AS order_id, row_number() OVER (ORDER BY o."Number") AS n FROM catalog."PurchaseOrders" o WHERE o."Number" LIKE 'PO-_%' AND o."Number" <> 'PO-TEMPLATE') o""",
            new() { ["OrderId"] = "order_id", ["ItemId"] = ItemOf("n"), ["UnitPrice"] = "5 + n % 83" });
    }

    private async Task<Budget> LoadBudgetAsync(BudgetType type, int year, BudgetState state)
    {
        var period = await Company.PeriodAsync(year);
        var past = year <= Company.Today.Year;
        var budget = await Company.BudgetAsync(
            BudgetState.EntryOpen, Centers, type, $"{type.ToString().ToUpperInvariant()} {year}", ModuleOwner, terms => past
                ? terms with { PeriodId = period.Id, EntryStart = period.Start.AddDays(-90), EntryEnd = period.Start.AddDays(-60), ActiveDate = period.Start, ExpireDate = period.End }
                : terms);
        await using var db = Company.Open();
        var template = await Company.LineAsync(budget, Centers[0], await db.Set<Catalog.Item>().FirstAsync(i => i.Code == "TEMPLATE"), 12, 10, Entry);
        await MultiplyAsync(
            "planning.\"BudgetLines\"", template.Id,
            $"""
             (SELECT p."Id" AS part_id, row_number() OVER (ORDER BY c."Code") AS place
              FROM planning."CostCenterBudgets" p JOIN organization."CostCenters" c ON c."Id" = p."CostCenterId" WHERE p."BudgetId" = '{budget.Id}') p,
             generate_series(1, {LinesOfPart}) n
             """,
            new()
            {
                ["PartId"] = "part_id", ["ItemId"] = ItemOf("place * 131 + n"), ["Quantity"] = Months("1 + n % 40", 12), ["Amount"] = Months("(1 + n % 40) * 10", 12),
                ["MonthQuantities"] = "array_fill((1 + n % 40)::numeric, ARRAY[12])", ["MonthAmounts"] = "array_fill(((1 + n % 40) * 10)::numeric, ARRAY[12])",
                ["Justification"] = "CASE WHEN n % 3 = 0 THEN 'As last year, for ' || n || ' people' ELSE '' END",
            });
        await ExecuteAsync($"""DELETE FROM planning."BudgetLines" WHERE "Id" = '{template.Id}'""");
        return await Company.AdvanceAsync(budget, state);
    }

    private async Task SubmitAsync(int count)
    {
        foreach (var center in Centers.Except([Sheet500, Sheet50]).Take(count))
        {
            Check(await Company.As<SubmissionService>(Entry).SubmitAsync((await Company.PartAsync(Open, center)).Id));
        }
    }

    private async Task<Budget> ApproveAllAsync(Budget budget)
    {
        foreach (var center in Centers)
        {
            var part = await Company.PartAsync(budget, center);
            Check(await Company.As<CostCenterDecisionService>(Owner).ApproveAsync(part.Id, part.Version, "Agreed"));
        }

        await using var db = Company.Open();
        return await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == budget.Id);
    }

    /// <summary>Copies a row many times, with what is different in each copy.</summary>
    /// <param name="source">A row source that gives one row for each copy; <c>t</c> is the copied row.</param>
    private async Task MultiplyAsync(string table, Guid templateId, string source, Dictionary<string, string> different)
    {
        await using var db = Company.Open();
        var name = table.Split('.')[1].Trim('"');
        var columns = await db.Database.SqlQuery<string>(
            $"SELECT column_name::text AS \"Value\" FROM information_schema.columns WHERE table_name = {name} ORDER BY ordinal_position").ToListAsync();
        (different["Id"], different["Version"]) = ("gen_random_uuid()", "gen_random_uuid()");
        var values = columns.Select(c => different.GetValueOrDefault(c, $"t.\"{c}\""));
        await ExecuteAsync(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM {table} t, {source} WHERE t.\"Id\" = '{templateId}'");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = Company.Open();
#pragma warning disable EF1002 // Nothing in it comes from outside.
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
#pragma warning restore EF1002
    }

    private static string ItemOf(string number) =>
        $"""(SELECT i."Id" FROM catalog."Items" i WHERE i."OrganizationId" = t."OrganizationId" AND i."Code" = 'IT-' || lpad((1 + ({number}) % {Items})::text, 5, '0'))""";

    private static string Months(string one, int months) => $"({one}) * {months}";

    private static void Check(Result result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Error!.ToString());
        }
    }
}
