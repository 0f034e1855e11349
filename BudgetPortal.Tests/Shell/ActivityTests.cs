using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Dashboard;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Shell;

/// <summary>What changed, on the dashboard.</summary>
public sealed class ActivityTests
{
    [Fact]
    public async Task What_happened_to_an_approved_budget_is_told_in_the_words_of_its_approval()
    {
        await using var portal = await TestPortal.CreateAsync(more: services => services.AddScoped<ActivityQueries>());
        var mira = await portal.ModuleOwnerAsync();
        var olga = await portal.UserAsync("Olga Owner");
        var center = await portal.CostCenterAsync("100", olga, name: "Fleet");
        var budget = await portal.BudgetAsync(BudgetState.EntryOpen, [center], by: mira);
        await portal.LineAsync(budget, center, await portal.ItemAsync("FUEL"), 1, 10, olga);
        await portal.AdvanceAsync(budget, BudgetState.PendingFinalApproval);
        Assert.True((await portal.As<BudgetPortal.Approvals.FinalDecisionService>(mira).ApproveAsync(budget.Id, await VersionAsync(portal, budget), string.Empty)).Succeeded);
        await RenameAsync(portal, center, mira);

        var told = await portal.As<ActivityQueries>(mira).ReadAsync(20);
        Assert.Contains(told, a => a.Step.CostCenter == "100 Fleet");
        Assert.DoesNotContain(told, a => a.Step.CostCenter == "100 Vehicles");
        Assert.Contains(told, a => a.Step.Person == "Mira Lang");
        Assert.DoesNotContain(told, a => a.Step.Person == "Mira Lang-Berg");
    }

    private static async Task<Guid> VersionAsync(TestPortal portal, Budget budget)
    {
        await using var db = portal.Open();
        return await db.Set<Budget>().Where(b => b.Id == budget.Id).Select(b => b.Version).SingleAsync();
    }

    private static async Task RenameAsync(TestPortal portal, CostCenter center, User person)
    {
        await using var db = portal.Open();
        var stored = await db.Set<CostCenter>().SingleAsync(c => c.Id == center.Id);
        stored.Describe("Vehicles", stored.Description, stored.Type, stored.Currency, stored.IsActive);
        (await db.Users.SingleAsync(u => u.Id == person.Id)).LastName = "Lang-Berg";
        await db.SaveChangesAsync();
    }
}
