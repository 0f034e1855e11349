using BudgetPortal.Catalog;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Organizations;

public sealed class ImportTests
{
    [Fact]
    public async Task Cost_centers_bring_their_place_and_their_people_in_any_order_of_lines()
    {
        await using var portal = await TestPortal.CreateAsync();
        var owner = await portal.UserAsync("Olga Owner");
        var deputy = await portal.UserAsync("Dan Deputy");
        var entry = await portal.UserAsync("Ed Entry");

        var report = await portal.ImportAsync("cost-centers", $"""
            code;NAME;Cost center type;parent code;department;Owner;deputy owner;Entry_Users;currency
            1100;Kitchen;Branch;1000;Food;{owner.Email};{deputy.Email};{entry.Email} ; {deputy.Email};USD
            1000;Head office;;;Food;;;;
            """.Replace(" ; ", "|", StringComparison.Ordinal));

        Assert.Empty(report.Reasons());
        Assert.Equal(new ImportCounts(2, 0, 0, 0, 0), report.Counts);
        await using var db = portal.Open();
        var kitchen = await db.Set<CostCenter>().Include(c => c.EntryUsers).SingleAsync(c => c.Code == "1100");
        var office = await db.Set<CostCenter>().SingleAsync(c => c.Code == "1000");
        Assert.Equal((office.Id, owner.Id, deputy.Id, "USD", CostCenterType.Branch), (kitchen.ParentId, kitchen.OwnerId, kitchen.DeputyOwnerId, kitchen.Currency, kitchen.Type));
        Assert.Equal("EUR", office.Currency);
        Assert.Equal(new HashSet<Guid> { entry.Id, deputy.Id }, kitchen.EntryUsers.Select(e => e.UserId).ToHashSet());
        Assert.Single(await db.Set<Department>().ToListAsync());
    }

    [Fact]
    public async Task A_file_changes_what_it_names_and_leaves_the_rest()
    {
        await using var portal = await TestPortal.CreateAsync();
        var owner = await portal.UserAsync("Olga Owner");
        var first = await portal.UserAsync("Ed Entry");
        var second = await portal.UserAsync("Eve Entry");
        await portal.CostCenterAsync("A", owner, entryUsers: [first]);
        await portal.CostCenterAsync("B", owner, entryUsers: [first]);

        var report = await portal.ImportAsync("cost-centers", $"Code,Name,EntryUsers\nA,Renamed,{second.Email}\nB,Cost center B,{first.Email}\n");

        Assert.Equal(new ImportCounts(0, 1, 1, 0, 0), report.Counts);
        await using var db = portal.Open();
        var a = await db.Set<CostCenter>().Include(c => c.EntryUsers).SingleAsync(c => c.Code == "A");
        Assert.Equal(("Renamed", owner.Id, second.Id), (a.Name, a.OwnerId, Assert.Single(a.EntryUsers).UserId));
    }

    [Fact]
    public async Task Bad_rows_are_set_aside_with_line_and_reason_and_good_ones_are_saved()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.CostCenterAsync("TOP");

        var report = await portal.ImportAsync("cost-centers", $"""
            Code,Name,Parent,Owner,Type
            1,Good,TOP,,
            ,No code,,,

            3,,,,
            4,Nobody,,ghost@nowhere.example,
            5,Twice,,,
            5,Twice,,,
            6,Own parent,6,,
            7,Unknown parent,NOPE,,
            8,Odd type,,,Galaxy
            {new string('9', 41)},Long,,,
            10,Too,many,,,cells
            """);

