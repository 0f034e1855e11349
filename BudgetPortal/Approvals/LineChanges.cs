using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>A line that an approver changed: who wrote it, and each field before and after.</summary>
internal sealed record ChangedLine(IReadOnlyCollection<Guid> AuthorIds, IReadOnlyList<BudgetApprovalChange> Changes);

/// <summary>Applies an approver's changes to the lines of a part.</summary>
internal static class LineChanges
{
    /// <summary>Changes the tracked lines; when anything is wrong, every error is returned at its field.</summary>
    public static async Task<Result<IReadOnlyList<ChangedLine>>> ApplyAsync(
        PortalDbContext db, PartTurn turn, IReadOnlyList<LineChange> changes)
    {
        var ids = changes.Select(c => c.LineId).ToList();
        var lines = await db.Set<BudgetLine>().Where(l => l.PartId == turn.Part.Id && ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id);
        var names = await NamesAsync(db, turn.Part.Id, ids);
        var errors = new List<Error>();
        var changed = new List<ChangedLine>();
        foreach (var change in changes.DistinctBy(c => c.LineId))
        {
            if (!lines.TryGetValue(change.LineId, out var line))
            {
                return new Error("approvals.part_changed", ApprovalsText.PartChangedMeanwhile);
            }

            var result = Apply(db, turn, line, names[line.Id], change);
            errors.AddRange(result.Errors);
            if (result.Succeeded && result.Value.Changes.Count > 0)
            {
                changed.Add(result.Value);
            }
        }

        if (errors.Count > 0)
        {
            return Result<IReadOnlyList<ChangedLine>>.Failed(errors);
        }

        return changed.Count > 0 ? changed : new Error("approvals.nothing_changed", ApprovalsText.NothingChanged);
    }

    private static Result<ChangedLine> Apply(PortalDbContext db, PartTurn turn, BudgetLine line, string name, LineChange change)
    {
        var quantity = change.Quantity ?? line.Quantity;
        var unitPrice = change.UnitPrice ?? line.UnitPrice;
        var reason = change.Reason.Trim();
        var fields = new List<BudgetApprovalChange>();
        Compare(LineField.Quantity, line.Quantity, quantity);
        Compare(LineField.UnitPrice, line.UnitPrice, unitPrice);
        if (fields.Count == 0)
        {
            return new ChangedLine([], []);
        }

        var errors = CheckReason(change, reason);
        var price = unitPrice == line.UnitPrice
            ? new LinePrice(line.UnitPrice, line.PriceSource, line.PriceOrigin, line.PriceReason)
            : line.IsLumpSum ? new LinePrice(unitPrice, PriceSource.Manual, null, line.PriceReason)
            : new LinePrice(unitPrice, PriceSource.Manual, null, reason.Length == 0 ? ApprovalsText.PriceChangedByApprover : reason);
        HashSet<Guid> authors = [line.EnteredById, line.ChangedById];
        var result = line.Change(turn.Budget, new LineEntry(quantity, price, line.Justification), db.Actor.UserId!.Value, db.Time.GetUtcNow(), deciding: true);
        errors.AddRange(result.Errors
            .Where(e => e.Field != nameof(LinePrice.Reason))
            .Select(e => e with { Field = LineChange.FieldOf(line.Id, e.Field ?? nameof(LineChange.Quantity)) }));
        return errors.Count == 0 ? new ChangedLine(authors, fields) : Result<ChangedLine>.Failed(errors);

        void Compare(LineField field, decimal before, decimal after)
        {
            if (before != after)
            {
                fields.Add(new BudgetApprovalChange
                {
                    LineId = line.Id,
                    LineName = name,
                    Field = field,
                    Before = before,
                    After = after,
                    Reason = reason,
                });
            }
        }
    }

    private static List<Error> CheckReason(LineChange change, string reason)
    {
        var field = LineChange.FieldOf(change.LineId, nameof(LineChange.Reason));
        return reason.Length switch
        {
            0 => [new Error("approvals.reason_required", ApprovalsText.ReasonRequired, field)],
            > BudgetLine.TextLength => [new Error("approvals.reason_too_long", Words.Format(ApprovalsText.CommentTooLong, BudgetLine.TextLength), field)],
            _ => [],
        };
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(PortalDbContext db, Guid partId, List<Guid> lineIds) =>
        (from line in db.Set<BudgetLine>()
         where line.PartId == partId && lineIds.Contains(line.Id)
         join item in db.Set<Item>() on line.ItemId equals item.Id into items
         from item in items.DefaultIfEmpty()
         join product in db.Set<Product>() on line.ProductId equals product.Id into products
         from product in products.DefaultIfEmpty()
         select new { line.Id, Name = item != null ? item.Code + " " + item.Name : product!.Code + " " + product.Name })
        .ToDictionaryAsync(l => l.Id, l => l.Name);
}
