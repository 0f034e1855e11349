using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Import;

/// <summary>Suppliers as a file names them: by code, by number in the source that they came from, or by name.</summary>
internal sealed class NamedSuppliers
{
    private readonly KnownRows<Supplier> byCode;
    private readonly ILookup<string, Supplier> byName;

    private NamedSuppliers(List<Supplier> suppliers) =>
        (byCode, byName) = (new KnownRows<Supplier>(suppliers, s => s.Code, s => s.ExternalId), suppliers.ToLookup(s => s.Name, StringComparer.OrdinalIgnoreCase));

    public static async Task<NamedSuppliers> LoadAsync(PortalDbContext db, CancellationToken cancellation) =>
        new(await db.Set<Supplier>().AsNoTracking().ToListAsync(cancellation));

    /// <summary>The one that a row names; null for none. A row that names an unknown one, or several, is set aside.</summary>
    public Guid? Of(ImportRow row)
    {
        var name = row.Text(ObligationImport.Supplier);
        if (name.Length == 0)
        {
            return null;
        }

        var found = byCode.Named(name) is { } coded ? [coded] : byName[name].ToList();
        if (found.Count != 1)
        {
            row.Refuse(Words.Format(found.Count == 0 ? SpendingImportText.NoSupplier : SpendingImportText.SeveralSuppliers, ImportRow.Shown(name)));
        }

        return found.FirstOrDefault()?.Id;
    }
}
