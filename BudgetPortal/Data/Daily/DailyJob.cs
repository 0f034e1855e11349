using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data.Daily;

/// <summary>
/// Runs every organization's daily tasks. Which days are done stands in <see cref="JobRun"/>: days that were missed or failed are made up in
/// order, each once, however many processes run it. Nothing that fails stops another day, task or organization.
/// </summary>
public sealed class DailyJob(DatabaseProvider database, IServiceScopeFactory scopes, ILogger<DailyJob> logger)
{
    /// <summary>A day that could not be made up for so long is given up.</summary>
    public const int DaysBack = 31;

    /// <summary>Does what is due in all organizations.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.Nobody);
        foreach (var organization in await db.Organizations.AsNoTracking().OrderBy(o => o.Code).ToListAsync(cancellation))
        {
            try
            {
                await RunAsync(organization, Environment.MachineName, cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                logger.LogError(exception, "The daily job of {Organization} failed", organization.Code);
            }
        }
    }

    /// <summary>Does what is due in one organization.</summary>
    /// <param name="by">The server, or the person who asked for it.</param>
    /// <returns>False when some of it was left to another process that is at work on it.</returns>
    public async Task<bool> RunAsync(Organization organization, string by, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(Actor.System(organization.Id));
        var whole = true;
        foreach (var task in scope.ServiceProvider.GetServices<IDailyTask>())
        {
            await using var db = database.Create(Actor.System(organization.Id));
            var today = db.Time.Today(organization);
            foreach (var day in await DueAsync(db, task, today, cancellation))
            {
                if (!await RunAsync(task, new DayWork(organization, day, today), by, cancellation))
                {
                    // Whoever has this day goes on with the next ones, in order.
                    whole = false;
                    break;
                }
            }
        }

        return whole;
    }

    private static async Task<List<DateOnly>> DueAsync(PortalDbContext db, IDailyTask task, DateOnly today, CancellationToken cancellation)
    {
        var runs = db.Set<JobRun>().Where(r => r.Job == task.Name);
        var oldest = today.AddDays(-DaysBack);
        var known = await runs.Where(r => r.Day >= oldest && r.Day <= today).ToDictionaryAsync(r => r.Day, r => r.Outcome, cancellation);
        var first = await runs.AnyAsync(r => r.Day < oldest, cancellation) ? oldest : known.Keys.Append(today).Min();
        return [.. Enumerable.Range(0, today.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(IsDue)];

        bool IsDue(DateOnly day) =>
            !known.TryGetValue(day, out var outcome) || outcome != JobOutcome.Succeeded || (task.IsHourly && day == today);
    }

    private async Task<bool> RunAsync(IDailyTask task, DayWork work, string by, CancellationToken cancellation)
    {
        if (await ClaimAsync(task, work, by, cancellation) is not { } run)
        {
            return false;
        }

        try
        {
            await task.RunAsync(work, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            work.Failed(string.Empty, JobFailure.Stopped);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            logger.LogError(exception, "{Task} of {Organization} failed for {Day}", task.Name, work.Organization.Code, work.Day);
            work.Failed(string.Empty, JobFailure.Unexpected);
        }

        await FinishAsync(run, work);
        cancellation.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>Takes a day for this process; null when another one has it.</summary>
    private async Task<JobRun?> ClaimAsync(IDailyTask task, DayWork work, string by, CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.System(work.Organization.Id));
        var now = db.Time.GetUtcNow();
        var run = await db.Set<JobRun>().SingleOrDefaultAsync(r => r.Job == task.Name && r.Day == work.Day, cancellation);
        if (run is null)
        {
            run = db.Add(new JobRun(task.Name, work.Day, by, now)).Entity;
        }
        else if (!run.TryStart(by, now, again: task.IsHourly && work.Day == work.Today))
        {
            return null;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return run;
        }
        catch (Exception exception) when (Overtaken.By(exception))
        {
            return null;
        }
    }

    private async Task FinishAsync(JobRun run, DayWork work)
    {
        await using var db = database.Create(Actor.System(work.Organization.Id));
        db.Attach(run).Entity.Finish(work, db.Time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogWarning("{Job} of {Organization} for {Day} took so long that it was taken over", run.Job, work.Organization.Code, run.Day);
        }
    }
}
