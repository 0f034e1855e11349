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

    /// <summary>The one that a row names, and whose money it is: of several budgets, the one that has it. A row that names none, or several, is set aside.</summary>
    /// <param name="money">The appropriations that the row may mean.</param>
    public (AppropriationRow Money, SpendingLine Line)? Of(ImportRow row, IReadOnlyList<AppropriationRow> money)
    {
        var name = row.Required(ObligationImport.Item);
        if (money.Count == 0 || name.Length == 0)
        {
            return null;
        }

        var having = money.Select(m => (Money: m, Lines: Called(lines[m.Id], name))).Where(m => m.Lines.Count > 0).ToList();
        if (having is [(var of, [var one])])
        {
            return (of, one);
        }

        row.Refuse(having switch
        {
            [] => Words.Format(SpendingImportText.NoLine, money[0].Title, ImportRow.Shown(name), string.Join(", ", money.Select(m => m.Budget))),
            [var (only, several)] => Words.Format(
                several.DistinctBy(l => l.Name).Count() > 1 ? SpendingImportText.SeveralLines : SpendingImportText.TwinLines,
                only.Title, ImportRow.Shown(name), string.Join(", ", several.Select(l => l.Name))),
            _ => Words.Format(
                SpendingImportText.SeveralBudgets, money[0].Title, ImportRow.Shown(name), string.Join(", ", having.Select(m => $"{m.Money.Number} ({m.Money.Budget})"))),
        });
        return null;
    }

    private static List<SpendingLine> Called(IReadOnlyList<SpendingLine> own, string name)
    {
        var coded = own.Where(l => Names.Same(l.Code, name)).ToList();
        return coded.Count > 0 ? coded : [.. own.Where(l => Names.Same(l.Name, name) || Names.Same($"{l.Code} {l.Name}", name))];
    }
}
