using BudgetPortal.Data.Auditing;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Organizations;

public sealed class SettingsTests
{
    [Fact]
    public async Task An_administrator_changes_name_time_zone_and_rules_and_the_audit_trail_says_so()
    {
        await using var portal = await TestPortal.CreateAsync();
        var settings = portal.As<SettingsService>(portal.Administrator);
        var form = (await settings.FormAsync()).Value!;
        Assert.Equivalent(OrganizationRules.Default, form.Settings.Rules, strict: true);
        Assert.Equal("UTC", form.Settings.TimeZone);

        var changed = new OrganizationSettings(" Northwind ", "Europe/Berlin", new OrganizationRules(true, OwnLinesRule.AnotherPerson, 7, 10, [10, 3], true, QuarterEndRule.Lapse));
        Assert.True((await settings.SaveAsync(changed, form.Version)).Succeeded);

        Assert.Equivalent(changed with { Name = "Northwind" }, (await settings.FormAsync()).Value!.Settings, strict: true);
        await using var db = portal.Open();
        var entry = await db.Set<AuditEntry>().SingleAsync(e => e.Entity == nameof(Organization) && e.Action == AuditAction.Update);
        Assert.Equal(portal.Administrator.Id, entry.UserId);
        Assert.Contains("\"CorrectionDays\":7", entry.After, StringComparison.Ordinal);
        Assert.Contains("\"CorrectionDays\":5", entry.Before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "UTC", 5, nameof(OrganizationSettings.Name))]
    [InlineData("Company", "Middle/Earth", 5, nameof(OrganizationSettings.TimeZone))]
    [InlineData("Company", "UTC", 0, nameof(OrganizationRules.CorrectionDays))]
    [InlineData("Company", "UTC", 61, nameof(OrganizationRules.CorrectionDays))]
    public async Task Wrong_settings_are_refused_at_their_field(string name, string timeZone, int days, string field)
    {
        await using var portal = await TestPortal.CreateAsync();
        var settings = portal.As<SettingsService>(portal.Administrator);
        var form = (await settings.FormAsync()).Value!;

        var saved = await settings.SaveAsync(new OrganizationSettings(name, timeZone, form.Settings.Rules with { CorrectionDays = days }), form.Version);

        Assert.Equal(field, Assert.Single(saved.Errors).Field);
        Assert.Equivalent(form, (await settings.FormAsync()).Value, strict: true);
    }

    [Fact]
    public async Task Of_two_who_edit_the_settings_the_second_is_told()
    {
        await using var portal = await TestPortal.CreateAsync();
        var other = await portal.UserAsync("Ada Second", DefaultRoles.Administrator);
        var form = (await portal.As<SettingsService>(portal.Administrator).FormAsync()).Value!;
        Task<Result> SaveAsync(User user, string name) => portal.As<SettingsService>(user).SaveAsync(form.Settings with { Name = name }, form.Version);

        var results = await Task.WhenAll(SaveAsync(portal.Administrator, "One"), SaveAsync(other, "Two"));

        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("organization.settings_conflict", results.Single(r => !r.Succeeded).Error!.Code);
    }

    [Fact]
    public async Task Only_administrators_of_the_organization_see_and_change_its_settings()
    {
        await using var portal = await TestPortal.CreateAsync();
        var settings = portal.As<SettingsService>(await portal.UserAsync("Emil Entry", DefaultRoles.Employee, DefaultRoles.BudgetModuleOwner));
        var form = (await portal.As<SettingsService>(portal.Administrator).FormAsync()).Value!;
        var other = await portal.AnotherCompanyAsync();

        Assert.Equal("platform.not_permitted", (await settings.FormAsync()).Error?.Code);
        Assert.Equal("platform.not_permitted", (await settings.SaveAsync(form.Settings, form.Version)).Error?.Code);
        Assert.NotEqual(form.Code, (await other.As<SettingsService>(other.Administrator).FormAsync()).Value!.Code);
    }

    [Fact]
    public async Task Disabling_somebody_does_not_disturb_who_edits_the_settings()
    {
        await using var portal = await TestPortal.CreateAsync();
        var emil = await portal.UserAsync("Emil Entry");
        var settings = portal.As<SettingsService>(portal.Administrator);
        var form = (await settings.FormAsync()).Value!;

        Assert.True((await portal.As<UserService>(portal.Administrator).SetActiveAsync(emil.Id, active: false)).Succeeded);

        Assert.True((await settings.SaveAsync(form.Settings, form.Version)).Succeeded);
    }
}
