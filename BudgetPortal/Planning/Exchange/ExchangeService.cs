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
    public Task<Result<Exchanged>> ApplyAsync(Guid partId, IReadOnlyList<PreviewRow> rows) =>
        portalDb.RunAsync(db => ApplyAsync(db, partId, rows), conflict => (Result<Exchanged>)conflict);

    private static async Task<Result<Exchanged>> ApplyAsync(PortalDbContext db, Guid partId, IReadOnlyList<PreviewRow> rows)
    {
        var desk = await db.EntryDeskAsync(partId);
        if (!desk.Succeeded)
        {
            return Result<Exchanged>.Failed(desk.Errors);
        }

        List<PreviewRow> chosen = [.. rows.Where(r => r.Step is not null)];
        var results = await new LineBatch(db, desk.Value).RunAsync([.. chosen.Select(r => r.Step!)]);
        if (chosen.Zip(results).FirstOrDefault(r => !IsAsShown(r.First, r.Second)) is { First: { } row, Second: var result })
        {
            var why = result.Errors.Count > 0 ? result.Errors[0].Message : ExchangeText.NotAsShown;
            return new Error("exchange.overtaken", Words.Format(ExchangeText.Overtaken, row.Name, why));
        }

        if (await TargetControlRule.RefuseLinesAsync(db, desk.Value.Budget, desk.Value.Part, field: null) is { } beyond)
        {
            return beyond;
        }

        if (db.ChangeTracker.HasChanges())
        {
            desk.Value.Part.Entered(desk.Value.UserId, db.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }

        return new Exchanged(chosen.Count(r => r.Step is AddStep), chosen.Count(r => r.Step is ChangeStep), chosen.Count(r => r.Step is RemoveStep));
    }

    /// <summary>A price may have moved since: an order came, or a rate.</summary>
    private static bool IsAsShown(PreviewRow row, StepResult result) => result.Errors.Count == 0
        && (row.Becomes?.Quantity, row.Becomes?.Price.UnitPrice, row.Becomes?.Amount) == (result.After?.Quantity, result.After?.Price.UnitPrice, result.After?.Amount);
}
