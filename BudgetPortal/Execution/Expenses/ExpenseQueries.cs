using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Reads expenses; the same number of queries, however many there are.</summary>
public sealed class ExpenseQueries(PortalDb portalDb)
{
    public const int PageSize = 50;

    /// <summary>A page of the expenses that the current user may see, the latest first; those that wait for them, the longest waiting first.</summary>
    /// <param name="page">From 1; the nearest one that there is.</param>
    public async Task<ExpensePage> ReadAsync(ExpenseFilter filter, int page = 1, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var me = db.Actor.UserId ?? Guid.Empty;
        var rights = await db.PermissionsAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var waiting = await WaitingAsync(db, rights, cancellation);
        var visible = await db.VisibleExpensesAsync(cancellation);
        var open = await visible.CountAsync(e => e.RequestedById == me && (e.State == ExpenseState.Draft || e.State == ExpenseState.Rejected), cancellation);
        var named = Narrow(db.Named(filter.Tab switch
        {
            ExpenseTab.Mine => visible.Where(e => e.RequestedById == me),
            ExpenseTab.ToDecide => visible.Where(e => waiting.Contains(e.Id)),
            _ => visible,
        }), filter);
        var total = await named.CountAsync(cancellation);
        var number = PageNumber.Nearest(page, PageSize, total);
        var ordered = filter.Tab == ExpenseTab.ToDecide
            ? named.OrderBy(n => n.Expense.SubmittedAt).ThenBy(n => n.Expense.Id)
            : named.OrderByDescending(n => n.Expense.RequestedAt).ThenByDescending(n => n.Expense.Id);
        var rows = await ordered.Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new ExpensePage(
            rows.ConvertAll(n => Row(n, organization)), number, total, open, waiting.Count,
            rights.Contains(ExecutionPermissions.EnterExpense) || rights.Contains(ExecutionPermissions.EnterAnyExpense),
            rights.Contains(ExecutionPermissions.DecideExpense), db.Time.Today(organization));
    }

    /// <summary>How many wait for the current user.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return (await WaitingAsync(db, await db.PermissionsAsync(cancellation), cancellation)).Count;
    }

    /// <summary>One expense; null when there is none that the current user may see.</summary>
    public async Task<ExpenseDetail?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var visible = await db.VisibleExpensesAsync(cancellation);
        if (await db.Named(visible.Where(e => e.Id == id)).SingleOrDefaultAsync(cancellation) is not { } named)
        {
            return null;
        }

        var (expense, organization) = (named.Expense, await db.OrganizationAsync(cancellation));
        var (turns, rights) = (await ExpenseTurns.LoadAsync(db, cancellation), await db.PermissionsAsync(cancellation));
        var deciders = turns.Deciders(named.CostCenterId, expense.RequestedById);
        var first = expense.State == ExpenseState.Submitted && deciders.Count > 0 ? deciders[0] : (Guid?)null;
        Guid?[] people = [expense.DecidedById, expense.DecidedForId, expense.CancelledById, first];
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var mine = expense.RequestedById == db.Actor.UserId;
        var finance = rights.Contains(ExecutionPermissions.EnterAnyExpense);
        var isTurn = rights.Contains(ExecutionPermissions.DecideExpense) && turns.Mine(named.CostCenterId, expense.RequestedById) is not null;
        var mayEnter = finance || rights.Contains(ExecutionPermissions.EnterExpense);
        return new ExpenseDetail(
            Row(named, organization), expense.AppropriationId, expense.BudgetLineId ?? expense.LineItemId!.Value, named.LineCode, named.Left, expense.Rate,
            expense.RateDate, expense.RateReason, expense.ReceiptName, expense.ReceiptType, expense.ReceiptSize, Local(expense.SubmittedAt),
            expense.State != ExpenseState.Submitted ? string.Empty : first is { } one ? names[one] : PlanningText.ModuleOwnerWord,
            (NameOf(expense.DecidedById), NameOf(expense.DecidedForId)) switch
            {
                (var by, "") => by,
                (var by, var owner) => Words.Format(ExpensesText.DecidedFor, by, owner),
            },
            Local(expense.DecidedAt), expense.Comment, NameOf(expense.CancelledById), Local(expense.CancelledAt), expense.Reason,
            (await db.LetPassAsync(visible.Where(e => e.Id == id).Select(e => e.Id), cancellation)).GetValueOrDefault(id),
            mine && mayEnter && expense.IsOpen && !named.IsClosed,
            isTurn && expense.State == ExpenseState.Submitted,
            expense.State switch
            {
                ExpenseState.Cancelled => false,
                ExpenseState.Approved => !named.IsClosed && (finance || isTurn),
                _ => finance || (mine && mayEnter),
            },
            db.Time.Today(organization));

        DateTimeOffset? Local(DateTimeOffset? moment) => moment is { } at ? organization.Local(at) : null;
        string NameOf(Guid? person) => person is { } someone ? names[someone] : string.Empty;
    }

    private static async Task<List<Guid>> WaitingAsync(PortalDbContext db, IReadOnlySet<string> rights, CancellationToken cancellation) =>
        rights.Contains(ExecutionPermissions.DecideExpense) ? await (await ExpenseTurns.LoadAsync(db, cancellation)).WaitingAsync(db, cancellation) : [];

    private static IQueryable<NamedExpense> Narrow(IQueryable<NamedExpense> expenses, ExpenseFilter filter)
    {
        if (filter.State is { } state)
        {
            expenses = expenses.Where(n => n.Expense.State == state);
        }

        var text = filter.Text.Trim().ToUpperInvariant();
        if (text.Length == 0)
        {
            return expenses;
        }

        // EX-2026-0007 and 7 are the same one, in whichever year.
        var number = int.TryParse(text.AsSpan(text.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        return expenses.Where(n => n.Expense.Description.ToUpper().Contains(text) || n.Name.ToUpper().Contains(text) || n.Code.ToUpper().Contains(text)
            || n.Line.ToUpper().Contains(text) || n.Requester.ToUpper().Contains(text) || n.Expense.Number == number);
    }

    private static ExpenseRow Row(NamedExpense named, Organization organization)
    {
        var expense = named.Expense;
        return new ExpenseRow(
            expense.Id, expense.Version, expense.Document, expense.Date, expense.Description, $"{named.Code} {named.Name}", named.Budget, named.Line,
            named.Requester, expense.State, expense.Amount, named.Currency, expense.ReceiptAmount, expense.Currency, expense.ReceiptId is not null,
            organization.Local(expense.RequestedAt));
    }
}
