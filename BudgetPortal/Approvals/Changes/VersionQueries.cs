using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>An approved part with all its versions, and two of them compared.</summary>
/// <param name="Versions">The first is the final approval's, the last is in force.</param>
public sealed record PartHistory(
    Guid BudgetId, string Budget, BudgetType Type, string Currency, string CostCenter, IReadOnlyList<VersionRow> Versions, VersionRow From, VersionRow To,
    IReadOnlyList<ComparedLine> Lines, DateOnly FirstMonth, DateOnly Today);

/// <summary>A version of a part.</summary>
/// <param name="At">When it was approved, at the organization's offset.</param>
/// <param name="ChangeId">The proposal that made it; null for the first.</param>
public sealed record VersionRow(int Number, int Revision, DateTimeOffset At, string By, Guid? ChangeId, int? ChangeNumber, string Reason, decimal Total, int Lines);

/// <summary>Reads what was in force before; the same number of queries whatever was changed.</summary>
public sealed class VersionQueries(PortalDb portalDb)
{
    /// <summary>The versions of a part and two of them line by line; null when the current user does not see it or it is not approved.</summary>
    /// <param name="from">Number of the earlier one; the one before the last when null or unknown.</param>
    /// <param name="to">Number of the later one; the last when null or unknown.</param>
    public async Task<PartHistory?> ReadAsync(Guid partId, int? from = null, int? to = null, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var part = await (await ApprovalAccess.PartsAsync(db, cancellation)).SingleOrDefaultAsync(p => p.Id == partId, cancellation);
        var budget = part is null ? null : await db.Set<Budget>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == part.BudgetId && b.Revision > 0, cancellation);
        if (part is null || budget is null)
        {
            return null;
        }

        var organization = await db.OrganizationAsync(cancellation);
        var versions = await VersionsAsync(db, organization, budget, partId, cancellation);
        var later = versions.FirstOrDefault(v => v.Number == to) ?? versions[^1];
        var earlier = versions.FirstOrDefault(v => v.Number == from) ?? versions.LastOrDefault(v => v.Number < later.Number) ?? later;
        var words = new BudgetWords(
            db, budget.Type, new BudgetWords.Source(budget.Id, later.Revision), new BudgetWords.Source(budget.Id, earlier.Revision));
        var costCenter = await words.CostCenters.Where(c => c.Id == part.CostCenterId).Select(c => c.Code + " " + c.Name).SingleAsync(cancellation);
        var kept = versions.Count > 1;
        var before = await LinesAsync(db, partId, kept ? earlier.Number : null, cancellation);
        var after = await LinesAsync(db, partId, kept ? later.Number : null, cancellation);
        var ids = before.Values.Concat(after.Values).Select(l => l.CodeId).Distinct().ToList();
        var codes = await words.Codes.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        return new PartHistory(
            budget.Id, budget.Name, budget.Type, budget.Currency, costCenter, versions, earlier, later,
            [.. before.Keys.Union(after.Keys).Select(id => Compare(partId, before.GetValueOrDefault(id), after.GetValueOrDefault(id), codes))
                .OrderBy(l => l.Category, StringComparer.CurrentCulture).ThenBy(l => l.Code, StringComparer.Ordinal).ThenBy(l => l.LineId)],
            new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1), db.Time.Today(organization));
    }

    private static ComparedLine Compare(Guid partId, PartVersionLine? before, PartVersionLine? after, Dictionary<Guid, BudgetCode> codes)
    {
        var line = after ?? before!;
        var code = codes[line.CodeId];
        var (was, now) = (before is null ? null : LineAt.Of(before), after is null ? null : LineAt.Of(after));
        ChangeLineKind? kind = was is null ? ChangeLineKind.Added : now is null ? ChangeLineKind.Removed : was.IsSameAs(now) ? null : ChangeLineKind.Changed;
        return new ComparedLine(
            line.LineId, partId, kind, code.Code, code.Name, code.Unit, code.Category, line.IsLumpSum, line.PriceSource, was, now,
            line.PriceSource.HasReason() ? line.PriceReason : string.Empty, line.Justification, false);
    }

    /// <summary>What is kept; before anything was changed, what is in force as the only version.</summary>
    private static async Task<List<VersionRow>> VersionsAsync(
        PortalDbContext db, Organization organization, Budget budget, Guid partId, CancellationToken cancellation)
    {
        var kept = await (
            from version in db.Set<PartVersion>().AsNoTracking()
            where version.PartId == partId
            join change in db.Set<BudgetChange>() on version.ChangeId equals change.Id into changes
            from change in changes.DefaultIfEmpty()
            join approver in db.Users on version.ApprovedById equals approver.Id into approvers
            from approver in approvers.DefaultIfEmpty()
            join frozen in db.Set<FrozenPerson>().Where(f => f.BudgetId == budget.Id)
                on new { Revision = version.Revision, UserId = version.ApprovedById } equals new { frozen.Revision, UserId = (Guid?)frozen.UserId } into people
            from frozen in people.DefaultIfEmpty()
            orderby version.Number
            select new
            {
                version.Number, version.Revision, version.At, version.ChangeId,
                By = version.ApprovedById == null ? string.Empty : frozen!.Name ?? (approver!.FirstName + " " + approver.LastName).Trim(),
                ChangeNumber = change == null ? (int?)null : change.Number, Reason = change == null ? string.Empty : change.Reason,
                Total = version.Lines.Sum(l => l.Amount), Lines = version.Lines.Count(),
            }).ToListAsync(cancellation);
        if (kept.Count > 0)
        {
            return kept.ConvertAll(v => new VersionRow(
                v.Number, v.Revision, organization.Local(v.At), v.By, v.ChangeId, v.ChangeNumber, v.Reason, v.Total, v.Lines));
        }

        var approval = await (
            from step in db.Set<BudgetEvent>()
            where step.BudgetId == budget.Id && step.Step == BudgetStep.Approved
            join user in db.Users on step.UserId equals user.Id
            orderby step.At descending
            select new { step.At, Name = (user.FirstName + " " + user.LastName).Trim() }).FirstOrDefaultAsync(cancellation);
        var sums = await db.Set<BudgetLine>().Where(l => l.PartId == partId).GroupBy(_ => 1)
            .Select(g => new { Total = g.Sum(l => l.Amount), Lines = g.Count() }).SingleOrDefaultAsync(cancellation);
        return
        [
            new VersionRow(
                1, 1, organization.Local(approval?.At ?? budget.DeclaredAt), approval?.Name ?? string.Empty, null, null, string.Empty,
                sums?.Total ?? 0, sums?.Lines ?? 0),
        ];
    }

    /// <param name="number">Null for what is in force.</param>
    private static async Task<Dictionary<Guid, PartVersionLine>> LinesAsync(PortalDbContext db, Guid partId, int? number, CancellationToken cancellation) =>
        number is null
            ? (await db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == partId).ToListAsync(cancellation))
                .ToDictionary(l => l.Id, l => PartVersionLine.Of(Guid.Empty, l))
            : await db.Set<PartVersionLine>().AsNoTracking()
                .Where(l => db.Set<PartVersion>().Any(v => v.Id == l.VersionId && v.PartId == partId && v.Number == number))
                .ToDictionaryAsync(l => l.LineId, cancellation);
}
