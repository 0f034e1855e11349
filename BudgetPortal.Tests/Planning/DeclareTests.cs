using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class DeclareTests
{
    [Fact]
    public async Task A_part_is_made_for_each_active_cost_center_and_its_owner_is_told()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (olga, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Owner"));
        await portal.CostCenterAsync("100", olga);
        await portal.CostCenterAsync("200", emil);
        var closed = await portal.CostCenterAsync("300", emil);
        await DeactivateAsync(portal, closed.Id);
        var id = Guid.CreateVersion7();

        var declared = await portal.As<BudgetService>(mira).DeclareAsync(id, await portal.TermsAsync("OPEX 2027"));

        Assert.True(declared.Succeeded);
        await using var db = portal.Open();
        var budget = await BudgetProgress.LoadAsync(db, id);
        Assert.Equal((BudgetState.Draft, 2), (budget!.State, budget.Parts.Count));
        Assert.Equal([BudgetStep.Declared], await db.Set<BudgetEvent>().Where(e => e.BudgetId == id).Select(e => e.Step).ToListAsync());
        Assert.Equal(new[] { olga.Id, emil.Id }.Order(), portal.Notices.Of(BudgetNotices.Created).Single().Recipients.Order());
    }

    [Fact]
    public async Task A_double_click_declares_once()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        var (id, terms) = (Guid.CreateVersion7(), await portal.TermsAsync("OPEX 2027"));

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As<BudgetService>(mira).DeclareAsync(id, terms)));

        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        await using var db = portal.Open();
        Assert.Equal(1, await db.Set<Budget>().CountAsync());
        Assert.Equal(1, await db.Set<CostCenterBudget>().CountAsync());
    }

    [Fact]
    public async Task Two_budgets_cannot_share_a_name_even_when_declared_at_the_same_moment()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        var terms = await portal.TermsAsync("OPEX 2027");

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.As<BudgetService>(mira).DeclareAsync(Guid.CreateVersion7(), terms)));

        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("planning.name_taken", results.Single(r => !r.Succeeded).Error!.Code);
    }

    [Theory]
    [InlineData(DefaultRoles.Employee)]
    [InlineData(DefaultRoles.Auditor)]
    [InlineData(DefaultRoles.Administrator)]
    [InlineData(DefaultRoles.FinanceOfficer)]
    public async Task Only_module_owners_declare_open_close_and_delete(string role)
    {
        await using var portal = await TestPortal.CreateAsync();
        var other = await portal.UserAsync("Somebody Else", role);
        await portal.CostCenterAsync("100");
        var terms = await portal.TermsAsync("OPEX 2027");
        var draft = await portal.BudgetAsync(BudgetState.Draft);
        var budgets = portal.As<BudgetService>(other);

        Assert.Equal("platform.not_permitted", (await budgets.DeclareAsync(Guid.CreateVersion7(), terms)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await budgets.OpenEntryAsync(draft.Id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await budgets.CloseEntryAsync(draft.Id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await budgets.ChangeAsync(draft.Id, terms, draft.Version)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await budgets.DeleteAsync(draft.Id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await portal.As<DeclareQueries>(other).FormAsync(null)).Error?.Code);
    }

    [Fact]
    public async Task Another_organizations_budget_does_not_exist()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.CostCenterAsync("100");
        var draft = await portal.BudgetAsync(BudgetState.Draft);
        var stranger = await (await portal.AnotherCompanyAsync()).ModuleOwnerAsync();
        var budgets = portal.As<BudgetService>(stranger);

        Assert.Equal("planning.not_found", (await budgets.OpenEntryAsync(draft.Id)).Error?.Code);
        Assert.Equal("planning.not_found", (await budgets.DeleteAsync(draft.Id)).Error?.Code);
        Assert.Equal("planning.not_found", (await portal.As<DeclareQueries>(stranger).FormAsync(draft.Id)).Error?.Code);
        Assert.Empty(await portal.As<BudgetListQueries>(stranger).ListAsync(new BudgetFilter()));
    }

    [Fact]
    public async Task A_draft_can_be_changed_and_deleted_and_the_audit_trail_keeps_it()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        var draft = await portal.BudgetAsync(BudgetState.Draft);
        var budgets = portal.As<BudgetService>(mira);

        Assert.True((await budgets.ChangeAsync(draft.Id, draft.Terms with { Name = "OPEX renamed" }, draft.Version)).Succeeded);
        Assert.Equal("data.conflict", (await budgets.ChangeAsync(draft.Id, draft.Terms, draft.Version)).Error?.Code);
        Assert.True((await budgets.DeleteAsync(draft.Id)).Succeeded);

        await using var db = portal.Open();
        Assert.False(await db.Set<Budget>().AnyAsync());
        Assert.Contains("OPEX renamed", (await db.Set<BudgetPortal.Data.Auditing.AuditEntry>()
            .SingleAsync(a => a.EntityId == draft.Id && a.Action == BudgetPortal.Data.Auditing.AuditAction.Delete)).Before);
    }

    [Fact]
    public async Task What_left_draft_is_neither_changed_nor_deleted()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        var open = await portal.BudgetAsync();
        var budgets = portal.As<BudgetService>(mira);

        Assert.Equal("planning.illegal_move", (await budgets.ChangeAsync(open.Id, open.Terms, open.Version)).Error?.Code);
        Assert.Equal("planning.illegal_move", (await budgets.DeleteAsync(open.Id)).Error?.Code);
        Assert.Equal("planning.illegal_move", (await budgets.OpenEntryAsync(open.Id)).Error?.Code);
    }

    [Fact]
    public async Task The_form_names_cost_centers_without_an_owner_and_who_decides_instead()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var olga = await portal.UserAsync("Olga Owner");
        var gone = await portal.UserAsync("Gone Owner");
        var parent = await portal.CostCenterAsync("100", olga);
        await portal.CostCenterAsync("110", parent: parent);
        await portal.CostCenterAsync("120", gone, parent: parent);
        await portal.CostCenterAsync("200");
        await portal.DisableAsync(gone);

        var form = (await portal.As<DeclareQueries>(mira).FormAsync(null)).Value!;

        Assert.Equal(4, form.CostCenters.Count);
        Assert.Equal(
            [("110", "Olga Owner"), ("120", "Olga Owner"), ("200", null)],
            form.CostCenters.Where(c => !c.HasOwner).Select(c => (c.Code, c.Decider)));
    }

    private static async Task DeactivateAsync(TestPortal portal, Guid costCenterId)
    {
        await using var db = portal.Open();
        var center = await db.Set<BudgetPortal.Organizations.CostCenter>().SingleAsync(c => c.Id == costCenterId);
        center.Describe(center.Name, center.Description, center.Type, center.Currency, isActive: false);
        await db.SaveChangesAsync();
    }
}
