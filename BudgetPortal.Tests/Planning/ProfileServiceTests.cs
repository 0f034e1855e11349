using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, anybody could change the profiles, or a profile could say nothing.</summary>
public sealed class ProfileServiceTests
{
    private static readonly decimal[] Flat = [.. Enumerable.Repeat(1m, 12)];

    [Fact]
    public async Task The_module_owner_keeps_profiles_and_nobody_else_does()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, emil) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Emil Entry"));
        var id = Guid.NewGuid();
        Assert.Equal("platform.not_permitted", (await portal.As<ProfileService>(emil).AddAsync(id, new ProfileTerms("Summer", Flat))).Error!.Code);
        Assert.Equal("platform.not_permitted", (await portal.As<ProfileQueries>(emil).AllAsync()).Error!.Code);
        var service = portal.As<ProfileService>(mira);
        Assert.True((await service.AddAsync(id, new ProfileTerms(" Summer ", Flat))).Succeeded);
        Assert.True((await service.AddAsync(id, new ProfileTerms("Summer", Flat))).Succeeded);
        var row = Assert.Single((await portal.As<ProfileQueries>(mira).AllAsync()).Value!);
        Assert.Equal(("Summer", true, 0), (row.Name, row.IsActive, row.Lines));
        Assert.Equal("planning.profile_name_taken", (await service.AddAsync(Guid.NewGuid(), new ProfileTerms("Summer", Flat))).Error!.Code);
        Assert.Equal("platform.not_permitted", (await portal.As<ProfileService>(emil).ChangeAsync(id, row.Version, row.Terms)).Error!.Code);
        Assert.True((await service.ChangeAsync(id, row.Version, row.Terms with { IsActive = false })).Succeeded);
        Assert.Equal("data.conflict", (await service.ChangeAsync(id, row.Version, row.Terms)).Error!.Code);
        Assert.Empty(await portal.As<ProfileQueries>(emil).ActiveAsync());
    }

    [Fact]
    public async Task Another_organization_sees_and_changes_none()
    {
        await using var portal = await TestPortal.CreateAsync();
        var id = Guid.NewGuid();
        Assert.True((await portal.As<ProfileService>(await portal.ModuleOwnerAsync()).AddAsync(id, new ProfileTerms("Summer", Flat))).Succeeded);
        var other = await portal.AnotherCompanyAsync();
        var owner = await other.ModuleOwnerAsync();
        Assert.Empty((await other.As<ProfileQueries>(owner).AllAsync()).Value!);
        Assert.Equal("planning.not_found", (await other.As<ProfileService>(owner).ChangeAsync(id, Guid.NewGuid(), new ProfileTerms("Mine", Flat))).Error!.Code);
        Assert.True((await other.As<ProfileService>(owner).AddAsync(Guid.NewGuid(), new ProfileTerms("Summer", Flat))).Succeeded);
    }

    [Theory]
    [InlineData("", 1, "planning.name_required", "Name")]
    [InlineData("Never", 0, "planning.profile_empty", "Weights")]
    [InlineData("Less than nothing", -1, "planning.weight_invalid", "Month0")]
    [InlineData("Too fine", 0.00001, "planning.weight_invalid", "Month0")]
    [InlineData("Too much", 1e9, "planning.weight_invalid", "Month0")]
    public void A_profile_that_says_nothing_is_refused_at_its_field(string name, double weight, string code, string field)
    {
        var refused = SeasonalProfile.Create(Guid.NewGuid(), new ProfileTerms(name, [.. Enumerable.Repeat((decimal)weight, 12)]));
        Assert.Equal((code, field), (refused.Error!.Code, refused.Error.Field));
    }
}
