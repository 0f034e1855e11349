using BudgetPortal.Execution;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Import;

public sealed class ObligationImportRightsTests : ImportWorld
{
    [Fact]
    public async Task Who_released_the_money_does_not_obligate_it_by_a_file_unless_the_settings_allow_it()
    {
        await ReleasedAsync(500);
        Assert.Equal("You did an earlier step of this spending. Somebody else does this one.", Reason(await ObligateAsync(Row("1", 5), Rita)));
        Assert.Empty(await ObligationsAsync());
        await using (var db = Portal.Open())
        {
            await db.Organizations.ExecuteUpdateAsync(o => o.SetProperty(x => x.AllowOnePersonToSpend, true));
        }

        Assert.Empty((await ObligateAsync(Row("1", 5), Rita)).SetAside);
    }

    [Fact]
    public async Task Only_who_records_obligations_imports_them_and_the_master_data_stay_with_the_administrator()
    {
        await ReleasedAsync(500);
        var file = ObligationHeader + Row("1", 5);
        foreach (var user in new[] { await Portal.UserAsync("Emil Entry"), await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor), Portal.Administrator })
        {
            var service = Portal.As<ImportService>(user);
            Assert.Equal("platform.not_permitted", (await service.PreviewAsync("obligations", Csv.File(file))).Error!.Code);
            Assert.Equal("platform.not_permitted", (await service.RunAsync("obligations", Csv.File(file))).Error!.Code);
            Assert.Equal("platform.not_permitted", (await service.RunAsync("disbursements", Csv.File(file))).Error!.Code);
        }

        Assert.Empty(await ObligationsAsync());
        Assert.Equal(["obligations", "disbursements", "revenue"], (await Portal.As<ImportService>(Otto).PermittedKindsAsync()).Value!.Select(k => k.Name));
        Assert.DoesNotContain((await Portal.As<ImportService>(Portal.Administrator).PermittedKindsAsync()).Value!, k => k.Name is "obligations" or "disbursements");
    }

    [Fact]
    public async Task Numbers_and_references_of_another_organization_are_not_found()
    {
        await ReleasedAsync(500);
        await ObligateAsync(Row("4711", 60));
        var other = await Portal.AnotherCompanyAsync();
        var finance = await other.UserAsync("Fiona Finance", DefaultRoles.FinanceOfficer);
        var number = $"AP-{Day.Year}-{Appropriation.Number:0000}";
        Task<Result<ImportReport>> Import(string kind, string text) => other.ImportAsync(kind, Csv.File(text), finance);

        var obligations = await Import(
            "obligations", $"Reference,Date,Appropriation,CostCenter,Item,Amount,Description\n4711,{Iso},{number},,GLOVE,60,Gloves\n4712,{Iso},,2300,GLOVE,60,Gloves\n");
        var payments = await Import("disbursements", $"Reference,Obligation,Date,Amount\n1,4711,{Iso},10\n2,OB-{Day.Year}-0001,{Iso},10\n");

        Assert.Equal($"2: There is no appropriation {number}.", obligations.Value!.Reasons()[0]);
        Assert.StartsWith("3: 2300 has no appropriation for", obligations.Value!.Reasons()[1], StringComparison.Ordinal);
        Assert.All(payments.Value!.SetAside, r => Assert.StartsWith("There is no obligation with the number or reference", r.Reason, StringComparison.Ordinal));
        Assert.Equal(2, payments.Value!.SetAside.Count);
        Assert.Single(await ObligationsAsync());
    }

    [Fact]
    public async Task Of_two_budgets_of_a_cost_center_the_one_with_the_item_pays_and_with_both_the_row_must_say_which()
    {
        await ReleasedAsync(500);
        var machines = await Portal.BudgetAsync(costCenters: [Center], type: BudgetType.Capex, terms: t => t with
        {
            Name = "Machines", EntryStart = Budget.EntryStart, EntryEnd = Budget.EntryEnd, ActiveDate = Budget.ActiveDate, ExpireDate = Budget.ExpireDate,
        });
        await Portal.LineAsync(machines, Center, await Portal.ItemAsync("PRESS"), quantity: 1, unitPrice: 10);
        machines = await Portal.AdvanceAsync(machines, BudgetState.Active);
        await Portal.AddAsync(Appropriation.OfPart(machines.Parts.Single().Id, 77, machines.ActiveDate, machines.ActiveDate, machines.ExpireDate, "EUR", 10));
        Assert.Empty((await ObligateAsync(Row("1", 5))).SetAside);
        Assert.Contains("is released and open", Reason(await ObligateAsync(Row("2", 5, item: "press"))), StringComparison.Ordinal);

        await Portal.LineAsync(machines, Center, await Portal.ItemAsync("VALVE"), quantity: 1, unitPrice: 10);
        await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("VALVE2", name: "VALVE"), quantity: 1, unitPrice: 10);
        Assert.Contains("has VALVE in several budgets: AP-", Reason(await ObligateAsync(Row("3", 5, item: "VALVE"))), StringComparison.Ordinal);
        Assert.StartsWith("2300 Cost center 2300 has no line NUTS in ", Reason(await ObligateAsync(Row("4", 5, item: "NUTS"))), StringComparison.Ordinal);

        var header = "Reference,Date,Appropriation,CostCenter,Budget,Item,Amount,Description\n";
        var number = $"AP-{Day.Year}-{Appropriation.Number:0000}";
        var report = await ObligateAsync(
            header + $"5,{Iso},,2300,{Budget.Name},VALVE,5,Gloves\n6,{Iso},{number},,Machines,GLOVE,5,Gloves\n7,{Iso},{number},4400,,GLOVE,5,Gloves\n");
        Assert.Equal([3, 4], report.SetAside.Select(r => r.Record.Line));
        Assert.All(report.SetAside, r => Assert.StartsWith($"{number} is the money of 2300", r.Reason, StringComparison.Ordinal));
        Assert.Equal(["1", "5"], (await ObligationsAsync()).Select(o => o.Reference));
    }

    [Fact]
    public async Task The_command_line_says_who_records_and_that_person_needs_the_right()
    {
        await ReleasedAsync(500);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, ObligationHeader + Row("1", 5));
        var command = Portal.As<IEnumerable<IPortalCommand>>(Otto).Single(c => c.Name == "import");
        Task<int> Run(params string[] more) => command.RunAsync(["obligations", path, "--organization", "test", .. more], CancellationToken.None);

        Assert.Equal(1, await Run());
        Assert.Equal(1, await Run("--user", "ghost@test.example"));
        Assert.Equal(1, await Run("--user", Portal.Administrator.Email!));
        Assert.Empty(await ObligationsAsync());
        Assert.Equal(0, await Run("--user", Otto.Email!));
        Assert.Equal(Otto.Id, Assert.Single(await ObligationsAsync()).RecordedById);
        File.Delete(path);
    }
}
