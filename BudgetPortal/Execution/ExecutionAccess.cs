using BudgetPortal.Data;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Which appropriations concern a person.</summary>
internal static class ExecutionAccess
{
    /// <summary>Those that the context's actor may see: all with <see cref="ExecutionPermissions.ReadAll"/>, else those of the parts that they may see.</summary>
    public static async Task<IQueryable<Appropriation>> VisibleAppropriationsAsync(this PortalDbContext db, CancellationToken cancellation = default)
    {
        var appropriations = db.Set<Appropriation>().AsNoTracking();
        if (await db.RefuseAsync(ExecutionPermissions.ReadAll, cancellation) is null)
        {
            return appropriations;
        }

        var parts = await db.VisiblePartsAsync(cancellation);
        return appropriations.Where(a => a.PartId != null && parts.Any(p => p.Id == a.PartId));
    }
}
