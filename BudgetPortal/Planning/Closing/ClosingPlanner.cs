using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Closing;

/// <summary>Works out what closing does: for the preview, and again in the moment of closing.</summary>
internal static class ClosingPlanner
{
    /// <summary>States in which a budget may receive; in the first two only the parts that are still entered can.</summary>
    public static readonly IReadOnlyList<BudgetState> Receiving =
        [BudgetState.EntryOpen, BudgetState.PendingCcApproval, BudgetState.Approved, BudgetState.Active];

    /// <summary>Budgets that can receive: later ones of its type and currency; the closest of its kind comes first.</summary>
    public static IOrderedQueryable<Budget> Candidates(PortalDbContext db, Budget budget) => db.Set<Budget>()
        .Where(b => b.Type == budget.Type && b.Currency == budget.Currency && b.ActiveDate > budget.ActiveDate && Receiving.Contains(b.State))
        .OrderBy(b => b.IsSupplementary == budget.IsSupplementary ? 0 : 1).ThenBy(b => b.ActiveDate).ThenBy(b => b.Id);

    /// <summary>The same number of queries whatever the budget's size.</summary>
    /// <param name="next">With its parts; null when nothing is to be carried forward.</param>
    public static async Task<ClosingPlan> PlanAsync(
        PortalDbContext db, IBudgetUsage usage, Budget budget, Budget? next, CarryOver carry, CancellationToken cancellation = default)
    {
        var words = await db.WordsOfAsync(budget.Id, cancellation: cancellation);
        var parts = await (
            from part in db.Set<CostCenterBudget>()
            where part.BudgetId == budget.Id && part.State != PartState.Withdrawn
            join center in words.CostCenters on part.CostCenterId equals center.Id
            orderby center.Code
            select new
            {
                part.Id, part.CostCenterId, Name = center.Code + " " + center.Name,
                IsActive = db.Set<CostCenter>().Any(c => c.Id == center.Id && c.IsActive),
                Total = db.Set<BudgetLine>().Where(l => l.PartId == part.Id).Sum(l => l.Amount),
            }).ToListAsync(cancellation);
        var used = await usage.UsedAsync(db, parts.ConvertAll(p => p.Id), cancellation);
        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        var room = next is null ? [] : await RoomAsync(db, next, cancellation);
        var decimals = Currency.Decimals(budget.Currency);
        var rows = new List<CarryRow>();
        foreach (var part in parts)
        {
            var spent = used.GetValueOrDefault(part.Id);
            if (part.Total == 0 && spent == 0)
            {
                continue;
            }

            var amount = carry.Of(part.Total, Math.Max(0, part.Total - spent), decimals);
            var to = next?.Parts.SingleOrDefault(p => p.CostCenterId == part.CostCenterId);
            var obstacle = part.Total < spent ? CarryObstacle.Overspent
                : part.Total == spent ? CarryObstacle.NothingLeft
                : amount == 0 || next is null ? CarryObstacle.Rule
                : Refuse(next, to, part.IsActive, today);
            rows.Add(obstacle is null
                ? new CarryRow(part.Id, part.CostCenterId, part.Name, part.Total, spent, amount, to!.Id, null, AboveTarget: room.TryGetValue(to.Id, out var left) && amount > left ? amount - left : null)
                : new CarryRow(part.Id, part.CostCenterId, part.Name, part.Total, spent, 0, null, obstacle));
        }

        return new ClosingPlan(rows, next?.Name, budget.Currency, carry, StampOf(rows, next));
    }

    /// <summary>What sheets that are still entered may grow by before a target stops them, by part; below zero where they are above it already.</summary>
    private static async Task<Dictionary<Guid, decimal>> RoomAsync(PortalDbContext db, Budget next, CancellationToken cancellation) =>
        next.TargetControl != TargetControl.Stop || next.MayBeRevised().Succeeded ? [] : await (
            from target in db.Set<CostCenterTarget>()
            join part in db.Set<CostCenterBudget>() on target.PartId equals part.Id
            where part.BudgetId == next.Id
            select new { part.Id, Room = target.Amount - db.Set<BudgetLine>().Where(l => l.PartId == part.Id).Sum(l => l.Amount) })
            .ToDictionaryAsync(t => t.Id, t => t.Room, cancellation);

    private static CarryObstacle? Refuse(Budget next, CostCenterBudget? to, bool isActive, DateOnly today) =>
        !isActive ? CarryObstacle.Inactive
        : to is null ? CarryObstacle.NotInNextBudget
        : to.State == PartState.Withdrawn ? CarryObstacle.Withdrawn
        : next.MayBeRevised().Succeeded || to.MayEnter(next, today).Succeeded ? null
        : CarryObstacle.HandedIn;

    private static string StampOf(IEnumerable<CarryRow> rows, Budget? next)
    {
        var text = string.Join('|', rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.PartId}:{r.Budget}:{r.Used}:{r.Carried}:{r.ToPartId}:{r.Obstacle}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{next?.Id}:{next?.State}|{text}")).AsSpan(0, 16));
    }
}
