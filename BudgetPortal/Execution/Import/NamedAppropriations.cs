using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Execution.Import.ObligationImport;

namespace BudgetPortal.Execution.Import;

/// <summary>Appropriations as a file names them: by number, or by cost center or program and the day.</summary>
internal sealed class NamedAppropriations
{
    private readonly IReadOnlyList<AppropriationRow> all;

    private NamedAppropriations(IReadOnlyList<AppropriationRow> all) => this.all = all;

    public static async Task<NamedAppropriations> LoadAsync(PortalDbContext db, CancellationToken cancellation) =>
        new(await AppropriationListQueries.RowsAsync(db, db.Set<Appropriation>(), cancellation));

    /// <summary>Those that a row may mean; a row that can mean none is set aside.</summary>
    public IReadOnlyList<AppropriationRow> Of(ImportRow row, DateOnly day)
    {
        var number = row.Text(Columns.Appropriation);
        var (center, program, budget) = (row.Text(Columns.CostCenter), row.Text(Columns.Program), row.Text(Columns.Budget));
        if (number.Length + center.Length + program.Length == 0)
        {
            row.Refuse(SpendingImportText.MoneyMissing);
            return [];
        }

        var fitting = all.Where(a =>
            (center.Length == 0 || (a.BudgetId is not null && Names.Same(a.Code, center)))
            && (program.Length == 0 || (a.BudgetId is null && Names.Same(a.Code, program)))
            && (budget.Length == 0 || Names.Same(a.Budget, budget)));
        if (number.Length > 0)
        {
            return Numbered(row, number, fitting);
        }

        List<AppropriationRow> inForce = [.. fitting.Where(a => a.ActiveDate <= day && day <= a.ExpireDate)];
        if (inForce.Count == 0)
        {
            var named = string.Join(", ", new[] { center, program, budget }.Where(n => n.Length > 0));
            row.Refuse(Words.Format(SpendingImportText.NoneInForce, ImportRow.Shown(named), day));
        }

        return inForce;
    }

    private List<AppropriationRow> Numbered(ImportRow row, string number, IEnumerable<AppropriationRow> fitting)
    {
        var wanted = DocumentNumber.Read(DocumentKind.Appropriation, number) is var (year, count)
            ? DocumentNumber.Said(DocumentKind.Appropriation, year, count)
            : number;
        if (fitting.FirstOrDefault(a => a.Number == wanted) is { } found)
        {
            return [found];
        }

        row.Refuse(all.FirstOrDefault(a => a.Number == wanted) is { } other
            ? Words.Format(SpendingImportText.MoneyOfOther, other.Number, other.Title, other.Budget)
            : Words.Format(SpendingImportText.NoAppropriation, ImportRow.Shown(number)));
        return [];
    }
}
