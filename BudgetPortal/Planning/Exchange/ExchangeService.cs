using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Exchange;

/// <summary>
/// Takes the lines of a file or of a pasted block into a sheet: first it shows what would change, then what was chosen is changed in one
/// transaction, by the rules by which single lines are entered. It is all or nothing, and what is saved is what was shown.
/// </summary>
public sealed class ExchangeService(PortalDb portalDb)
{
    /// <summary>What would change; nothing is saved. However many rows, the same number of queries.</summary>
    public async Task<Result<ExchangePreview>> PreviewAsync(Guid partId, ExchangeInput input, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var desk = await db.EntryDeskAsync(partId, cancellation);
        return desk.Succeeded ? await new PreviewReading(db, desk.Value).ReadAsync(input, cancellation) : Result<ExchangePreview>.Failed(desk.Errors);
    }

    /// <summary>
    /// Takes rows of a preview. When one of them can no longer be taken as it was shown, nothing is saved and
    /// <c>exchange.overtaken</c> says which.
    /// </summary>
    public Task<Result<Exchanged>> ApplyAsync(Guid partId, IReadOnlyList<PreviewRow> rows) => ApplyAsync(partId, rows, NothingAsync);

    /// <summary>Takes rows of a preview of another kind.</summary>
    /// <param name="before">Why they are not taken, by what stands before they are; null when they are.</param>
    internal Task<Result<Exchanged>> ApplyAsync(Guid partId, IReadOnlyList<PreviewRow> rows, Func<PortalDbContext, EntryDesk, Task<Error?>> before)
    {
        List<PreviewRow> chosen = [.. rows.Where(r => r.Step is not null)];
        return RunAsync(partId, [.. chosen.Select(r => r.Step!)], before, results =>
            chosen.Zip(results).FirstOrDefault(r => !IsAsShown(r.First, r.Second)) is { First: { } row, Second: var result }
                ? Overtaken(Words.Format(ExchangeText.Overtaken, row.Name, result.Error?.Message ?? ExchangeText.NotAsShown))
                : null);
    }

    /// <summary>Takes back what was taken, all of it or nothing.</summary>
    /// <param name="back">Of <see cref="Exchanged"/>.</param>
    public Task<Result<Exchanged>> TakeBackAsync(Guid partId, IReadOnlyList<LineStep> back) => RunAsync(partId, back, NothingAsync, results =>
        results.FirstOrDefault(r => r.Error is not null) is { } result ? Overtaken(Words.Format(ExchangeText.NotTakenBack, result.Error!.Message)) : null);

    /// <param name="refuse">Why what comes of the steps is not saved; null when it is.</param>
    private Task<Result<Exchanged>> RunAsync(
        Guid partId, IReadOnlyList<LineStep> steps, Func<PortalDbContext, EntryDesk, Task<Error?>> before, Func<IReadOnlyList<StepResult>, Error?> refuse) => portalDb.RunAsync(
        async db =>
        {
            var desk = await db.EntryDeskAsync(partId);
            return !desk.Succeeded ? Result<Exchanged>.Failed(desk.Errors)
                : await before(db, desk.Value) is { } refusal ? refusal
                : await RunAsync(db, desk.Value, steps, refuse);
        },
        conflict => (Result<Exchanged>)conflict);

    private static async Task<Result<Exchanged>> RunAsync(
        PortalDbContext db, EntryDesk desk, IReadOnlyList<LineStep> steps, Func<IReadOnlyList<StepResult>, Error?> refuse)
    {
        var results = await new LineBatch(db, desk).RunAsync(steps);
        if (refuse(results) is { } refusal)
        {
            return refusal;
        }

        if (await TargetControlRule.RefuseLinesAsync(db, desk.Budget, desk.Part, field: null) is { } beyond)
        {
            return beyond;
        }

        if (db.ChangeTracker.Entries<BudgetLine>().Any(e => e.State != EntityState.Unchanged))
        {
            desk.Part.Entered(desk.UserId, db.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }

        var versions = db.ChangeTracker.Entries<BudgetLine>().ToDictionary(e => e.Entity.Id, e => e.Entity.Version);
        return new Exchanged(
            results.Count(r => r.Before is null), results.Count(r => r is { Before: not null, After: not null }), results.Count(r => r.After is null),
            [.. results.Select(r => Back(r, versions))]);
    }

    private static LineStep Back(StepResult done, Dictionary<Guid, Guid> versions) => done.Before is { } before
        ? new RestoreStep(done.CodeId, before, versions.GetValueOrDefault(before.Id))
        : new RemoveStep(done.After!.Id, versions[done.After.Id]);

    private static Task<Error?> NothingAsync(PortalDbContext db, EntryDesk desk) => Task.FromResult<Error?>(null);

    private static Error Overtaken(string message) => new("exchange.overtaken", message);

    /// <summary>A price may have moved since: an order came, or a rate.</summary>
    private static bool IsAsShown(PreviewRow row, StepResult result) => result.Errors.Count == 0
        && (row.Becomes?.Quantity, row.Becomes?.Price.UnitPrice, row.Becomes?.Amount) == (result.After?.Quantity, result.After?.Price.UnitPrice, result.After?.Amount);
}
