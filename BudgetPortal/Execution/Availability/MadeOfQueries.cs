using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>
/// Opens a figure: of a line or a cost center the documents, of a group or a budget the cost centers. Of cost centers that the reader does
/// not see only the sum is told.
/// </summary>
public sealed class MadeOfQueries(PortalDb portalDb)
{
    /// <summary>Rows at the most; what is beyond them is one more row.</summary>
    public const int Most = 200;

    /// <param name="appropriationId">That at which the reader looks.</param>
    /// <param name="id">Of the line, the cost center or the budget.</param>
    /// <returns>Rows that come to the figure; empty when it is not there for the reader.</returns>
    public async Task<IReadOnlyList<MadeOf>> ReadAsync(
        Guid appropriationId, LevelKind kind, Guid id, Stage stage, DateOnly? day = null, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await AvailabilityScope.FindAsync(db, appropriationId, cancellation) is not { } scope)
        {
            return [];
        }

        var visible = (await db.PermissionsAsync(cancellation)).Contains(ExecutionPermissions.ReadAll)
            ? db.Set<CostCenterBudget>().AsNoTracking() : await db.VisiblePartsAsync(cancellation);
        var own = visible.Where(p => p.BudgetId == scope.Budget.Id);
        if (kind is LevelKind.Group or LevelKind.Budget)
        {
            return await CostCentersAsync(db, scope, kind, id, stage, day ?? scope.Today, await own.Select(p => p.Id).ToHashSetAsync(cancellation), cancellation);
        }

