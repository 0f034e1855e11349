using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Execution.Import.ObligationImport;

namespace BudgetPortal.Execution.Import;

/// <summary>Appropriations as a file names them: by number, or by cost center or program and the day, with the budget where there are several.</summary>
internal sealed class NamedAppropriations
{
    private readonly IReadOnlyList<AppropriationRow> all;

    private NamedAppropriations(IReadOnlyList<AppropriationRow> all) => this.all = all;

    public static async Task<NamedAppropriations> LoadAsync(PortalDbContext db, CancellationToken cancellation) =>
        new(await AppropriationListQueries.RowsAsync(db, db.Set<Appropriation>(), cancellation));

    /// <summary>The one that a row names; a row that names none, or several, is set aside.</summary>
    public AppropriationRow? Of(ImportRow row, DateOnly day)
    {
        var number = row.Text(Columns.Appropriation);
        var (center, program, budget) = (row.Text(Columns.CostCenter), row.Text(Columns.Program), row.Text(Columns.Budget));
        if (number.Length + center.Length + program.Length == 0)
        {
            row.Refuse(SpendingImportText.MoneyMissing);
            return null;
        }

        var fitting = all.Where(a =>
            (center.Length == 0 || (a.BudgetId is not null && Names.Same(a.Code, center)))
            && (program.Length == 0 || (a.BudgetId is null && Names.Same(a.Code, program)))
            && (budget.Length == 0 || Names.Same(a.Budget, budget))).ToList();
        return number.Length > 0 ? Numbered(row, number, fitting) : InForce(row, day, string.Join(", ", new[] { center, program, budget }.Where(n => n.Length > 0)), fitting);
    }

    private AppropriationRow? Numbered(ImportRow row, string number, List<AppropriationRow> fitting)
    {
        var wanted = DocumentNumber.Read(DocumentKind.Appropriation, number) is var (year, count)
            ? DocumentNumber.Said(DocumentKind.Appropriation, year, count)
            : number;
        if (fitting.Find(a => a.Number == wanted) is { } found)
        {
            return found;
        }

        row.Refuse(all.FirstOrDefault(a => a.Number == wanted) is { } other
            ? Words.Format(SpendingImportText.MoneyOfOther, other.Number, other.Title, other.Budget)
            : Words.Format(SpendingImportText.NoAppropriation, ImportRow.Shown(number)));
        return null;
    }

    private static AppropriationRow? InForce(ImportRow row, DateOnly day, string named, List<AppropriationRow> fitting)
    {
        var found = fitting.FindAll(a => a.ActiveDate <= day && day <= a.ExpireDate);
        if (found is [var one])
        {
            return one;
        }

        row.Refuse(found.Count == 0
            ? Words.Format(SpendingImportText.NoneInForce, ImportRow.Shown(named), day)
            : Words.Format(SpendingImportText.SeveralInForce, named, day, string.Join(", ", found.Select(a => $"{a.Number} ({a.Budget})"))));
        return null;
    }
}
