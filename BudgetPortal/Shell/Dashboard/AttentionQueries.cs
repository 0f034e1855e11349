using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>Finds what module owners and administrators should look after; a constant number of queries.</summary>
public sealed class AttentionQueries(PortalDb portalDb)
{
    public async Task<IReadOnlyList<AttentionRow>> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        var placesOwners = rights.Contains(OrganizationsPermissions.ManageCostCenters);
        var rows = new List<AttentionRow>();
        if (rights.Contains(PlanningPermissions.DeclareBudget))
        {
            // Who places owners is told of all cost centers at once, below.
            rows.AddRange((await LateParts.ReadAsync(db, cancellation)).Where(r => !placesOwners || r.Kind != AttentionKind.NoOwner));
        }

        if (placesOwners && await OwnerlessAsync(db, cancellation) is { Count: > 0 } ownerless)
        {
            rows.Add(new AttentionRow(AttentionKind.NoOwner, string.Empty, ownerless, null, "administration/cost-centers"));
        }

        if (rights.Contains(OrganizationsPermissions.ManageUsers) && await WithoutPasswordAsync(db, cancellation) is { Count: > 0 } without)
        {
            rows.Add(new AttentionRow(AttentionKind.NoPassword, string.Empty, without, null, "administration/users"));
        }

        return [.. rows.OrderBy(r => r.Kind).ThenBy(r => r.Day).ThenBy(r => r.Budget, StringComparer.CurrentCulture)];
    }

    private static Task<List<string>> OwnerlessAsync(PortalDbContext db, CancellationToken cancellation) =>
        db.Set<CostCenter>().Where(c => c.IsActive && !db.Users.Any(u => u.Id == c.OwnerId && u.IsActive))
            .OrderBy(c => c.Code).Select(c => c.Code + " " + c.Name).ToListAsync(cancellation);

    private static Task<List<string>> WithoutPasswordAsync(PortalDbContext db, CancellationToken cancellation) =>
        db.Users.Where(u => u.IsActive && u.PasswordHash == null)
            .OrderBy(u => u.LastName).ThenBy(u => u.FirstName).Select(u => (u.FirstName + " " + u.LastName).Trim()).ToListAsync(cancellation);
}
