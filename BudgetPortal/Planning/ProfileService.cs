using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Keeps the seasonal profiles. None is deleted: lines refer to them; an inactive one cannot be chosen any more.</summary>
public sealed class ProfileService(PortalDb portalDb)
{
    /// <summary>Adds a profile; adding the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public Task<Result> AddAsync(Guid id, ProfileTerms terms) => RunAsync(id, terms, async db =>
    {
        if (await db.Set<SeasonalProfile>().AnyAsync(p => p.Id == id))
        {
            return Result.Success;
        }

        var profile = SeasonalProfile.Create(id, terms);
        if (profile.Succeeded)
        {
            db.Add(profile.Value);
            await db.SaveChangesAsync();
        }

        return profile;
    });

    /// <summary>Changes a profile; lines that were spread by it stay as they are.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, the change is refused.</param>
    public Task<Result> ChangeAsync(Guid id, Guid seen, ProfileTerms terms) => RunAsync(id, terms, async db =>
    {
        var profile = await db.Set<SeasonalProfile>().SingleOrDefaultAsync(p => p.Id == id);
        if (profile is null)
        {
            return new Error("planning.not_found", DataText.NotFound);
        }

        if (profile.Version != seen)
        {
            return new Error("data.conflict", DataText.Conflict);
        }

        var changed = profile.Change(terms);
        if (changed.Succeeded)
        {
            await db.SaveChangesAsync();
        }

        return changed;
    });

    private Task<Result> RunAsync(Guid id, ProfileTerms terms, Func<PortalDbContext, Task<Result>> operation) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(PlanningPermissions.KeepProfiles) is { } refusal)
            {
                return refusal;
            }

            var name = terms.Name.Trim();
            return await db.Set<SeasonalProfile>().AnyAsync(p => p.Name == name && p.Id != id)
                ? new Error("planning.profile_name_taken", PlanningText.ProfileNameTaken, nameof(ProfileTerms.Name))
                : await operation(db);
        },
        conflict => conflict);
}