        Assert.Equal([3, 5, 6, 8, 9, 10, 11, 12, 13], report.SetAside.Select(r => r.Record.Line));
        Assert.Equal(2, report.Counts.New);
        Assert.Contains("Code is missing", report.SetAside[0].Reason, StringComparison.Ordinal);
        Assert.Contains("ghost@nowhere.example", report.SetAside[2].Reason, StringComparison.Ordinal);
        Assert.Contains("line 7", report.SetAside[3].Reason, StringComparison.Ordinal);
        await using var db = portal.Open();
        Assert.Equal(["1", "5", "TOP"], await db.Set<CostCenter>().Select(c => c.Code).OrderBy(c => c).ToListAsync());
    }

    [Fact]
    public async Task Cost_centers_cannot_be_moved_into_a_circle()
    {
        await using var portal = await TestPortal.CreateAsync();
        var top = await portal.CostCenterAsync("TOP");
        await portal.CostCenterAsync("LOW", parent: top);

        var moved = await portal.ImportAsync("cost-centers", "Code,Name,Parent\nTOP,Top,LOW\n");
        var made = await portal.ImportAsync("cost-centers", "Code,Name,Parent\nA,A,B\nB,B,A\n");

        Assert.Single(moved.SetAside);
        Assert.Equal(2, made.SetAside.Count);
    }

    [Theory]
    [InlineData("ten")]
    [InlineData("1,5")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e30")]
    [InlineData("99999999999999999999")]
    public async Task Odd_rates_are_set_aside(string rate)
    {
        await using var portal = await TestPortal.CreateAsync();

        var report = await portal.ImportAsync("exchange-rates", $"Date;From;To;Rate\n2026-01-31;EUR;USD;{rate}\n31/01/2026;EUR;USD;1.1\n2026-02-01;EUR;Dollar;1.1\n2026-02-02;EUR;EUR;2\n2026-02-03;EUR;USD;.5\n");

        Assert.Equal([2, 3, 4, 5], report.SetAside.Select(r => r.Record.Line));
        Assert.Equal(1, report.Counts.New);
    }

    [Fact]
    public async Task The_average_rate_stands_in_for_a_blank_end_of_day_rate()
    {
        await using var portal = await TestPortal.CreateAsync();

        await portal.ImportAsync("exchange-rates", "Date,From,To,AverageRate,EndOfDayRate\n2026-01-30,EUR,USD,1.1,1.2\n2026-01-31,EUR,USD,1.3,\n");

        await using var db = portal.Open();
        Assert.Equal([1.2m, 1.3m], await db.Set<ExchangeRate>().OrderBy(r => r.Date).Select(r => r.Rate).ToListAsync());
    }

    [Fact]
    public async Task People_keep_their_account_when_their_address_changes()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.ImportAsync("users", "Id,E-mail,First name,Roles\n7,ann@old.example,Ann,Auditor\n");

        var report = await portal.ImportAsync("users", "Id,E-mail,First name,Roles\n7,ann@new.example,Ann,Administrator\n");

        Assert.Equal(1, report.Counts.Changed);
        await using var db = portal.Open();
        var ann = await db.Users.SingleAsync(u => u.ExternalId == "7");
        Assert.Equal("ANN@NEW.EXAMPLE", ann.NormalizedUserName);
        var role = await db.UserRoles.Where(r => r.UserId == ann.Id).Join(db.Roles, m => m.RoleId, r => r.Id, (_, r) => r.Name).SingleAsync();
        Assert.Equal(DefaultRoles.Auditor, role);
    }

    [Fact]
    public async Task Odd_people_are_set_aside()
    {
        await using var portal = await TestPortal.CreateAsync();
        var other = await portal.AnotherCompanyAsync();

        var report = await portal.ImportAsync("users", $"""
            Email,FirstName,Roles,CostCenter,Active
            not an address,A,,,
            {other.Administrator.Email},B,,,
            c@test.example,C,Emperor,,
            d@test.example,D,,NOPE,
            {portal.Administrator.Email},Administrator,,,0
            """);

        Assert.Equal([2, 3, 4, 5, 6], report.SetAside.Select(r => r.Record.Line));
    }

    [Fact]
    public async Task Another_organizations_rows_are_neither_found_nor_changed()
    {
        await using var portal = await TestPortal.CreateAsync();
        var other = await portal.AnotherCompanyAsync();
        var theirs = await other.CostCenterAsync("X", name: "Theirs");
        var person = await other.UserAsync("Pia Person");

        var named = await portal.ImportAsync("cost-centers", $"Code,Name,Parent,Owner\nA,A,X,\nB,B,,{person.Email}\n");
        var same = await portal.ImportAsync("cost-centers", "Code,Name\nX,Ours\n");

        Assert.Equal([2, 3], named.SetAside.Select(r => r.Record.Line));
        Assert.Equal(1, same.Counts.New);
        await using var db = other.Open();
        Assert.Equal("Theirs", (await db.Set<CostCenter>().SingleAsync(c => c.Id == theirs.Id)).Name);
    }

    [Fact]
    public async Task A_preview_counts_the_same_and_saves_nothing()
    {
        await using var portal = await TestPortal.CreateAsync();
        var service = portal.As<ImportService>(portal.Administrator);

        var preview = await service.PreviewAsync("suppliers", Csv.File("Account number,Name,Rating\nS1,One,5\n,None,\n"));

        Assert.Equal(new ImportCounts(1, 0, 0, 0, 1), preview.Value!.Counts);
        Assert.Equal(["Code", "Name"], preview.Value.Columns.Select(c => c.Name));
        Assert.Equal(["Rating"], preview.Value.Unused);
        await using var db = portal.Open();
        Assert.Equal(0, await db.Set<Supplier>().CountAsync());
    }

    [Fact]
    public async Task A_file_without_the_needed_columns_gets_one_clear_message()
    {
        await using var portal = await TestPortal.CreateAsync();

        var result = await portal.ImportAsync("items", Csv.File("Animal,Color\nCat,Black\n"));

        Assert.Equal("import.column_missing", result.Error!.Code);
        Assert.Contains("Animal, Color", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_lacks_the_right_is_refused()
    {
        await using var portal = await TestPortal.CreateAsync();
        var employee = await portal.UserAsync("Emil Employee");

        var saved = await portal.ImportAsync("suppliers", Csv.File("Code,Name\nS,S\n"), employee);
        var previewed = await portal.As<ImportService>(employee).PreviewAsync("suppliers", Csv.File("Code,Name\nS,S\n"));

        Assert.Equal(("platform.not_permitted", "platform.not_permitted"), (saved.Error?.Code, previewed.Error?.Code));
        Assert.Equal("platform.not_permitted", (await portal.As<ImportService>(employee).PermittedKindsAsync()).Error?.Code);
        Assert.Equal(9, (await portal.As<ImportService>(portal.Administrator).PermittedKindsAsync()).Value!.Count);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing_behind()
    {
        await using var portal = await TestPortal.CreateAsync();
        using var cancelling = new CancellationTokenSource();
        var file = "Code,Name\n" + string.Join('\n', Enumerable.Range(1, 2500).Select(i => $"S{i},Supplier {i}"));
        var progress = new Synchronous(_ => cancelling.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            portal.As<ImportService>(portal.Administrator).RunAsync("suppliers", Csv.File(file), progress, cancelling.Token));

        await using var db = portal.Open();
        Assert.Equal(0, await db.Set<Supplier>().CountAsync());
        Assert.Equal(0, await db.Set<AuditEntry>().CountAsync(e => e.Entity == nameof(Supplier)));
    }

    private sealed class Synchronous(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
