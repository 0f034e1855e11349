using BudgetPortal.Organizations;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Organizations;

public sealed class UserServiceTests
{
    [Fact]
    public async Task People_are_found_by_name_or_address_and_paged()
    {
        await using var portal = await TestPortal.CreateAsync();
        for (var i = 0; i < UserService.PageSize; i++)
        {
            await portal.UserAsync($"Person {(char)('A' + i)}");
        }

        var service = portal.As<UserService>(portal.Administrator);
        var second = (await service.ListAsync(string.Empty, UserListFilter.All, 2)).Value!;
        var found = (await service.ListAsync("PERSON.C@", UserListFilter.All, 1)).Value!;

        Assert.Equal((UserService.PageSize + 1, 1), (second.Total, second.Rows.Count));
        Assert.Equal(("Person C", "Employee"), (Assert.Single(found.Rows).Name, Assert.Single(found.Rows[0].Roles)));
        Assert.Equal(1, (await service.ListAsync("son b", UserListFilter.Active, 1)).Value!.Total);
    }

    [Fact]
    public async Task A_page_takes_a_constant_number_of_queries()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.UserAsync("Ann One");
        await portal.UserAsync("Bob Two");

        var sql = await TestPortal.QueriesOf(() => portal.As<UserService>(portal.Administrator).ListAsync(string.Empty, UserListFilter.All, 1));

        Assert.Equal(6, sql.Count);
    }

    [Fact]
    public async Task One_can_disable_others_but_not_oneself()
    {
        await using var portal = await TestPortal.CreateAsync();
        var ann = await portal.UserAsync("Ann Other");
        var service = portal.As<UserService>(portal.Administrator);

        Assert.True((await service.SetActiveAsync(ann.Id, active: false)).Succeeded);
        Assert.Equal("organization.user_disabled", (await service.OneTimePathAsync(ann.Id)).Error?.Code);
        Assert.Equal(1, (await service.ListAsync(string.Empty, UserListFilter.Disabled, 1)).Value!.Total);
        Assert.True((await service.SetActiveAsync(ann.Id, active: true)).Succeeded);
        Assert.StartsWith($"/reset-password?user={ann.Id}", (await service.OneTimePathAsync(ann.Id)).Value, StringComparison.Ordinal);
        Assert.Equal("organization.own_account", (await service.SetActiveAsync(portal.Administrator.Id, active: false)).Error?.Code);
    }

    [Fact]
    public async Task Whoever_lacks_the_right_and_another_organization_are_refused()
    {
        await using var portal = await TestPortal.CreateAsync();
        var ann = await portal.UserAsync("Ann Other");
        var other = await portal.AnotherCompanyAsync();
        var (employee, stranger) = (portal.As<UserService>(ann), other.As<UserService>(other.Administrator));

        Assert.Equal("platform.not_permitted", (await employee.ListAsync(string.Empty, UserListFilter.All, 1)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await employee.OneTimePathAsync(portal.Administrator.Id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await employee.SetActiveAsync(portal.Administrator.Id, active: false)).Error?.Code);
        Assert.Equal("data.not_found", (await stranger.OneTimePathAsync(ann.Id)).Error?.Code);
        Assert.Equal("data.not_found", (await stranger.SetActiveAsync(ann.Id, active: false)).Error?.Code);
        Assert.Equal(1, (await stranger.ListAsync(string.Empty, UserListFilter.All, 1)).Value!.All);
    }
}
