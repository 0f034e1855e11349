using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Import;

/// <summary>Recorded obligations as a file names them: by their number here, or by the one in the other system.</summary>
internal sealed class NamedObligations
{
    private readonly ILookup<string, Obligation> byReference;
    private readonly ILookup<(int Year, int Number), Obligation> byNumber;

    private NamedObligations(List<Obligation> found)
    {
        All = found;
        byReference = found.ToLookup(o => o.Reference, StringComparer.OrdinalIgnoreCase);
        byNumber = found.ToLookup(o => (o.Date.Year, o.Number));
    }

    public IReadOnlyList<Obligation> All { get; }

    /// <summary>Loads those with one of these names, with their lines, untracked.</summary>
    public static async Task<NamedObligations> LoadAsync(PortalDbContext db, IEnumerable<string> names, CancellationToken cancellation)
    {
        var named = names.Where(n => n.Length > 0).Select(n => n.ToLowerInvariant()).Distinct().ToList();
        var numbers = named.Select(n => DocumentNumber.Read(DocumentKind.Obligation, n)).OfType<(int Year, int Number)>().ToList();
        var years = numbers.Select(n => n.Year).Distinct().ToList();
        var counts = numbers.Select(n => n.Number).Distinct().ToList();
        var found = await db.Set<Obligation>().Include(o => o.Lines).AsNoTracking()
            .Where(o => named.Contains(o.Reference.ToLower()) || (years.Contains(o.Date.Year) && counts.Contains(o.Number)))
            .OrderBy(o => o.Date).ThenBy(o => o.Number).ToListAsync(cancellation);
        return new NamedObligations(found);
    }

    public static string Said(Obligation obligation) => DocumentNumber.Said(DocumentKind.Obligation, obligation.Date.Year, obligation.Number);

    /// <summary>Those with this number in the other system, ended ones too.</summary>
    public IReadOnlyList<Obligation> Referenced(string reference) => [.. byReference[reference]];

    /// <summary>The one that a row names; a row that names none, or several, is set aside.</summary>
    public Obligation? Of(ImportRow row)
    {
        var name = row.Required(DisbursementImport.Obligation);
        if (name.Length == 0)
        {
            return null;
        }

        var numbered = DocumentNumber.Read(DocumentKind.Obligation, name) is { } number ? byNumber[number] : [];
        var found = Referenced(name).Union(numbered).ToList();
        if (found is [var one])
        {
            return one;
        }

        row.Refuse(found.Count == 0
            ? Words.Format(SpendingImportText.NoObligation, ImportRow.Shown(name))
            : Words.Format(SpendingImportText.SeveralObligations, ImportRow.Shown(name), string.Join(", ", found.Select(Said))));
        return null;
    }
}
