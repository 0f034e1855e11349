using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Reads the organization's seasonal profiles.</summary>
public sealed class ProfileQueries(PortalDb portalDb)
{
    /// <summary>All of them by name, for those who keep them.</summary>
    public async Task<Result<IReadOnlyList<ProfileRow>>> AllAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await db.RefuseAsync(PlanningPermissions.KeepProfiles, cancellation) is { } refusal
            ? refusal
            : await db.Set<SeasonalProfile>().AsNoTracking().OrderBy(p => p.Name)
                .Select(p => new ProfileRow(
                    p.Id, p.Version, p.Name, p.Weights, p.IsActive, db.Set<BudgetLine>().Count(l => l.SpreadProfileId == p.Id)))
                .ToListAsync(cancellation);
    }

    /// <summary>Those that can be chosen, by name, for everybody who may enter.</summary>
    public async Task<IReadOnlyList<SeasonalProfile>> ActiveAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await db.RefuseAsync(PlanningPermissions.EnterLines, cancellation) is not null
            ? []
            : await db.Set<SeasonalProfile>().AsNoTracking().Where(p => p.IsActive).OrderBy(p => p.Name).ToListAsync(cancellation);
    }
}

/// <param name="Weights">January to December.</param>
/// <param name="Lines">Lines that are spread by it.</param>
public sealed record ProfileRow(Guid Id, Guid Version, string Name, IReadOnlyList<decimal> Weights, bool IsActive, int Lines)
{
    public ProfileTerms Terms => new(Name, Weights, IsActive);
}
