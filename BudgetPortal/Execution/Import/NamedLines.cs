using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Execution.Import;

/// <summary>Lines of the budget as a file names them: by code or by name.</summary>
internal sealed class NamedLines
{
    private readonly Dictionary<Guid, IReadOnlyList<SpendingLine>> lines = [];

    public static async Task<NamedLines> LoadAsync(PortalDbContext db, IEnumerable<AppropriationRow> appropriations, CancellationToken cancellation)
    {
        var named = new NamedLines();
        foreach (var appropriation in appropriations)
        {
            named.lines[appropriation.Id] = await AppropriationQueries.LinesAsync(db, appropriation.Id, appropriation.BudgetId, cancellation);
        }

        return named;
    }

    /// <summary>The one that a row names; a row that names none, or several, is set aside.</summary>
    public SpendingLine? Of(ImportRow row, AppropriationRow? appropriation)
    {
        var name = row.Required(ObligationImport.Item);
        if (appropriation is null || name.Length == 0)
        {
            return null;
        }

        var own = lines[appropriation.Id];
        var found = own.Where(l => Names.Same(l.Code, name)).ToList();
        found = found.Count > 0 ? found : own.Where(l => Names.Same(l.Name, name) || Names.Same($"{l.Code} {l.Name}", name)).ToList();
        if (found is [var one])
        {
            return one;
        }

        row.Refuse(found.Count == 0
            ? Words.Format(SpendingImportText.NoLine, appropriation.Title, ImportRow.Shown(name))
            : Words.Format(
                found.DistinctBy(l => l.Name).Count() > 1 ? SpendingImportText.SeveralLines : SpendingImportText.TwinLines,
                appropriation.Title, ImportRow.Shown(name), string.Join(", ", found.Select(l => l.Name))));
        return null;
    }
}
