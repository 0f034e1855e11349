using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Tells whoever decides that an expense waits, and who asked for it what became of it.</summary>
public sealed class ExpenseNotices(INotices notices)
{
    public const string Submitted = "expense.submitted";
    public const string Approved = "expense.approved";
    public const string Rejected = "expense.rejected";

    /// <summary>An approved one was taken back by somebody else.</summary>
    public const string Cancelled = "expense.cancelled";

    /// <summary>Address of an expense, with its id behind it.</summary>
    public const string Link = "/execution/expenses?expense=";

    internal async Task SubmittedAsync(PortalDbContext db, Expense expense, Appropriation appropriation)
    {
        var center = await db.CostCenterOfAsync(appropriation);
        var deciders = (await ExpenseTurns.LoadAsync(db)).Deciders(center, expense.RequestedById);
        List<Guid> told = deciders.Count > 0
            ? [deciders[0]]
            : await db.Holding(PlanningPermissions.FinalDecision).Where(u => u.Id != expense.RequestedById).Select(u => u.Id).ToListAsync();
        var notice = await OfAsync(db, Submitted, expense, appropriation, center, told);
        Raise(db, notice);
        foreach (var (deputy, first, owners) in (await db.DeputiesAsync()).Of(told).Where(d => d.Deputy != expense.RequestedById))
        {
            Raise(db, notice with
            {
                Key = $"{notice.Key}:{first}",
                Recipients = [deputy],
                Arguments = new Dictionary<string, string>(notice.Arguments, StringComparer.Ordinal) { ["actingFor"] = owners },
            });
        }
    }

    internal async Task DecidedAsync(PortalDbContext db, Expense expense, Appropriation appropriation) => Raise(db, await OfAsync(
        db, expense.State == ExpenseState.Approved ? Approved : Rejected, expense, appropriation, await db.CostCenterOfAsync(appropriation),
        await db.ActiveAsync([expense.RequestedById])));

    internal async Task CancelledAsync(PortalDbContext db, Expense expense, Appropriation appropriation) => Raise(db, await OfAsync(
        db, Cancelled, expense, appropriation, await db.CostCenterOfAsync(appropriation),
        await db.ActiveAsync(expense.RequestedById == db.Actor.UserId ? [] : [expense.RequestedById])));

    /// <param name="center">Null for a program's money.</param>
    private static async Task<Notice> OfAsync(
        PortalDbContext db, string type, Expense expense, Appropriation appropriation, Guid? center, IReadOnlyCollection<Guid> told)
    {
        var name = center is null ? string.Empty : await db.Set<CostCenter>().Where(c => c.Id == center).Select(c => c.Code + " " + c.Name).SingleAsync();
        return Of(type, expense, db.Actor.Name, name, appropriation.Currency, told);
    }

    /// <summary>A notice about an expense, as it is raised.</summary>
    /// <param name="by">Who brought it about.</param>
    /// <param name="costCenter">Code and name; empty for a program's money.</param>
    /// <param name="currency">Of its amount.</param>
    internal static Notice Of(
        string type, Expense expense, string by, string costCenter, string currency, IReadOnlyCollection<Guid> told) => new(
        type, $"{type}:{expense.Id}:{Guid.CreateVersion7()}", told, $"{Link}{expense.Id}",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["number"] = expense.Document,
            ["name"] = by,
            ["costCenter"] = costCenter,
            ["what"] = expense.Description,
            ["amount"] = expense.Amount.ToString(CultureInfo.InvariantCulture),
            ["currency"] = currency,
            ["comments"] = expense.State == ExpenseState.Cancelled ? expense.Reason : expense.State == ExpenseState.Submitted ? string.Empty : expense.Comment,
        });

    private void Raise(PortalDbContext db, Notice notice)
    {
        if (notice.Recipients.Count > 0)
        {
            notices.Raise(db, notice);
        }
    }
}
