using BudgetPortal.Catalog;
using BudgetPortal.Demo;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Demo;

[Collection(DemoPortal.Shared)]
public sealed class DemoCompanyTests(DemoPortal portal)
{
    [Fact]
    public async Task It_is_as_large_as_promised()
    {
        await using var db = await portal.OpenAsync();
        Assert.True(await db.Set<CostCenter>().CountAsync(c => c.IsActive) >= 14);
        Assert.True(await db.Set<CostCenter>().CountAsync(c => c.ParentId != null) >= 10);
        Assert.True(await db.Users.CountAsync() >= 40);
        Assert.True(await db.Set<Item>().CountAsync() >= 300);
        Assert.True(await db.Set<Product>().CountAsync() >= 80);
        Assert.True(await db.Set<Supplier>().CountAsync() >= 25);
        Assert.True(await db.Set<PurchaseOrder>().CountAsync() >= 1000);
        Assert.Equal(5, await db.Set<BudgetPeriod>().CountAsync());
        Assert.Equal(["EUR", "USD"], await db.Set<PurchaseOrder>().Select(o => o.Currency).Distinct().Order().ToListAsync());
        var orders = await db.Set<PurchaseOrder>().Select(o => o.Date).ToListAsync();
        Assert.InRange(orders.Max().DayNumber - orders.Min().DayNumber, 700, 760);
    }

    [Fact]
    public async Task Some_items_have_only_a_standard_price_and_a_few_none_at_all()
    {
        await using var db = await portal.OpenAsync();
        var neverOrdered = await db.Set<Item>().Where(i => !db.Set<PurchaseOrderLine>().Any(l => l.ItemId == i.Id)).ToListAsync();
        Assert.True(neverOrdered.Count(i => i.StandardPrice is not null) >= 10);
        Assert.True(neverOrdered.Count(i => i.StandardPrice is null) >= 2);
    }

    [Fact]
    public async Task Some_lines_are_priced_from_orders_in_other_units_and_an_open_sheet_has_something_to_reprice()
    {
        await using var db = await portal.OpenAsync();
        Assert.True(await db.Set<BudgetLine>().CountAsync(l => l.PriceOrigin!.Unit != null) >= 5);
        var unconvertible = db.Set<PurchaseOrderLine>().Where(l => db.Set<Item>().Any(i => i.Id == l.ItemId && i.Unit != l.Unit)
            && !db.Set<ItemUnit>().Any(u => u.ItemId == l.ItemId && u.Unit == l.Unit));
        Assert.True(await unconvertible.AnyAsync());

        var sheet = await (
            from part in db.Set<CostCenterBudget>()
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            where center.Code == "2300" && budget.State == BudgetState.EntryOpen && part.State == PartState.Draft
                && db.Set<BudgetLine>().Any(l => l.PartId == part.Id)
            select part.Id).SingleAsync();
        var nadia = await db.Users.SingleAsync(u => u.Email == "employee@harbor.example");
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(new Actor(nadia.OrganizationId, nadia.Id, nadia.DisplayName));
        var preview = await scope.ServiceProvider.GetRequiredService<RepriceService>().PreviewAsync(sheet);
        Assert.Contains(preview.Value!.Rows, r => r.Kind == RepriceKind.Newer);
        Assert.Contains(preview.Value!.Rows, r => r.Offer.FarBy is not null);
    }

    [Fact]
    public async Task Everybody_whom_the_sign_in_page_lists_can_sign_in()
    {
        var accounts = portal.Services.GetRequiredService<IDemoAccounts>();
        string[] always =
        [
            "admin@harbor.example", "module.owner@harbor.example", "cc.owner@harbor.example", "employee@harbor.example", "finance@harbor.example",
            "auditor@harbor.example", "salesman@harbor.example", "manager@harbor.example", "supply@harbor.example", "branch@harbor.example",
            "admin@second.example",
        ];
        Assert.Equal(always.Order(), accounts.Accounts.Select(a => a.Email).Order());
        await using var scope = portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        foreach (var account in accounts.Accounts)
        {
            var user = await users.FindByEmailAsync(account.Email);
            Assert.NotNull(user);
            Assert.True(user.IsActive);
            Assert.Equal(user.DisplayName, account.Name);
            Assert.True(await users.CheckPasswordAsync(user, accounts.Password), account.Email);
        }
    }

