using BudgetPortal.Data;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Reads the list of appropriations, always with the same number of queries.</summary>
public sealed class AppropriationListQueries(PortalDb portalDb)
{
    /// <summary>Those that the current user may see, the latest first, then by code.</summary>
    public async Task<IReadOnlyList<AppropriationRow>> ListAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await RowsAsync(db, await db.VisibleAppropriationsAsync(cancellation), cancellation);
    }

    /// <summary>Whether the current user may see any.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await (await db.VisibleAppropriationsAsync(cancellation)).AnyAsync(cancellation);
    }

    /// <summary>What is told of some appropriations. Four queries.</summary>
    internal static async Task<IReadOnlyList<AppropriationRow>> RowsAsync(
        PortalDbContext db, IQueryable<Appropriation> appropriations, CancellationToken cancellation)
    {
        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        var obligated = await (
            from allotment in db.Set<Allotment>()
            join appropriation in appropriations on allotment.AppropriationId equals appropriation.Id
            group allotment by appropriation.Id into own
            select new { own.Key, Sum = own.Sum(a => a.Obligated) }).ToDictionaryAsync(o => o.Key, o => o.Sum, cancellation);
        var paid = await (
            from line in db.Set<ObligationLine>()
            join allotment in db.Set<Allotment>() on line.AllotmentId equals allotment.Id
            join appropriation in appropriations on allotment.AppropriationId equals appropriation.Id
            group line by appropriation.Id into own
            select new { own.Key, Sum = own.Sum(l => l.Disbursed) }).ToDictionaryAsync(p => p.Key, p => p.Sum, cancellation);
        var found = await NamedAsync(db, appropriations, cancellation);
        return
        [
            .. found.OrderByDescending(n => n.Of.ActiveDate).ThenBy(n => n.Code, StringComparer.Ordinal).ThenBy(n => n.Of.Number).Select(n => new AppropriationRow(
                n.Of.Id, DocumentNumber.Said(DocumentKind.Appropriation, n.Of.YearStart.Year, n.Of.Number), n.BudgetId, n.Budget, n.Code, n.Name, n.Of.ActiveDate, n.Of.ExpireDate, n.Of.Currency,
                n.Of.IsClosed ? AppropriationState.Closed : today > n.Of.ExpireDate ? AppropriationState.Expired : AppropriationState.Active,
                n.Of.Amount, n.Of.Allotted, obligated.GetValueOrDefault(n.Of.Id), paid.GetValueOrDefault(n.Of.Id), n.Of.Expensed + n.Of.ExchangeDifferences)),
        ];
    }

    /// <summary>Whose money it is, in the words in which the budget was approved.</summary>
    private static Task<List<Named>> NamedAsync(PortalDbContext db, IQueryable<Appropriation> appropriations, CancellationToken cancellation) => (
        from appropriation in appropriations
        join part in db.Set<CostCenterBudget>() on appropriation.PartId equals part.Id into parts
        from part in parts.DefaultIfEmpty()
        join budget in db.Set<Budget>() on part!.BudgetId equals budget.Id into budgets
        from budget in budgets.DefaultIfEmpty()
        join center in db.Set<CostCenter>() on part!.CostCenterId equals center.Id into centers
        from center in centers.DefaultIfEmpty()
        join frozen in db.Set<FrozenCostCenter>()
            on new { part!.BudgetId, budget!.Revision, part.CostCenterId } equals new { frozen.BudgetId, frozen.Revision, frozen.CostCenterId } into snapshots
        from frozen in snapshots.DefaultIfEmpty()
        join program in db.Set<ProgramBudget>() on appropriation.ProgramBudgetId equals program.Id into programs
        from program in programs.DefaultIfEmpty()
        join named in db.Set<Proposals.Program>() on program!.ProgramId equals named.Id into names
        from named in names.DefaultIfEmpty()
        join proposal in db.Set<BudgetProposal>() on program!.ProposalId equals proposal.Id into proposals
        from proposal in proposals.DefaultIfEmpty()
        select new Named(
            appropriation, part == null ? null : part.BudgetId, budget!.Name ?? proposal!.Name,
            frozen!.Code ?? center!.Code ?? named!.Code, frozen!.Name ?? center!.Name ?? named!.Name)).ToListAsync(cancellation);

    private sealed record Named(Appropriation Of, Guid? BudgetId, string Budget, string Code, string Name);
}
