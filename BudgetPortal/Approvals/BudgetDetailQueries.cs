using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Reads one budget with its totals; the same number of queries whatever its size.</summary>
public sealed class BudgetDetailQueries(PortalDb portalDb)
{
    /// <summary>The budget as far as the current user sees it; null when it does not exist or they see nothing of it.</summary>
    public async Task<BudgetDetail?> ReadAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var lastYearId = await db.LastYearBudgetIdAsync(budgetId, cancellation);
        var words = await db.WordsOfAsync(budgetId, lastYearId, cancellation);
        var head = await (
            from budget in db.Set<Budget>().AsNoTracking().Include(b => b.Parts)
            where budget.Id == budgetId
            join declarer in words.People on budget.DeclaredById equals declarer.Id
            select new { Budget = budget, DeclaredBy = declarer.Name })
            .SingleOrDefaultAsync(cancellation);
        var visible = (await ApprovalAccess.PartsAsync(db, cancellation)).Where(p => p.BudgetId == budgetId);
        var parts = head is null ? [] : await PartsAsync(db, words, visible, cancellation);
        if (head is null || parts.Count == 0)
        {
            return null;
        }

        var organization = await db.OrganizationAsync(cancellation);
        var lastYearName = await db.Set<Budget>().Where(b => b.Id == lastYearId).Select(b => b.Name).SingleOrDefaultAsync(cancellation);
        var totals = await PartTotals.OfAsync(db, lastYearId is { } last ? [budgetId, last] : [budgetId], cancellation);
        var decisions = await DecisionsAsync(db, words, visible, cancellation);
        var authors = await AuthorsAsync(db, visible, cancellation);
        var turns = await TurnsAsync(db, organization, visible, cancellation);
        var today = db.Time.Today(organization);
        var rows = parts.ConvertAll(p => Row(head.Budget, p, totals, lastYearId, decisions, turns));
        return new BudgetDetail(
            head.Budget.Id, head.Budget.Name, head.Budget.Type, head.Budget.Currency, head.Budget.State, head.Budget.Version,
            head.Budget.EntryStart, head.Budget.EntryEnd, head.Budget.ActiveDate, head.Budget.ExpireDate, head.Budget.Instructions,
            head.DeclaredBy, organization.Local(head.Budget.DeclaredAt), lastYearName, today, parts.Count == head.Budget.Parts.Count,
            head.Budget.Parts.Count(p => p.State != PartState.Withdrawn), decisions.Values.Sum(d => d.AllChanges), authors.Select(a => a.AuthorId).Distinct().Count(),
            head.Budget.IsWithoutBudget, Correction.Proposed(organization, head.Budget.ExpireDate, today),
            Correction.Proposed(organization, head.Budget.ExpireDate, head.Budget.State == BudgetState.EntryOpen && head.Budget.EntryEnd > today ? head.Budget.EntryEnd : today),
            await RightsAsync(db, budgetId, visible, cancellation), BudgetMoves.Of(head.Budget, today), rows,
            await CategoriesAsync(db, words, visible, lastYearId, cancellation), await MilestonesAsync(db, words, organization, budgetId, cancellation));
    }

    private static Task<List<FoundPart>> PartsAsync(
        PortalDbContext db, BudgetWords words, IQueryable<CostCenterBudget> visible, CancellationToken cancellation) =>
        (from part in visible
         join costCenter in words.CostCenters on part.CostCenterId equals costCenter.Id
         join target in db.Set<CostCenterTarget>() on part.Id equals target.PartId into targets
         from target in targets.DefaultIfEmpty()
         join owner in words.People on costCenter.OwnerId equals owner.Id into owners
         from owner in owners.DefaultIfEmpty()
         orderby costCenter.Code
         select new FoundPart(
             part.Id, part.CostCenterId, costCenter.Code, costCenter.Name, costCenter.OwnerId == null ? string.Empty : owner!.Name, part.State,
             target == null ? null : target.Amount,
             db.Set<CostCenter>().Any(c => c.Id == costCenter.Id && c.IsActive))).ToListAsync(cancellation);

    private static PartRow Row(
        Budget budget, FoundPart part, PartTotals totals, Guid? lastYearId, Dictionary<Guid, LastDecision> decisions,
        Dictionary<Guid, PartWaiting> turns)
    {
        var stored = budget.Parts.Single(p => p.Id == part.Id);
        var now = part.State == PartState.Withdrawn ? default : totals[budget.Id, part.CostCenterId];
        var decision = part.State is PartState.Approved or PartState.Rejected or PartState.SentBack ? decisions.GetValueOrDefault(part.Id) : null;
        return new PartRow(
            part.Id, part.CostCenterId, part.Code, part.Name, part.Owner, part.State, now.Lines, now.Amount, totals[lastYearId, part.CostCenterId].Amount,
            decision?.Approver ?? string.Empty, decision?.ActingFor ?? string.Empty, decision?.Changes ?? 0,
            part.State == PartState.Approved ? decision?.OwnLines ?? 0 : 0, turns.GetValueOrDefault(part.Id),
            part.State == PartState.Withdrawn ? null : part.Target, stored.IsInEntry ? stored.OwnDeadline(budget) : null, part.IsActive,
            PartMoves.Of(budget, stored, now.Lines));
    }

    private static async Task<Dictionary<Guid, PartWaiting>> TurnsAsync(
        PortalDbContext db, Organization organization, IQueryable<CostCenterBudget> visible, CancellationToken cancellation) =>
        (await (
            from request in db.Set<ApprovalRequest>()
            where request.ClosedAt == null
            join part in visible on request.PartId equals part.Id
            join assignee in db.Users on request.AssigneeId equals assignee.Id into assignees
            from assignee in assignees.DefaultIfEmpty()
            orderby request.Since
            select new
            {
                PartId = part.Id, request.Since, Person = assignee == null ? string.Empty : (assignee.FirstName + " " + assignee.LastName).Trim(),
            }).ToListAsync(cancellation))
        .GroupBy(t => t.PartId).ToDictionary(g => g.Key, g => new PartWaiting(g.Last().Person, organization.Local(g.Last().Since)));

    private static async Task<Dictionary<Guid, LastDecision>> DecisionsAsync(
        PortalDbContext db, BudgetWords words, IQueryable<CostCenterBudget> visible, CancellationToken cancellation)
    {
        var all = await (
            from approval in db.Set<BudgetApproval>().AsNoTracking()
            join part in visible on approval.PartId equals part.Id
            join approver in words.People on approval.ApproverId equals approver.Id
            join owner in words.People on approval.ActingForId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby approval.At
            select new
            {
                PartId = part.Id, approval.OwnLines, Approver = approver.Name,
                ActingFor = approval.ActingForId == null ? string.Empty : owner!.Name, Changes = approval.Changes.Count,
            }).ToListAsync(cancellation);
        return all.GroupBy(a => a.PartId).ToDictionary(
            g => g.Key, g => new LastDecision(g.Last().Approver, g.Last().ActingFor, g.Last().OwnLines, g.Last().Changes, g.Sum(a => a.Changes)));
    }

    private static Task<List<Author>> AuthorsAsync(PortalDbContext db, IQueryable<CostCenterBudget> visible, CancellationToken cancellation) =>
        (from line in db.Set<BudgetLine>()
         join part in visible on line.PartId equals part.Id
         group line by new { line.PartId, line.EnteredById } into lines
         select new Author(lines.Key.PartId, lines.Key.EnteredById, lines.Count())).ToListAsync(cancellation);

    private static async Task<IReadOnlyList<CategoryRow>> CategoriesAsync(
        PortalDbContext db, BudgetWords words, IQueryable<CostCenterBudget> visible, Guid? lastYearId, CancellationToken cancellation)
    {
        var parts = db.Set<CostCenterBudget>().Where(p => p.State != PartState.Withdrawn
            && (visible.Any(v => v.Id == p.Id) || (p.BudgetId == lastYearId && visible.Any(v => v.CostCenterId == p.CostCenterId))));
        var sums = await StoredLines.Of(db, words, parts)
            .GroupBy(l => new { l.Category, IsLastYear = db.Set<CostCenterBudget>().Any(p => p.Id == l.PartId && p.BudgetId == lastYearId) })
            .Select(g => new { g.Key.Category, g.Key.IsLastYear, Amount = g.Sum(l => l.Amount) })
            .ToListAsync(cancellation);
        return [.. sums.GroupBy(s => s.Category)
            .Select(g => new CategoryRow(g.Key, g.Where(s => !s.IsLastYear).Sum(s => s.Amount), g.Where(s => s.IsLastYear).Sum(s => s.Amount)))
            .OrderByDescending(c => c.Total).ThenBy(c => c.Name, StringComparer.CurrentCulture)];
    }

    private static async Task<IReadOnlyList<Milestone>> MilestonesAsync(
        PortalDbContext db, BudgetWords words, Organization organization, Guid budgetId, CancellationToken cancellation)
    {
        var steps = await (
            from step in db.Set<BudgetEvent>().AsNoTracking()
            where step.BudgetId == budgetId && step.PartId == null
            join user in words.People on step.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby step.At, step.Id
            select new { step.Step, step.At, step.Comment, Person = step.UserId == null ? null : user!.Name }).ToListAsync(cancellation);
        return [.. steps.Select(s => new Milestone(s.Step, organization.Local(s.At), s.Person, s.Comment))];
    }

    private static async Task<BudgetRights> RightsAsync(
        PortalDbContext db, Guid budgetId, IQueryable<CostCenterBudget> visible, CancellationToken cancellation)
    {
        var rights = await db.PermissionsAsync(cancellation);
        var me = db.Actor.UserId ?? Guid.Empty;
        var mayFinally = rights.Contains(ApprovalsPermissions.DecideFinally);
        var own = db.CostCentersOf(me);
        var turns = Turns.PartsOf(db, me, mayFinally);
        var mine = await visible.Select(p => new
        {
            Enters = own.Any(c => c.Id == p.CostCenterId),
            Decides = turns.Any(r => r.PartId == p.Id),
        }).Where(m => m.Enters || m.Decides).Distinct().ToListAsync(cancellation);
        return new BudgetRights(
            rights.Contains(PlanningPermissions.DeclareBudget), mayFinally,
            rights.Contains(ApprovalsPermissions.DecideCostCenter) && mine.Exists(m => m.Decides),
            rights.Contains(PlanningPermissions.EnterLines) && mine.Exists(m => m.Enters), rights.Contains(PlanningPermissions.ReadAllBudgets));
    }

    private sealed record FoundPart(
        Guid Id, Guid CostCenterId, string Code, string Name, string Owner, PartState State, decimal? Target, bool IsActive);

    private sealed record LastDecision(string Approver, string ActingFor, int OwnLines, int Changes, int AllChanges);

    private sealed record Author(Guid PartId, Guid AuthorId, int Lines);
}
