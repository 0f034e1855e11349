using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>Reads what a program asks for, for those who write, decide or read proposals.</summary>
public sealed class ProgramSheetQueries(PortalDb portalDb)
{
    /// <summary>A program budget with its line items in the order in which they were entered, and its justifications.</summary>
    public async Task<Result<ProgramView>> ReadAsync(Guid id)
    {
        await using var db = portalDb.Open();
        var held = await db.PermissionsAsync();
        if (ProposalReading.RefuseReading(held) is { } refusal)
        {
            return refusal;
        }

        var found = await (
            from budget in db.Set<ProgramBudget>().AsNoTracking()
            where budget.Id == id
            join proposal in db.Set<BudgetProposal>() on budget.ProposalId equals proposal.Id
            join period in db.Set<BudgetPeriod>() on proposal.PeriodId equals period.Id
            join program in db.Set<Program>() on budget.ProgramId equals program.Id
            select new { Budget = budget, Proposal = proposal, Year = period.Name, program.Code, program.Name }).SingleOrDefaultAsync();
        if (found is null)
        {
            return ProposalReading.NotFound();
        }

        var (keeps, decides) = (held.Contains(ExecutionPermissions.KeepProposals), held.Contains(ExecutionPermissions.DecideProposals));
        var (budgetRow, proposalRow) = (found.Budget, found.Proposal);
        var items = await db.Set<BudgetLineItem>().Where(i => i.ProgramBudgetId == id).OrderBy(i => i.Position).ThenBy(i => i.Id)
            .Select(i => new LineItemRow(i.Id, i.Version, i.ObjectCodeId, i.Description, i.Amount)).ToListAsync();
        var justifications = await db.Set<BudgetJustification>().Where(j => j.ProgramBudgetId == id).OrderBy(j => j.Position).ThenBy(j => j.Id)
            .Select(j => new JustificationRow(j.Id, j.Version, j.Text, j.Evidence)).ToListAsync();
        var used = items.Select(i => i.ObjectCodeId).Distinct().ToList();
        var codes = await db.Set<ObjectCode>().Where(c => c.IsActive || used.Contains(c.Id)).OrderBy(c => c.Code)
            .Select(c => new ProgramChoice(c.Id, c.Code, c.Name)).ToListAsync();
        var made = await db.Set<Appropriation>().Where(a => a.ProgramBudgetId == id).Select(a => new { a.YearStart, a.Number }).SingleOrDefaultAsync();
        var names = await db.NamesAsync(budgetRow.SubmittedById, budgetRow.DecidedById);
        var (edits, submitted, own) = (keeps && budgetRow.State.IsWritten(), budgetRow.State == ProposalState.Submitted, budgetRow.SubmittedById == db.Actor.UserId);
        return new ProgramView(
            id, budgetRow.Version, proposalRow.Id, proposalRow.Name, proposalRow.State, found.Year, proposalRow.Currency, found.Code, found.Name,
            Standing.Of(
                await db.OrganizationAsync(), names, budgetRow.State, (budgetRow.SubmittedById, budgetRow.SubmittedAt), (budgetRow.DecidedById, budgetRow.DecidedAt),
                budgetRow.Comment),
            items, justifications, codes, made is null ? null : DocumentNumber.Said(DocumentKind.Appropriation, made.YearStart.Year, made.Number),
            new ProgramRights(
                edits, edits && proposalRow.MaySubmitProgram().Succeeded, keeps && (edits || submitted), decides && submitted && !own, decides && submitted && own));
    }
}
