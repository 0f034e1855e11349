using System.Linq.Expressions;
using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Who wrote what a part asks for.</summary>
public static class PartAuthors
{
    /// <summary>Whether a line was entered by a user, or last changed by them as somebody who enters; an approver's change does not count.</summary>
    public static Expression<Func<BudgetLine, bool>> WrittenBy(Guid userId) =>
        line => line.EnteredById == userId || (line.ChangedById == userId && !line.ChangedByApprover);

    /// <summary>By part, those who wrote any of its lines and the one who submitted it. One query.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlySet<Guid>>> LoadAsync(
        PortalDbContext db, IReadOnlyCollection<CostCenterBudget> parts, CancellationToken cancellation = default)
    {
        var ids = parts.Select(p => p.Id).ToList();
        var lines = db.Set<BudgetLine>().Where(l => ids.Contains(l.PartId));
        var authors = await lines.Select(l => new { l.PartId, UserId = l.EnteredById })
            .Union(lines.Where(l => !l.ChangedByApprover).Select(l => new { l.PartId, UserId = l.ChangedById }))
            .ToListAsync(cancellation);
        var byPart = authors.ToLookup(a => a.PartId, a => a.UserId);
        return parts.ToDictionary(
            p => p.Id, p => (IReadOnlySet<Guid>)(p.SubmittedById is { } submitter ? byPart[p.Id].Append(submitter) : byPart[p.Id]).ToHashSet());
    }
}
