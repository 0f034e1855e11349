using BudgetPortal.Data;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Closing;

/// <summary>Brings what is carried forward into the next budget.</summary>
/// <remarks>
/// What a cost center has left is shared out over its lines in proportion of their amounts, since usage is known by cost center; once
/// execution knows it by line, their remainders take the place of the amounts as weights. A share is never more than its line had. A sheet that
/// is still entered gets the lines at once; an approved budget gets them by a change of its own, with a version before and after.
/// </remarks>
public sealed class Carrying(ChangeSwap swap)
{
    /// <summary>The lines that go on, by the part from which they come.</summary>
    internal static async Task<ILookup<Guid, Share>> SharesAsync(PortalDbContext db, ClosingPlan plan)
    {
        var carried = plan.Rows.Where(r => r.Carried > 0).ToDictionary(r => r.PartId);
        var lines = await db.Set<BudgetLine>().AsNoTracking().Where(l => carried.Keys.Contains(l.PartId)).OrderBy(l => l.Id).ToListAsync();
        return lines.GroupBy(l => l.PartId)
            .SelectMany(part => part.Zip(MonthSpread.Shares(carried[part.Key].Carried, [.. part.Select(l => l.Amount)], plan.Decimals)))
            .Where(s => s.Second > 0)
            .Select(s => new Share(s.First, Guid.CreateVersion7(), carried[s.First.PartId].ToPartId!.Value, s.Second))
            .ToLookup(s => s.Line.PartId);
    }

    /// <summary>Adds the lines, or the changes that add them, to the unsaved changes.</summary>
    /// <returns>The changes of an approved budget, one for each cost center, which <see cref="SwapAsync"/> puts into force; empty for sheets that are still entered.</returns>
    internal static async Task<Result<List<BudgetChange>>> BringAsync(PortalDbContext db, Budget from, Budget next, IReadOnlyCollection<Share> shares)
    {
        if (next.MayBeRevised().Succeeded)
        {
            return await ProposeAsync(db, from, next, shares);
        }

        return Enter(db, from, next, shares) is { Succeeded: false } refusal ? Result<List<BudgetChange>>.Failed(refusal.Errors) : new List<BudgetChange>();
    }

    /// <summary>Puts them into force together; it saves.</summary>
    internal Task<Result> SwapAsync(PortalDbContext db, Budget next, IReadOnlyList<BudgetChange> changes, string comment) =>
        changes.Count == 0 ? Task.FromResult(Result.Success) : swap.SwapAsync(db, next, changes, db.Actor.UserId!.Value, db.Time.GetUtcNow(), comment);

    private static Result Enter(PortalDbContext db, Budget from, Budget next, IEnumerable<Share> shares)
    {
        var (userId, at) = (db.Actor.UserId!.Value, db.Time.GetUtcNow());
        foreach (var part in shares.GroupBy(s => s.ToPartId))
        {
            var to = next.Parts.Single(p => p.Id == part.Key);
            foreach (var share in part)
            {
                var line = BudgetLine.Enter(next, to, share.CodeId, EntryOf(from, share), userId, at, share.ToLineId);
                if (!line.Succeeded)
                {
                    return line;
                }

                db.Add(line.Value!);
            }

            // Who hands it in at this moment looks again.
            to.Entered(userId, at);
        }

        return Result.Success;
    }

    private static async Task<Result<List<BudgetChange>>> ProposeAsync(PortalDbContext db, Budget from, Budget next, IEnumerable<Share> shares)
    {
        var number = await db.Set<BudgetChange>().Where(c => c.BudgetId == next.Id).MaxAsync(c => (int?)c.Number) ?? 0;
        var changes = new List<BudgetChange>();
        foreach (var part in shares.GroupBy(s => s.ToPartId))
        {
            var change = BudgetChange.CarryForward(
                next, ++number, next.Parts.Single(p => p.Id == part.Key), Words.Format(ClosingText.CarriedFrom, from.Name), db.Actor.UserId!.Value, db.Time.GetUtcNow());
            var lines = change.Succeeded ? part.Select(s => ChangeLine.Add(next, change.Value, s.ToPartId, s.ToLineId, s.CodeId, EntryOf(from, s))).ToList() : [];
            if (change.Errors.Concat(lines.SelectMany(l => l.Errors)).ToList() is { Count: > 0 } errors)
            {
                return Result<List<BudgetChange>>.Failed(errors);
            }

            lines.ForEach(l => change.Value!.Put(l.Value!, db.Actor.UserId!.Value));
            db.Add(change.Value!);
            changes.Add(change.Value!);
        }

        return changes;
    }

    private static LineEntry EntryOf(Budget from, Share share) => new(
        1, new LinePrice(share.Amount, PriceSource.CarriedForward, null, Words.Format(ClosingText.CarriedFrom, from.Name)), share.Line.Justification, IsLumpSum: true);

    /// <param name="Line">Of the closed budget.</param>
    internal sealed record Share(BudgetLine Line, Guid ToLineId, Guid ToPartId, decimal Amount)
    {
        public Guid CodeId => Line.ItemId ?? Line.ProductId ?? Guid.Empty;
    }
}
