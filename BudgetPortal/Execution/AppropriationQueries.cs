using BudgetPortal.Data;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Reads one appropriation with its chain, always with the same number of queries.</summary>
public sealed class AppropriationQueries(PortalDb portalDb)
{
    /// <returns>Null when there is none, or the current user may not see it.</returns>
    public async Task<AppropriationDetail?> ReadAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var own = (await db.VisibleAppropriationsAsync(cancellation)).Where(a => a.Id == id);
        var rows = await AppropriationListQueries.RowsAsync(db, own, cancellation);
        if (rows is not [var row])
        {
            return null;
        }

        var organization = await db.OrganizationAsync(cancellation);
        var rights = await db.PermissionsAsync(cancellation);
        var lines = await LinesAsync(db, id, row.BudgetId, cancellation);
        var chain = await Chain.LoadAsync(db, id, cancellation);
        var reader = db.Actor.UserId ?? Guid.Empty;
        var names = lines.ToDictionary(l => l.Id, l => l.Name);
        return new AppropriationDetail(
            row, SpendingQuarter.Of(await own.SingleAsync(cancellation)), db.Time.Today(organization),
            new SpendingRights(
                rights.Contains(ExecutionPermissions.ReleaseAllotment), rights.Contains(ExecutionPermissions.RecordObligation),
                rights.Contains(ExecutionPermissions.RecordDisbursement),
                row.State != AppropriationState.Closed && await (await db.SpendableAsync(cancellation)).AnyAsync(a => a.Id == id, cancellation), reader),
            chain.Rows(names, organization.AllowOnePersonToSpend ? null : reader), lines);
    }

    /// <summary>What can be spent from: the part's lines in the budget's words, or the program's line items.</summary>
    internal static async Task<IReadOnlyList<SpendingLine>> LinesAsync(PortalDbContext db, Guid id, Guid? budgetId, CancellationToken cancellation)
    {
        if (budgetId is not { } budget)
        {
            return await (
                from appropriation in db.Set<Appropriation>()
                where appropriation.Id == id
                join item in db.Set<BudgetLineItem>() on appropriation.ProgramBudgetId equals item.ProgramBudgetId
                join code in db.Set<ObjectCode>() on item.ObjectCodeId equals code.Id
                orderby code.Code, item.Id
                select new SpendingLine(item.Id, null, code.Code, item.Description == string.Empty ? code.Name : item.Description, item.Amount))
                .ToListAsync(cancellation);
        }

        var words = await db.WordsOfAsync(budget, cancellation: cancellation);
        return await (
            from appropriation in db.Set<Appropriation>()
            where appropriation.Id == id
            join line in db.Set<BudgetLine>() on appropriation.PartId equals line.PartId
            join code in words.Codes on line.ItemId equals code.Id
            orderby code.Code, line.Id
            select new SpendingLine(line.Id, line.ItemId, code.Code, code.Name, line.Amount)).ToListAsync(cancellation);
    }
}