        var lines = kind == LevelKind.Line
            ? db.Set<BudgetLine>().Where(l => l.Id == id && own.Any(p => p.Id == l.PartId))
            : db.Set<BudgetLine>().Where(l => own.Any(p => p.Id == l.PartId && p.CostCenterId == id));
        return stage == Stage.Budget
            ? await PlannedAsync(db, scope, kind, lines, day ?? scope.Today, cancellation)
            : await DocumentsAsync(db, stage, lines, own.Where(p => kind == LevelKind.CostCenter && p.CostCenterId == id), cancellation);
    }

    private static async Task<IReadOnlyList<MadeOf>> CostCentersAsync(
        PortalDbContext db, AvailabilityScope scope, LevelKind kind, Guid id, Stage stage, DateOnly day, HashSet<Guid> visible, CancellationToken cancellation)
    {
        var parts = await PartFigures.LoadAsync(db, scope.Budget, scope.Control.Basis, day, null, cancellation);
        var tree = await CostCenterTree.LoadAsync(db, cancellation);
        var figures = parts.Where(p => kind == LevelKind.Budget || tree.Holds(id, p.CostCenterId)).Select(p => (p.PartId, p.Name, Amount: stage switch
        {
            Stage.Budget => p.Budget,
            Stage.Reserved => p.Spent.Reserved,
            Stage.Committed => p.Spent.Committed,
            _ => p.Spent.Actual,
        })).Where(f => f.Amount != 0).ToList();
        var others = figures.FindAll(f => !visible.Contains(f.PartId));
        return
        [
            .. figures.FindAll(f => visible.Contains(f.PartId)).Select(f => new MadeOf(string.Empty, null, f.Name, f.Amount)),
            .. others.Count == 0 ? Array.Empty<MadeOf>() : [new MadeOf(string.Empty, null, AvailabilityText.OtherCostCenters, others.Sum(o => o.Amount))],
        ];
    }

    /// <summary>A cost center's lines, or the months of one line.</summary>
    private static async Task<IReadOnlyList<MadeOf>> PlannedAsync(
        PortalDbContext db, AvailabilityScope scope, LevelKind kind, IQueryable<BudgetLine> lines, DateOnly day, CancellationToken cancellation)
    {
        var months = scope.Control.Basis == ControlBasis.ToDate ? PartFigures.MonthsTo(scope.Budget, day) : int.MaxValue;
        var found = await (
            from line in lines
            join item in db.Set<Catalog.Item>() on line.ItemId equals item.Id
            orderby item.Name, line.Id
            select new { item.Code, item.Name, line.Amount, line.MonthAmounts }).ToListAsync(cancellation);
        return kind == LevelKind.Line
            ? [.. found.SelectMany(l => l.MonthAmounts.Take(months).Select((amount, i) => new MadeOf(string.Empty, null, scope.Budget.ActiveDate.AddMonths(i).ToString("Y", CultureInfo.CurrentCulture), amount)))]
            : found.ConvertAll(l => new MadeOf(l.Code, null, l.Name, months == int.MaxValue ? l.Amount : l.MonthAmounts.Take(months).Sum()));
    }

    /// <param name="parts">Those whose exchange differences belong to the figure.</param>
    private static async Task<IReadOnlyList<MadeOf>> DocumentsAsync(
        PortalDbContext db, Stage stage, IQueryable<BudgetLine> lines, IQueryable<CostCenterBudget> parts, CancellationToken cancellation)
    {
        var own = lines.Select(l => l.Id);
        var state = stage == Stage.Actual ? ExpenseState.Approved : ExpenseState.Submitted;
        var rows = new List<MadeOf>();
        if (stage != Stage.Committed)
        {
            rows.AddRange((await db.Set<Expense>().Where(e => e.State == state && e.BudgetLineId != null && own.Contains(e.BudgetLineId.Value))
                .Select(e => new { e.Number, e.Date, e.Description, e.Amount }).ToListAsync(cancellation))
                .Select(e => new MadeOf(DocumentNumber.Said(DocumentKind.Expense, e.Date.Year, e.Number), e.Date, e.Description, e.Amount)));
        }

        var obligated =
            from line in db.Set<ObligationLine>()
            where line.BudgetLineId != null && own.Contains(line.BudgetLineId.Value)
            join obligation in db.Set<Obligation>() on line.ObligationId equals obligation.Id
            select new { line.Id, obligation.Number, obligation.Date, obligation.Description, Open = line.Amount - line.Returned - line.Disbursed };
        if (stage == Stage.Committed)
        {
            rows.AddRange((await obligated.Where(o => o.Open != 0).ToListAsync(cancellation)).GroupBy(o => (o.Number, o.Date, o.Description))
                .Select(g => new MadeOf(DocumentNumber.Said(DocumentKind.Obligation, g.Key.Date.Year, g.Key.Number), g.Key.Date, g.Key.Description, g.Sum(o => o.Open))));
        }

        if (stage == Stage.Actual)
        {
            var paid = await (
                from line in db.Set<DisbursementLine>()
                where line.Amount != line.Returned
                join of in obligated on line.ObligationLineId equals of.Id
                join payment in db.Set<Disbursement>() on line.DisbursementId equals payment.Id
                select new { payment.Number, payment.Date, of.Description, line.Amount }).ToListAsync(cancellation);
            rows.AddRange(paid.GroupBy(p => (p.Number, p.Date, p.Description))
                .Select(g => new MadeOf(DocumentNumber.Said(DocumentKind.Disbursement, g.Key.Date.Year, g.Key.Number), g.Key.Date, g.Key.Description, g.Sum(p => p.Amount))));
            var differences = await (
                from difference in db.Set<ExchangeDifference>()
                join appropriation in db.Set<Appropriation>() on difference.AppropriationId equals appropriation.Id
                where parts.Any(p => p.Id == appropriation.PartId)
                join payment in db.Set<Disbursement>() on difference.DisbursementId equals payment.Id
                where payment.CancelledAt == null
                select new { payment.Number, payment.Date, difference.Amount }).ToListAsync(cancellation);
            rows.AddRange(differences.Select(d => new MadeOf(
                DocumentNumber.Said(DocumentKind.Disbursement, d.Date.Year, d.Number), d.Date, AvailabilityText.ExchangeDifference, d.Amount)));
        }

        var ordered = rows.OrderByDescending(r => r.Date).ThenByDescending(r => r.Number, StringComparer.Ordinal).ToList();
        return ordered.Count <= Most ? ordered
            : [.. ordered.Take(Most), new MadeOf(string.Empty, null, Words.Format(AvailabilityText.Earlier, ordered.Count - Most), ordered.Skip(Most).Sum(r => r.Amount))];
    }
}

/// <summary>Where money is on its way.</summary>
public enum Stage
{
    Budget,
    Reserved,
    Committed,
    Actual,
}

/// <summary>One row of what a figure is made of.</summary>
/// <param name="Number">As people write it; empty for what has none.</param>
/// <param name="Date">Null for what is no document.</param>
/// <param name="Amount">In the budget's currency.</param>
public sealed record MadeOf(string Number, DateOnly? Date, string What, decimal Amount);
