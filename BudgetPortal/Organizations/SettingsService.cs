using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations;

/// <summary>Keeps the organization's settings. Every call takes <see cref="OrganizationsPermissions.ManageSettings"/>.</summary>
public sealed class SettingsService(PortalDb portalDb, OrganizationChanges changes)
{
    /// <summary>The settings as they are now.</summary>
    public async Task<Result<SettingsForm>> FormAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(OrganizationsPermissions.ManageSettings, cancellation) is { } refusal)
        {
            return refusal;
        }

        var organization = await db.OrganizationAsync(cancellation);
        return new SettingsForm(OrganizationSettings.Of(organization), organization.Version, organization.Code, organization.Currency);
    }

    /// <summary>Saves the settings; what waits for somebody goes to those who decide by the new rules.</summary>
    /// <param name="seen">The version that was edited; when somebody else changed the settings since, the change is refused.</param>
    public Task<Result> SaveAsync(OrganizationSettings settings, Guid seen) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(OrganizationsPermissions.ManageSettings) is { } refusal)
            {
                return refusal;
            }

            settings = settings with { Name = settings.Name.Trim() };
            var organization = await db.Organizations.SingleAsync(o => o.Id == db.OrganizationId);
            if (organization.Version != seen)
            {
                return new Error("organization.settings_conflict", OrganizationsText.SettingsConflict);
            }

            if (settings.Errors().ToList() is { Count: > 0 } errors)
            {
                return Result.Failed(errors);
            }

            organization.Change(settings.Name, settings.TimeZone, settings.Rules);
            return await changes.SaveAsync(db);
        },
        conflict => conflict);
}
