using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Organizations.Import.CostCenterImport;

namespace BudgetPortal.Organizations.Import;

/// <summary>Takes cost centers over.</summary>
internal sealed class CostCenterTarget(
    PortalDbContext db, IEnumerable<CostCenter> known, People people, KeptList departments, KeptList locations, string organizationCurrency)
    : IImportTarget
{
    private readonly KnownRows<CostCenter> costCenters = new(known, c => c.Code, _ => null);
    private readonly Dictionary<Guid, Guid?> parents = known.ToDictionary(c => c.Id, c => c.ParentId);
    private readonly FirstLines lines = new();

    public RowOutcome Take(ImportRow row)
    {
        var code = row.Required(Columns.Code, 40);
        lines.RefuseSecond(row, code);
        var existing = costCenters.Named(code);
        var before = existing is null ? null : CostCenterValues.Of(existing);
        var after = Read(row, before);
        if (existing is not null)
        {
            RefuseCircle(row, existing.Id, after.ParentId);
        }

        if (row.Problem is { } problem)
        {
            return RowOutcome.SetAside(problem);
        }

        after = after with
        {
            DepartmentId = row.Has(Columns.Department) ? departments[row.Text(Columns.Department, 120)] : before?.DepartmentId,
            LocationId = row.Has(Columns.Location) ? locations[row.Text(Columns.Location, 120)] : before?.LocationId,
        };
        if (existing is null)
        {
            var added = new CostCenter(code, after.Name, after.Type, after.Currency);
            after.Apply(db, added);
            db.Add(added);
            costCenters.Add(added);
            parents[added.Id] = after.ParentId;
            return RowOutcome.New;
        }

        if (after.Same(before!))
        {
            return RowOutcome.Unchanged;
        }

        db.Attach(existing);
        after.Apply(db, existing);
        parents[existing.Id] = after.ParentId;
        return RowOutcome.Changed;
    }

    /// <summary>What the row says, over what is there; kept lists come last, since they grow.</summary>
    private CostCenterValues Read(ImportRow row, CostCenterValues? before)
    {
        row.Text(Columns.Department, 120);
        row.Text(Columns.Location, 120);
        return new CostCenterValues(
            row.Required(Columns.NameColumn),
            row.Has(Columns.Description) ? row.Text(Columns.Description, 2000) : before?.Description ?? string.Empty,
            row.Choice<CostCenterType>(Columns.Type) ?? before?.Type ?? CostCenterType.Department,
            row.CurrencyCode(Columns.Currency) ?? before?.Currency ?? organizationCurrency,
            row.Flag(Columns.Active) ?? before?.IsActive ?? true,
            row.Has(Columns.Parent) ? ParentOf(row) : before?.ParentId,
            before?.DepartmentId,
            before?.LocationId,
            row.Has(Columns.Owner) ? people.One(row, Columns.Owner) : before?.OwnerId,
            row.Has(Columns.Deputy) ? people.One(row, Columns.Deputy) : before?.DeputyId,
            row.Has(Columns.EntryUsers) ? people.Several(row, Columns.EntryUsers) : before?.EntryUserIds ?? new HashSet<Guid>());
    }

    private Guid? ParentOf(ImportRow row)
    {
        var code = row.Text(Columns.Parent);
        if (code.Length > 0 && costCenters.Named(code) is null)
        {
            row.Refuse(code.Equals(row.Text(Columns.Code), StringComparison.OrdinalIgnoreCase)
                ? OrganizationsText.CostCenterCircle
                : Words.Format(OrganizationsText.ImportNoCostCenter, ImportRow.Shown(code)));
        }

        return code.Length == 0 ? null : costCenters.Named(code)?.Id;
    }

    private void RefuseCircle(ImportRow row, Guid id, Guid? parentId)
    {
        for (var above = parentId; above is not null; above = parents.GetValueOrDefault(above.Value))
        {
            if (above == id)
            {
                row.Refuse(OrganizationsText.CostCenterCircle);
                return;
            }
        }
    }
}
