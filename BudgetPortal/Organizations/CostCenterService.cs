using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations;

/// <summary>Keeps cost centers. Every call takes <see cref="OrganizationsPermissions.ManageCostCenters"/>.</summary>
public sealed class CostCenterService(PortalDb portalDb, OrganizationChanges changes)
{
    /// <summary>Every cost center with its people, by code.</summary>
    public async Task<Result<IReadOnlyList<CostCenterRow>>> ListAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(OrganizationsPermissions.ManageCostCenters, cancellation) is { } refusal)
        {
            return refusal;
        }

        var rows =
            from center in db.Set<CostCenter>().AsNoTracking()
            join owner in db.Users on center.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join deputy in db.Users on center.DeputyOwnerId equals deputy.Id into deputies
            from deputy in deputies.DefaultIfEmpty()
            join department in db.Set<Department>() on center.DepartmentId equals department.Id into departments
            from department in departments.DefaultIfEmpty()
            orderby center.Code
            select new CostCenterRow(
                center.Id, center.Code, center.Name, center.Type, center.ParentId, department == null ? null : department.Name,
                owner == null ? null : (owner.FirstName + " " + owner.LastName).Trim(),
                deputy == null ? null : (deputy.FirstName + " " + deputy.LastName).Trim(),
                center.EntryUsers.Count, center.IsActive);
        return await rows.ToListAsync(cancellation);
    }

    /// <summary>A cost center to edit, or an empty one, with what can be chosen.</summary>
    public async Task<Result<CostCenterForm>> FormAsync(Guid? id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(OrganizationsPermissions.ManageCostCenters, cancellation) is { } refusal)
        {
            return refusal;
        }

        var all = await db.Set<CostCenter>().AsNoTracking().OrderBy(c => c.Code).Select(c => new CostCenterChoice(c.Id, c.Code, c.Name, c.ParentId)).ToListAsync(cancellation);
        var center = await db.Set<CostCenter>().AsNoTracking().Include(c => c.EntryUsers).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (id is not null && center is null)
        {
            return NotFound();
        }

        var departments = await db.Set<Department>().AsNoTracking().OrderBy(d => d.Name).ToListAsync(cancellation);
        var locations = await db.Set<Location>().AsNoTracking().OrderBy(l => l.Name).ToListAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var values = center is null ? null : CostCenterValues.Of(center);
        var people = values is null ? [] : new[] { values.OwnerId, values.DeputyId }.OfType<Guid>().Concat(values.EntryUserIds).ToList();
        var named = await db.Users.Where(u => people.Contains(u.Id)).Select(PersonChoice.Of).ToDictionaryAsync(p => p.Id, cancellation);
        return new CostCenterForm(
            new CostCenterEdit(
                center?.Code ?? string.Empty,
                values?.Name ?? string.Empty,
                values?.Description ?? string.Empty,
                values?.Type ?? CostCenterType.Department,
                values?.Currency ?? organization.Currency,
                values?.IsActive ?? true,
                values?.ParentId,
                departments.Find(d => d.Id == values?.DepartmentId)?.Name ?? string.Empty,
                locations.Find(l => l.Id == values?.LocationId)?.Name ?? string.Empty,
                values?.OwnerId,
                values?.DeputyId,
                values?.EntryUserIds.ToList() ?? []),
            center?.Version,
            CostCenterTree.Possible(all, id),
            departments.ConvertAll(d => d.Name),
            locations.ConvertAll(l => l.Name),
            named);
    }

    /// <summary>The first people whose name or address holds the text.</summary>
    public async Task<IReadOnlyList<PersonChoice>> FindPeopleAsync(string text, CancellationToken cancellation = default)
    {
        const int Most = 8;
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(OrganizationsPermissions.ManageCostCenters, cancellation) is not null)
        {
            return [];
        }

        return await db.Users.Where(u => u.IsActive).Matching(text).OrderBy(u => u.FirstName).ThenBy(u => u.LastName).ThenBy(u => u.Id)
            .Take(Most).Select(PersonChoice.Of).ToListAsync(cancellation);
    }

    /// <summary>Makes a cost center, or changes the one with this id; requests follow its owner.</summary>
    /// <param name="version">The version that was edited; null for a new one.</param>
    public Task<Result<Guid>> SaveAsync(Guid? id, CostCenterEdit edit, Guid? version) =>
        portalDb.RunAsync<Result<Guid>>(db => SaveAsync(db, id, edit, version), error => error);

    private async Task<Result<Guid>> SaveAsync(PortalDbContext db, Guid? id, CostCenterEdit edit, Guid? version)
    {
        if (await db.RefuseAsync(OrganizationsPermissions.ManageCostCenters) is { } refusal)
        {
            return refusal;
        }

        edit = edit.Trimmed();
        var errors = edit.Errors().ToList();
        var all = await db.Set<CostCenter>().Select(c => new CostCenterChoice(c.Id, c.Code, c.Name, c.ParentId)).ToListAsync();
        var center = await db.Set<CostCenter>().Include(c => c.EntryUsers).SingleOrDefaultAsync(c => c.Id == id);
        if (id is not null && center is null)
        {
            return NotFound();
        }

        if (center is not null && center.Version != version)
        {
            return new Error("organization.costcenter_conflict", Words.Format(OrganizationsText.CostCenterConflict, center.Code));
        }

        if (center is null && all.Exists(c => c.Code.Equals(edit.Code, StringComparison.OrdinalIgnoreCase)))
        {
            errors.Add(new Error("organization.costcenter_code_taken", Words.Format(OrganizationsText.CostCenterCodeTaken, edit.Code), nameof(edit.Code)));
        }

        if (edit.ParentId is { } parent && CostCenterTree.Possible(all, id).All(c => c.Id != parent))
        {
            errors.Add(new Error("organization.costcenter_circle", OrganizationsText.CostCenterCircle, nameof(edit.ParentId)));
        }

        var people = new[] { edit.OwnerId, edit.DeputyId }.OfType<Guid>().Concat(edit.EntryUserIds).Distinct().ToList();
        if (await db.Users.CountAsync(u => people.Contains(u.Id)) != people.Count)
        {
            errors.Add(new Error("data.not_found", DataText.NotFound));
        }

        if (errors.Count > 0)
        {
            return Result<Guid>.Failed(errors);
        }

        return await WriteAsync(db, center, edit);
    }

    private async Task<Result<Guid>> WriteAsync(PortalDbContext db, CostCenter? center, CostCenterEdit edit)
    {
        var departments = await KeptList.DepartmentsAsync(db, CancellationToken.None);
        var locations = await KeptList.LocationsAsync(db, CancellationToken.None);
        if (center is null)
        {
            center = new CostCenter(edit.Code, edit.Name, edit.Type, edit.Currency);
            db.Add(center);
        }
        else
        {
            // Who may enter belongs to it, though in rows of its own: a change of them is a new version too.
            db.Entry(center).Property(c => c.Version).IsModified = true;
        }

        new CostCenterValues(
            edit.Name, edit.Description, edit.Type, edit.Currency, edit.IsActive, edit.ParentId, departments[edit.Department],
            locations[edit.Location], edit.OwnerId, edit.DeputyId, edit.EntryUserIds.ToHashSet()).Apply(db, center);
        return await changes.SaveAsync(db) is { Succeeded: false } refusal ? Result<Guid>.Failed(refusal.Errors) : center.Id;
    }

    private static Error NotFound() => new("data.not_found", DataText.NotFound);
}
