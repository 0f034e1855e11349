using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Who is told of revisions and transfers.</summary>
public sealed class ChangeNotices(BudgetNotices notices)
{
    public const string Requested = "budget.change_requested";
    public const string Approved = "budget.change_approved";
    public const string Rejected = "budget.change_rejected";
    public const string Cancelled = "budget.change_cancelled";

    /// <summary>Asks those whose consent is missing; when none is, those who decide finally and had no hand in it.</summary>
    internal async Task RequestedAsync(PortalDbContext db, Budget budget, BudgetChange change, ConsentTurns turns)
    {
        var waiting = change.Parts.Where(p => p.ConsentedById is null).ToList();
        var people = waiting.SelectMany(p => turns.Asked(change, p)).ToList();
        if (waiting.Count == 0 || waiting.Exists(p => turns.Asked(change, p).Count == 0))
        {
            people.AddRange(await BudgetProgress.FinalDecidersAsync(db));
        }

        var asked = await db.ActiveAsync(people.Where(id => id != db.Actor.UserId));
        await RaiseAsync(db, Requested, budget, change, asked, string.Empty, ("waits", waiting.Count == 0 ? "final" : "consent"));
    }

    /// <summary>Asks the one to whom a consent came, since nobody answered.</summary>
    /// <param name="to">Null for those who decide finally.</param>
    internal async Task EscalatedAsync(PortalDbContext db, Budget budget, BudgetChange change, Guid? to, string from, int days) => await RaiseAsync(
        db, Requested, budget, change, to is { } one ? [one] : await BudgetProgress.FinalDecidersAsync(db), string.Empty,
        ("waits", "consent"), ("from", from), ("waited", days.ToString("D")));

    internal async Task ApprovedAsync(PortalDbContext db, Budget budget, BudgetChange change, string comment)
    {
        var parts = change.Parts.Select(p => p.PartId).ToHashSet();
        var centers = budget.Parts.Where(p => parts.Contains(p.Id)).Select(p => p.CostCenterId).ToList();
        await RaiseAsync(
            db, Approved, budget, change, [.. await BudgetProgress.EnterersAsync(db, centers), .. await db.ActiveAsync(Involved(change))], comment);
    }

    internal async Task RejectedAsync(PortalDbContext db, Budget budget, BudgetChange change, string comment) =>
        await RaiseAsync(db, Rejected, budget, change, await db.ActiveAsync(Involved(change)), comment);

    internal async Task CancelledAsync(PortalDbContext db, Budget budget, BudgetChange change, string comment)
    {
        var turns = await ConsentTurns.LoadAsync(db, [.. change.Parts.Select(p => p.PartId)]);
        var asked = change.Parts.SelectMany(p => turns.Asked(change, p));
        await RaiseAsync(db, Cancelled, budget, change, await db.ActiveAsync(Involved(change).Concat(asked)), comment);
    }

    private static IEnumerable<Guid> Involved(BudgetChange change) =>
        change.Authors.Concat(change.Parts.Select(p => p.ConsentedById).OfType<Guid>());

    private async Task RaiseAsync(
        PortalDbContext db, string type, Budget budget, BudgetChange change, IEnumerable<Guid> people, string comment, params (string Name, string Value)[] more)
    {
        var ids = change.Parts.Select(p => p.PartId).ToList();
        var centers = await (
            from part in db.Set<CostCenterBudget>()
            where ids.Contains(part.Id)
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            orderby center.Code
            select center.Code + " " + center.Name).ToListAsync();
        await notices.RaiseAsync(
            db, type, budget, null, people.Where(id => id != db.Actor.UserId), $"/changes/{change.Id}",
            [("costCenter", string.Join(", ", centers)), ("kind", change.Kind.ToString()), ("number", change.Number.ToString("D")), ("reason", change.Reason), ("comments", comment), .. more]);
    }
}