    [Fact]
    public async Task The_people_named_in_the_documents_have_their_cost_centers()
    {
        await using var db = await portal.OpenAsync();
        async Task<IEnumerable<string>> OwnedBy(string email) =>
            await db.Set<CostCenter>().Where(c => c.IsActive && db.Users.Any(u => u.Id == c.OwnerId && u.Email == email)).Select(c => c.Code).Order().ToListAsync();

        Assert.Equal(["2100", "2200", "2300"], await OwnedBy("cc.owner@harbor.example"));
        Assert.Equal(["3100", "3200"], await OwnedBy("supply@harbor.example"));
        var nadia = await db.Users.SingleAsync(u => u.Email == "employee@harbor.example");
        var enters = await db.Set<CostCenter>().Where(c => c.EntryUsers.Any(e => e.UserId == nadia.Id)).Select(c => c.Code).ToListAsync();
        Assert.Contains("2300", enters);
        Assert.Contains("2400", enters);
        Assert.Contains(await db.Set<CostCenter>().ToListAsync(), c => c is { IsActive: true, OwnerId: null, ParentId: not null });
    }

    [Fact]
    public async Task Budgets_and_parts_are_in_every_state_of_the_cycle()
    {
        await using var db = await portal.OpenAsync();
        var states = await db.Set<Budget>().Select(b => b.State).Distinct().ToListAsync();
        BudgetState[] expected =
        [
            BudgetState.Draft, BudgetState.EntryOpen, BudgetState.PendingCcApproval, BudgetState.PendingFinalApproval, BudgetState.Approved,
            BudgetState.Active, BudgetState.Expired, BudgetState.Rejected, BudgetState.Cancelled,
        ];
        Assert.Equal(expected.Order(), states.Order());
        var today = TimeProvider.System.Today(await db.OrganizationAsync());
        var open = await db.Set<Budget>().Include(b => b.Parts).Where(b => b.State == BudgetState.EntryOpen).OrderBy(b => b.EntryEnd).FirstAsync();
        Assert.InRange(open.EntryEnd.DayNumber - today.DayNumber, 2, 7);
        PartState[] inEntry = [PartState.Draft, PartState.Submitted, PartState.Approved, PartState.Rejected, PartState.NoBudget];
        Assert.Equal(inEntry, open.Parts.Select(p => p.State).Distinct().Order());
        Assert.Contains(await db.Set<Budget>().ToListAsync(), b => b.ScopeKind == BudgetScopeKind.Locations);
        BudgetStep[] detours = [BudgetStep.TakenBack, BudgetStep.MoreTimeGiven, BudgetStep.CostCenterAdded, BudgetStep.Reopened, BudgetStep.Cancelled];
        var told = await db.Set<BudgetEvent>().Where(e => detours.Contains(e.Step)).Select(e => e.Step).Distinct().ToListAsync();
        Assert.Equal(detours.Order(), told.Order());
        Assert.Contains(PartState.SentBack, await db.Set<CostCenterBudget>().Select(p => p.State).Distinct().ToListAsync());
    }

    [Fact]
    public async Task The_second_organization_is_small_and_of_its_own()
    {
        await using var db = await portal.OpenAsync("SECOND");
        Assert.Equal("NOK", (await db.OrganizationAsync()).Currency);
        Assert.InRange(await db.Set<CostCenter>().CountAsync(), 2, 3);
        Assert.Equal(1, await db.Set<Budget>().CountAsync());
        Assert.All(await db.Users.ToListAsync(), u => Assert.EndsWith("@second.example", u.Email));
    }
}
