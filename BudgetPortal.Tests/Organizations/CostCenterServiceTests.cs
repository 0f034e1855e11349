using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Organizations;

public sealed class CostCenterServiceTests
{
    [Fact]
    public async Task Owner_deputy_and_entry_users_are_replaced()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, dan, ed) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dan Deputy"), await portal.UserAsync("Ed Entry"));
        var center = await portal.CostCenterAsync("CC", dan, entryUsers: [dan]);
        var service = portal.As<CostCenterService>(portal.Administrator);
        var form = (await service.FormAsync(center.Id)).Value!;

        var edit = form.Values with { OwnerId = olga.Id, DeputyId = dan.Id, EntryUserIds = [ed.Id, olga.Id], Department = "New department" };
        var saved = await service.SaveAsync(center.Id, edit, form.Version);

        Assert.Null(saved.Error);
        await portal.CostCenterAsync("LONELY");
        var rows = (await service.ListAsync()).Value!;
        Assert.Equal((null, null, null), (rows[1].Owner, rows[1].Deputy, rows[1].Department));
        var row = rows[0];
        Assert.Equal(("Olga Owner", "Dan Deputy", 2, "New department"), (row.Owner, row.Deputy, row.EntryUsers, row.Department));
    }

    [Fact]
    public async Task Two_people_editing_one_cost_center_the_second_is_told_even_if_only_entry_users_changed()
    {
        await using var portal = await TestPortal.CreateAsync();
        var ed = await portal.UserAsync("Ed Entry");
        var center = await portal.CostCenterAsync("CC");
        var (one, other) = (portal.As<CostCenterService>(portal.Administrator), portal.As<CostCenterService>(portal.Administrator));
        var form = (await one.FormAsync(center.Id)).Value!;

        var first = await one.SaveAsync(center.Id, form.Values with { EntryUserIds = [ed.Id] }, form.Version);
        var second = await other.SaveAsync(center.Id, form.Values with { Name = "Late" }, form.Version);

        Assert.Null(first.Error);
        Assert.Equal("organization.costcenter_conflict", second.Error?.Code);
    }

    [Fact]
    public async Task A_cost_center_cannot_stand_below_itself()
    {
        await using var portal = await TestPortal.CreateAsync();
        var top = await portal.CostCenterAsync("TOP");
        var middle = await portal.CostCenterAsync("MID", parent: top);
        var low = await portal.CostCenterAsync("LOW", parent: middle);
        var service = portal.As<CostCenterService>(portal.Administrator);
        var form = (await service.FormAsync(top.Id)).Value!;

        var saved = await service.SaveAsync(top.Id, form.Values with { ParentId = low.Id }, form.Version);

        Assert.Empty(form.Parents);
        Assert.Equal("organization.costcenter_circle", saved.Error?.Code);
    }

    [Fact]
    public async Task Two_people_who_place_cost_centers_below_each_other_at_once_make_no_circle()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (one, other) = (await portal.CostCenterAsync("ONE"), await portal.CostCenterAsync("OTHER"));

        var results = await Task.WhenAll(MoveAsync(one, other), MoveAsync(other, one));

        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("organization.costcenter_circle", Assert.Single(results, r => !r.Succeeded).Error!.Code);

        async Task<Result<Guid>> MoveAsync(CostCenter center, CostCenter below)
        {
            var service = portal.As<CostCenterService>(portal.Administrator);
            var form = (await service.FormAsync(center.Id)).Value!;
            return await service.SaveAsync(center.Id, form.Values with { ParentId = below.Id }, form.Version);
        }
    }

    [Fact]
    public async Task Odd_input_is_refused_at_its_field()
    {
        await using var portal = await TestPortal.CreateAsync();
        var service = portal.As<CostCenterService>(portal.Administrator);
        await portal.CostCenterAsync("TAKEN");
        var empty = (await service.FormAsync(null)).Value!.Values;

        var blank = await service.SaveAsync(null, empty with { Name = " ", Currency = "euro" }, null);
        var taken = await service.SaveAsync(null, empty with { Code = "taken", Name = new string('x', 10_000) }, null);

        Assert.Equal(["Code", "Name", "Currency"], blank.Errors.Select(e => e.Field));
        Assert.Equal(["Name", "Code"], taken.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task Whoever_lacks_the_right_and_another_organization_are_refused()
    {
        await using var portal = await TestPortal.CreateAsync();
        var employee = await portal.UserAsync("Emil Employee");
        var center = await portal.CostCenterAsync("CC");
        var other = await portal.AnotherCompanyAsync();
        var stranger = await other.UserAsync("Sam Stranger");
        var form = (await portal.As<CostCenterService>(portal.Administrator).FormAsync(center.Id)).Value!;

        Assert.Equal("platform.not_permitted", (await portal.As<CostCenterService>(employee).ListAsync()).Error?.Code);
        Assert.Equal("platform.not_permitted", (await portal.As<CostCenterService>(employee).FormAsync(center.Id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await portal.As<CostCenterService>(employee).SaveAsync(center.Id, form.Values, form.Version)).Error?.Code);
        Assert.Empty(await portal.As<CostCenterService>(employee).FindPeopleAsync("e"));
        Assert.Equal("data.not_found", (await other.As<CostCenterService>(other.Administrator).SaveAsync(center.Id, form.Values, form.Version)).Error?.Code);
        var named = await portal.As<CostCenterService>(portal.Administrator).SaveAsync(center.Id, form.Values with { OwnerId = stranger.Id }, form.Version);
        Assert.Equal("data.not_found", named.Error?.Code);
    }
}
