using BudgetPortal.Data;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Starts;

/// <summary>
/// Starts a sheet from last year's lines, from a template or from another cost center: first it shows what would come of it, then what was
/// chosen is entered in one transaction by the rules by which single lines are entered.
/// </summary>
public sealed class StartService(PortalDb portalDb, ExchangeService exchange)
{
    /// <summary>What would come of it; nothing is saved. However many lines, the same number of queries.</summary>
    public async Task<Result<StartPreview>> PreviewAsync(Guid partId, StartAsk ask, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var desk = await db.EntryDeskAsync(partId, cancellation);
        if (!desk.Succeeded)
        {
            return Result<StartPreview>.Failed(desk.Errors);
        }

        if (ask.Uplifts.Check() is { } impossible)
        {
            return impossible;
        }

        var source = await db.SourceAsync(desk.Value, ask.Source, cancellation);
        return source.Succeeded ? await PreviewAsync(db, desk.Value, source.Value, ask, cancellation) : Result<StartPreview>.Failed(source.Errors);
    }

    /// <summary>
    /// Enters rows of a preview. When one of them can no longer be entered as it was shown, since the source, the sheet or a price is another
    /// one by now, nothing is saved and <c>exchange.overtaken</c> says which. What is done is taken back by <see cref="ExchangeService.TakeBackAsync"/>.
    /// </summary>
    public Task<Result<Exchanged>> ApplyAsync(Guid partId, StartPreview preview, IReadOnlyList<StartRow> rows)
    {
        List<StartRow> chosen = [.. rows.Where(r => r.Step is not null)];
        return exchange.ApplyAsync(partId, chosen.ConvertAll(r => r.ToPreviewRow()), (db, desk) => RefuseAsync(db, desk, preview, chosen));
    }

    private static async Task<StartPreview> PreviewAsync(
        PortalDbContext db, EntryDesk desk, SourceLines source, StartAsk ask, CancellationToken cancellation)
    {
        var lines = await db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == desk.Part.Id).OrderBy(l => l.Id).ToListAsync(cancellation);
        var stored = lines.Where(l => !l.IsCarried).ToLookup(l => l.ItemId ?? l.ProductId ?? Guid.Empty, LineFigures.Of);
        var prices = await PriceBook.LoadLastAsync(db, desk, [.. source.Lines.Select(l => l.Code.Id).Distinct()], cancellation);
        var profiles = await db.Set<SeasonalProfile>().Where(p => p.IsActive).Select(p => p.Id).ToHashSetAsync(cancellation);
        var plans = new StartPlanner(desk, source, ask, prices, stored, profiles).Plan();
        var results = (await new LineBatch(db, desk).RunAsync([.. plans.Select(p => p.Step).OfType<LineStep>()], cancellation))
            .ToDictionary<StepResult, LineStep>(r => r.Step, ReferenceEqualityComparer.Instance);
        return new StartPreview(
            ask, [.. plans.Select(p => Row(p, p.Step is null ? null : results[p.Step]))], lines.Sum(l => l.Amount), desk.Budget.Currency, source.Currency,
            desk.Budget.Type, lines.Select(l => l.Id).ToHashSet());
    }

    private static StartRow Row(StartPlan plan, StepResult? result)
    {
        var problem = plan.Problem ?? result?.Error?.Message;
        var same = result is { Before: { } before, After: { } after } && before.ToEntry() == after.ToEntry();
        var kind = problem is not null ? StartRowKind.Wrong
            : plan.Step is null ? StartRowKind.There
            : same ? StartRowKind.Same
            : plan.Step is AddStep ? StartRowKind.Added : StartRowKind.Changed;
        var taken = kind is StartRowKind.Added or StartRowKind.Changed;
        var (line, code) = (plan.Source, plan.Source.Code);
        return new StartRow(
            line.Id, kind, code.Id, code.Code, code.Name, code.Unit, code.Category, plan.Percent,
            new StartFigures(line.Quantity, line.UnitPrice, line.Amount, line.IsLumpSum, line.Spread, line.BuildUp), plan.Stands, taken ? result?.After : null,
            problem ?? plan.Note, taken ? plan.Step : null);
    }

    /// <summary>Why the rows are not what the person saw: the source, or what the sheet has of their items.</summary>
    private static async Task<Error?> RefuseAsync(PortalDbContext db, EntryDesk desk, StartPreview preview, List<StartRow> chosen)
    {
        var source = await db.SourceAsync(desk, preview.Ask.Source);
        if (source.Value is not { } read)
        {
            return source.Error;
        }

        var lines = read.Lines.ToDictionary(l => l.Id);
        if (chosen.Find(r => !lines.TryGetValue(r.SourceId, out var line) || !line.IsAsShown(r)) is { } changed)
        {
            return Overtaken(changed, StartsText.SourceChanged);
        }

        var codes = chosen.Where(r => r.Step is AddStep).Select(r => r.CodeId).ToHashSet();
        var own = chosen.Select(r => r.Step).OfType<AddStep>().Select(s => s.Line.Id).ToHashSet();
        var known = await db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == desk.Part.Id && l.PriceSource != PriceSource.CarriedForward)
            .Select(l => new { l.Id, CodeId = l.ItemId ?? l.ProductId ?? Guid.Empty }).ToListAsync();
        var entered = known.Find(l => codes.Contains(l.CodeId) && !preview.Seen.Contains(l.Id) && !own.Contains(l.Id));
        return entered is null ? null : Overtaken(chosen.Find(r => r.CodeId == entered.CodeId)!, StartsText.EnteredMeanwhile);
    }

    private static Error Overtaken(StartRow row, string why) =>
        new("exchange.overtaken", Words.Format(ExchangeText.Overtaken, row.Name, why));
}
