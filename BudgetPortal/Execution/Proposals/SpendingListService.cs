using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>
/// Keeps the programs and the object codes. None is deleted: program budgets refer to them; an inactive one is not chosen any more. Every
/// call takes <see cref="ExecutionPermissions.KeepLists"/>.
/// </summary>
public sealed class SpendingListService(PortalDb portalDb)
{
    /// <summary>Both lists by code, with how many proposals or line items have each row.</summary>
    public async Task<Result<SpendingLists>> ReadAsync()
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(ExecutionPermissions.KeepLists) is { } refusal)
        {
            return refusal;
        }

        var programs = await db.Set<Program>().OrderBy(p => p.Code)
            .Select(p => new ListedRow(p.Id, p.Version, p.Code, p.Name, p.IsActive, db.Set<ProgramBudget>().Count(b => b.ProgramId == p.Id))).ToListAsync();
        var codes = await db.Set<ObjectCode>().OrderBy(c => c.Code)
            .Select(c => new ListedRow(c.Id, c.Version, c.Code, c.Name, c.IsActive, db.Set<BudgetLineItem>().Count(i => i.ObjectCodeId == c.Id))).ToListAsync();
        return new SpendingLists(programs, codes);
    }

    /// <summary>Adds a program; adding the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public Task<Result> AddProgramAsync(Guid id, ListedTerms terms) => AddAsync(id, terms, Program.Create);

    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> ChangeProgramAsync(Guid id, Guid seen, ListedTerms terms) => ChangeAsync<Program>(id, seen, terms);

    /// <summary>Adds an object code; adding the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public Task<Result> AddObjectCodeAsync(Guid id, ListedTerms terms) => AddAsync(id, terms, ObjectCode.Create);

    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> ChangeObjectCodeAsync(Guid id, Guid seen, ListedTerms terms) => ChangeAsync<ObjectCode>(id, seen, terms);

    private Task<Result> AddAsync<T>(Guid id, ListedTerms terms, Func<Guid, ListedTerms, Result<T>> create)
        where T : class, IListed => RunAsync<T>(id, terms, async db =>
    {
        if (await db.Set<T>().AnyAsync(r => r.Id == id))
        {
            return Result.Success;
        }

        var row = create(id, terms);
        if (row.Succeeded)
        {
            db.Add(row.Value);
            await db.SaveChangesAsync();
        }

        return row;
    });

    private Task<Result> ChangeAsync<T>(Guid id, Guid seen, ListedTerms terms)
        where T : class, IListed => RunAsync<T>(id, terms, async db =>
    {
        var row = await db.Set<T>().SingleOrDefaultAsync(r => r.Id == id);
        if (row is null)
        {
            return ProposalReading.NotFound();
        }

        if (row.Version != seen)
        {
            return ProposalReading.Conflict();
        }

        var changed = row.Change(terms);
        if (changed.Succeeded)
        {
            await db.SaveChangesAsync();
        }

        return changed;
    });

    private Task<Result> RunAsync<T>(Guid id, ListedTerms terms, Func<PortalDbContext, Task<Result>> operation)
        where T : class, IListed => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.KeepLists) is { } refusal)
            {
                return refusal;
            }

            var code = terms.Code.Trim().ToUpperInvariant();
            return await db.Set<T>().AnyAsync(r => r.Code.ToUpper() == code && r.Id != id)
                ? new Error("proposals.code_taken", Words.Format(ProposalsText.CodeTaken, terms.Code.Trim()), nameof(ListedTerms.Code))
                : await operation(db);
        },
        conflict => conflict);
}

public sealed record SpendingLists(IReadOnlyList<ListedRow> Programs, IReadOnlyList<ListedRow> ObjectCodes);

/// <param name="Uses">How many have it.</param>
public sealed record ListedRow(Guid Id, Guid Version, string Code, string Name, bool IsActive, int Uses);
