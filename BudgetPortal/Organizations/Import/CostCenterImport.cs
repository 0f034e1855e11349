using BudgetPortal.Data;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary>Cost centers with their place and their people. Columns that a file lacks are left as they are.</summary>
internal sealed class CostCenterImport : ImportKind
{
    public static readonly ImportColumn Code = new("Code", "CostCenter", "CostCenterCode", "CostCenterId", "DepartmentId");
    public static readonly ImportColumn NameColumn = new("Name", "CostCenterName", "Title");
    public static readonly ImportColumn Description = new("Description");
    public static readonly ImportColumn Type = new("Type", "CostCenterType");
    public static readonly ImportColumn Parent = new("Parent", "ParentCode", "ParentCostCenter");
    public static readonly ImportColumn Department = new("Department", "DepartmentName", "Group", "GroupName");
    public static readonly ImportColumn Location = new("Location", "LocationName");
    public static readonly ImportColumn Owner = new("Owner", "OwnerEmail", "CostCenterOwner");
    public static readonly ImportColumn Deputy = new("Deputy", "DeputyOwner", "DeputyEmail");
    public static readonly ImportColumn EntryUsers = new("EntryUsers", "EntryUser", "EnteredBy");
    public static readonly ImportColumn Currency = new("Currency", "DefaultCurrency");
    public static readonly ImportColumn Active = new("Active", "IsActive");

    public override string Name => "cost-centers";

    public override int Order => 10;

    public override string Title => OrganizationsText.CostCenters;

    public override string Explanation => OrganizationsText.ImportCostCentersExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
        [Code, NameColumn, Description, Type, Parent, Department, Location, Owner, Deputy, EntryUsers, Currency, Active];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Code], [NameColumn]];

    public override IReadOnlyList<string> Permissions { get; } = [OrganizationsPermissions.Import, OrganizationsPermissions.ManageCostCenters];

    /// <summary>Parents before children, wherever they stand in the file.</summary>
    public override IReadOnlyList<ImportRow> Arrange(IReadOnlyList<ImportRow> rows)
    {
        var byCode = rows.GroupBy(r => r.Text(Code, int.MaxValue), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var arranged = new List<ImportRow>(rows.Count);
        var seen = new HashSet<ImportRow>();
        foreach (var row in rows)
        {
            var chain = new Stack<ImportRow>();
            for (var next = row; next is not null && seen.Add(next); next = ParentOf(next, byCode))
            {
                chain.Push(next);
            }

            arranged.AddRange(chain);
        }

        return arranged;
    }

    private static ImportRow? ParentOf(ImportRow row, Dictionary<string, ImportRow> byCode) =>
        row.Text(Parent, int.MaxValue) is { Length: > 0 } parent ? byCode.GetValueOrDefault(parent) : null;

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var known = await db.Set<CostCenter>().AsNoTracking().Include(c => c.EntryUsers).ToListAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        return new CostCenterTarget(
            db,
            known,
            await People.LoadAsync(db, cancellation),
            await KeptList.DepartmentsAsync(db, cancellation),
            await KeptList.LocationsAsync(db, cancellation),
            organization.Currency);
    }
}
