using System.Diagnostics;
using BudgetPortal.Data;
using BudgetPortal.Data.Identity;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Demo;

/// <summary>
/// Loads the demo's two organizations into a database that holds no other. Each comes in one transaction, so a start that is cut short
/// leaves nothing half made, and of two that start at once the second finds the organization's code taken and goes on.
/// </summary>
public sealed class DemoCompany(
    DatabaseProvider database, DefaultGrants grants, IPasswordHasher<User> hasher, ChangeSwap swap, IEnumerable<IBudgetWatcher> watchers, TimeProvider time,
    ILogger<DemoCompany> logger)
{
    private const int BatchSize = 1000;

    /// <summary>Loads what is missing of the demo.</summary>
    /// <returns>Whether this call loaded it.</returns>
    public async Task<bool> LoadAsync(CancellationToken cancellation = default)
    {
        if (await LacksMigrationsAsync(cancellation))
        {
            logger.LogWarning("The demo company is not loaded, since the database lacks migrations. Run the command migrate first");
            return false;
        }

        var codes = await CodesAsync(cancellation);
        if (codes.Exists(code => code is not (HarborFoods.Code or SecondOrganization.Code)) || codes.Count == 2)
        {
            return false;
        }

        var watch = Stopwatch.StartNew();
        var hash = hasher.HashPassword(new User(), DemoAccounts.SharedPassword);
        if (!codes.Contains(HarborFoods.Code))
        {
            var harbor = HarborFoods.Create(time, hash);
            if (!await SaveAsync(harbor, [.. HarborBudgets.All(harbor)], db => AddMoreAsync(harbor, db, cancellation), cancellation))
            {
                return false;
            }
        }

        if (!codes.Contains(SecondOrganization.Code))
        {
            var second = SecondOrganization.Create(time, hash);
            if (!await SaveAsync(second, [.. SecondOrganization.Budgets(second)], _ => Task.CompletedTask, cancellation))
            {
                return false;
            }
        }

        logger.LogInformation("Loaded the demo company in {Seconds:0.0} s", watch.Elapsed.TotalSeconds);
        return true;
    }

    private async Task<bool> LacksMigrationsAsync(CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.Nobody);
        return (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }

    private async Task<List<string>> CodesAsync(CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.Nobody);
        return await db.Organizations.Select(o => o.Code).ToListAsync(cancellation);
    }

    /// <param name="change">What people changed once the budgets were approved.</param>
    private async Task<bool> SaveAsync(
        DemoOrganization company, IReadOnlyList<BudgetStory> budgets, Func<PortalDbContext, Task> change, CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.System(company.Organization.Id));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(company.Organization);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            if (!(await CodesAsync(cancellation)).Contains(company.Organization.Code))
            {
                throw;
            }

            logger.LogInformation("Another start of the portal has loaded the demo company");
            return false;
        }

        await grants.AddMissingAsync(db, cancellation);
        db.AddRange(company.People.Rows(db.Roles.Local));
        await db.SaveChangesAsync(cancellation);
        foreach (var batch in company.Rows().Concat(budgets.SelectMany(b => b.Rows)).Chunk(BatchSize))
        {
            db.ChangeTracker.Clear();
            db.AddRange(batch);
            await db.SaveChangesAsync(cancellation);
        }

        var isOld = budgets.ToLookup(b => b.Budget.ActiveDate.Year < company.Days.Year);
        await FreezeAsync(db, isOld[true], cancellation);
        company.Centers.Rename(center => db.Attach(center));
        await db.SaveChangesAsync(cancellation);
        await FreezeAsync(db, isOld[false], cancellation);
        await change(db);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task AddMoreAsync(DemoOrganization harbor, PortalDbContext db, CancellationToken cancellation)
    {
        await AppropriateAsync(db, cancellation);
        await new HarborChanges(harbor, swap, db).AddAsync(cancellation);
        await HarborScenarios.AddAsync(harbor, db, cancellation);
        await new HarborProposals(harbor, db).AddAsync(cancellation);
        await new HarborSpending(harbor, db).AddAsync(cancellation);
        await new HarborExpenses(harbor, db).AddAsync(cancellation);
        await new HarborRevenue(harbor, db).AddAsync(cancellation);
    }

    /// <summary>What became active is spent from then on.</summary>
    private async Task AppropriateAsync(PortalDbContext db, CancellationToken cancellation)
    {
        foreach (var budget in await db.Set<Budget>().Include(b => b.Parts).Where(b => b.State == BudgetState.Active).OrderBy(b => b.Id).ToListAsync(cancellation))
        {
            foreach (var watcher in watchers)
            {
                await watcher.ActivatedAsync(db, budget);
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Keeps the words in which budgets were approved.</summary>
    private static async Task FreezeAsync(PortalDbContext db, IEnumerable<BudgetStory> budgets, CancellationToken cancellation)
    {
        foreach (var story in budgets)
        {
            db.ChangeTracker.Clear();
            if (story.ApprovedAt is { } at)
            {
                await db.FreezeAsync(story.Budget, at, cancellation);
                await db.SaveChangesAsync(cancellation);
            }
        }

        db.ChangeTracker.Clear();
    }
}
