using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Organizations;

public sealed class LastHolderTests
{
    [Fact]
    public async Task The_last_who_decides_finally_cannot_be_disabled()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var users = portal.As<UserService>(portal.Administrator);

        Assert.Equal("organization.last_holder", (await users.SetActiveAsync(mira.Id, active: false)).Error?.Code);

        await portal.ModuleOwnerAsync("Tom Second");
        Assert.True((await users.SetActiveAsync(mira.Id, active: false)).Succeeded);
    }

    [Fact]
    public async Task An_import_sets_the_last_who_decides_finally_aside_and_takes_the_others()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, tom) = (await portal.ModuleOwnerAsync(), await portal.ModuleOwnerAsync("Tom Second"));

        var report = await portal.ImportAsync("users", $"Email,FirstName,Active\n{mira.Email},Mira,no\n{tom.Email},Tom,no\n");

        Assert.Equal((1, 1), (report.Counts.Changed, report.Counts.SetAside));
        Assert.StartsWith("3: Somebody must remain", Assert.Single(report.Reasons()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_administrators_cannot_disable_each_other()
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await using var portal = await TestPortal.CreateAsync();
            var second = await portal.UserAsync("Ada Second", DefaultRoles.Administrator);

            var results = await Task.WhenAll(
                portal.As<UserService>(portal.Administrator).SetActiveAsync(second.Id, active: false),
                portal.As<UserService>(second).SetActiveAsync(portal.Administrator.Id, active: false));

            Assert.Single(results, r => r.Succeeded);
        }
    }
}
