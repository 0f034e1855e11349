using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, a budget would be declared for others than the form says.</summary>
public sealed class ScopeFormTests
{
    [Theory]
    [InlineData(BudgetScopeKind.AllCostCenters)]
    [InlineData(BudgetScopeKind.Departments)]
    [InlineData(BudgetScopeKind.Locations)]
    [InlineData(BudgetScopeKind.CostCenters)]
    public async Task The_form_counts_exactly_those_for_whom_the_budget_is_made(BudgetScopeKind kind)
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (sales, plant) = (await portal.AddAsync(new Department("Sales")), await portal.AddAsync(new Location("Plant")));
        await PlacedAsync(portal, "100", sales.Id, null);
        await PlacedAsync(portal, "200", sales.Id, plant.Id);
        await PlacedAsync(portal, "300", null, plant.Id);
        var alone = await PlacedAsync(portal, "400", null, null);
        var scope = new BudgetScope(kind, kind switch
        {
            BudgetScopeKind.Departments => [sales.Id],
            BudgetScopeKind.Locations => [plant.Id],
            BudgetScopeKind.CostCenters => [alone.Id],
            _ => [],
        });
        string[] expected = kind switch
        {
            BudgetScopeKind.Departments => ["100", "200"],
            BudgetScopeKind.Locations => ["200", "300"],
            BudgetScopeKind.CostCenters => ["400"],
            _ => ["100", "200", "300", "400"],
        };

        var form = (await portal.As<DeclareQueries>(mira).FormAsync(null)).Value!;
        Assert.Equal(expected, form.TakingPart(scope).Select(c => c.Code));
        var declared = await portal.As<BudgetService>(mira).DeclareAsync(Guid.CreateVersion7(), await portal.TermsAsync(), scope);

        var edited = (await portal.As<DeclareQueries>(mira).FormAsync(declared.Value)).Value!;
        Assert.Equal(kind, edited.Existing!.Scope.Kind);
        Assert.Equal(scope.Ids, edited.Existing.Scope.Ids);
        await using var db = portal.Open();
        Assert.Equal(expected.Length, db.Set<CostCenterBudget>().Count(p => p.BudgetId == declared.Value));
    }

    [Fact]
    public async Task What_is_gone_meanwhile_does_not_stand_in_the_way_of_changing_a_draft()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (stays, gone) = (await portal.CostCenterAsync("100"), await portal.CostCenterAsync("200"));
        var scope = new BudgetScope(BudgetScopeKind.CostCenters, [stays.Id, gone.Id]);
        var id = (await portal.As<BudgetService>(mira).DeclareAsync(Guid.CreateVersion7(), await portal.TermsAsync(), scope)).Value;
        await using (var db = portal.Open())
        {
            var center = (await db.FindAsync<CostCenter>(gone.Id))!;
            center.Describe(center.Name, center.Description, center.Type, center.Currency, isActive: false);
            await db.SaveChangesAsync();
        }

        var existing = (await portal.As<DeclareQueries>(mira).FormAsync(id)).Value!.Existing!;
        Assert.Equal([stays.Id], existing.Scope.Ids);
        Assert.True((await portal.As<BudgetService>(mira).ChangeAsync(id, existing.Terms, existing.Version, existing.Scope)).Succeeded);
    }

    private static async Task<CostCenter> PlacedAsync(TestPortal portal, string code, Guid? departmentId, Guid? locationId)
    {
        var center = new CostCenter(code, "Cost center " + code, CostCenterType.Department, "EUR");
        center.Place(null, departmentId, locationId);
        return await portal.AddAsync(center);
    }
}
