using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>Says who let documents pass that the control of a budget would have stopped, and why.</summary>
internal static class OverrideReading
{
    /// <summary>By document, in words; the latest where there are several. One query.</summary>
    /// <param name="documentIds">Obligations or expenses.</param>
    public static async Task<IReadOnlyDictionary<Guid, string>> LetPassAsync(this PortalDbContext db, IQueryable<Guid> documentIds, CancellationToken cancellation)
    {
        var rows = await (
            from passed in db.Set<ControlOverride>().AsNoTracking()
            where documentIds.Contains(passed.DocumentId)
            join user in db.Users on passed.UserId equals user.Id
            orderby passed.At
            select new { passed.DocumentId, passed.Reason, By = (user.FirstName + " " + user.LastName).Trim() }).ToListAsync(cancellation);
        return rows.GroupBy(r => r.DocumentId).ToDictionary(g => g.Key, g => Words.Format(AvailabilityText.LetPass, g.Last().By, g.Last().Reason));
    }
}
