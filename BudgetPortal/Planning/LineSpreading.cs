using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Turns what a user chose for the months of a line into its spread, its quantity and its price.</summary>
internal static class LineSpreading
{
    /// <summary>The spread that was chosen; typed months are checked when the line is changed.</summary>
    /// <param name="before">The line's own; it stays when nothing was chosen.</param>
    public static async Task<Result<LineSpread>> ChooseAsync(PortalDbContext db, SpreadChoice? choice, LineSpread before) =>
        Choose(choice, before, choice?.Kind != SpreadKind.Profile
            ? null
            : await db.Set<SeasonalProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == choice.ProfileId && p.IsActive));

    /// <summary>The spread that was chosen, with the profile at hand.</summary>
    /// <param name="profile">The one that the choice names; null when it cannot be chosen any more.</param>
    public static Result<LineSpread> Choose(SpreadChoice? choice, LineSpread before, SeasonalProfile? profile) => choice?.Kind switch
    {
        null => before,
        SpreadKind.Even => LineSpread.Even,
        SpreadKind.Typed => LineSpread.Typed(choice.Months ?? []),
        _ => profile is null ? new Error("planning.profile_gone", PlanningText.ProfileGone, nameof(LineEntry.Spread)) : LineSpread.By(profile),
    };

    /// <summary>Typed months make the quantity, or the amount of a lump sum.</summary>
    public static LineEntry Spread(this LineEntry entry, SpreadChoice? choice, LineSpread spread)
    {
        if (choice?.Kind != SpreadKind.Typed || spread.Weights.Any(m => m is < 0 or > BudgetLine.Most))
        {
            return entry with { Spread = spread };
        }

        var sum = spread.Weights.Sum();
        return entry.IsLumpSum
            ? entry with { Spread = spread, Price = entry.Price with { UnitPrice = sum } }
            : entry with { Spread = spread, Quantity = sum };
    }
}
