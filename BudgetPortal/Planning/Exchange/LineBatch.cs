using BudgetPortal.Data;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Exchange;

/// <summary>
/// Takes many steps on the lines of one part by the rules by which single lines are entered. Nothing is saved here: who only wants to
/// know what would come of it does not save. However many steps, the same number of queries.
/// </summary>
internal sealed class LineBatch(PortalDbContext db, EntryDesk desk)
{
    private readonly DateTimeOffset now = db.Time.GetUtcNow();
    private Dictionary<Guid, BudgetLine> lines = [];
    private Dictionary<Guid, BudgetCode> codes = [];
    private Dictionary<Guid, SeasonalProfile> profiles = [];
    private PriceBook? prices;

    /// <summary>What each step comes to, in their order.</summary>
    public async Task<IReadOnlyList<StepResult>> RunAsync(IReadOnlyList<LineStep> steps, CancellationToken cancellation = default)
    {
        await LoadAsync(steps, cancellation);
        var results = new List<StepResult>(steps.Count);
        foreach (var step in steps)
        {
            results.Add(step switch
            {
                AddStep add => Add(add),
                ChangeStep change => Change(change),
                RemoveStep remove => Remove(remove),
                RestoreStep restore => Restore(restore),
                CopyStep copy => Copy(copy),
                SpreadStep spread => Spread(spread),
                _ => throw new InvalidOperationException(step.ToString()),
            });
        }

        return results;
    }

    private async Task LoadAsync(IReadOnlyList<LineStep> steps, CancellationToken cancellation)
    {
        var ids = steps.Select(s => s.LineId).ToList();
        lines = await db.Set<BudgetLine>().Where(l => l.PartId == desk.Part.Id && ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancellation);
        var asked = steps.Select(CodeToPrice).OfType<Guid>().Distinct().ToList();
        codes = await db.CodesOf(desk.Budget.Type).AsNoTracking().Where(c => c.IsActive && asked.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        prices = await PriceBook.LoadLastAsync(db, desk, [.. codes.Keys], cancellation);
        var spreads = steps.Select(ProfileOf).OfType<Guid>().Distinct().ToList();
        profiles = spreads.Count == 0 ? [] : await db.Set<SeasonalProfile>().AsNoTracking()
            .Where(p => p.IsActive && spreads.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
    }

    private static Guid? ProfileOf(LineStep step) => step switch
    {
        AddStep { Line.Spread: { Kind: SpreadKind.Profile } choice } => choice.ProfileId,
        ChangeStep { Change.Spread: { Kind: SpreadKind.Profile } choice } => choice.ProfileId,
        SpreadStep spread => spread.Spread.ProfileId,
        _ => null,
    };

    private Result<LineSpread> Choose(SpreadChoice? choice, LineSpread before) =>
        LineSpreading.Choose(choice, before, choice?.ProfileId is { } id ? profiles.GetValueOrDefault(id) : null);

    private Guid? CodeToPrice(LineStep step) => step switch
    {
        AddStep add => add.Line.CodeId,
        CopyStep copy when lines.TryGetValue(copy.LineId, out var line) => CodeOf(line),
        ChangeStep { Change: var change } when lines.TryGetValue(change.LineId, out var line)
            && LinePricing.NeedsOffer(LineFigures.Of(line).ToEntry(), change) => CodeOf(line),
        _ => null,
    };

    private StepResult Add(AddStep step)
    {
        var line = step.Line;
        if (lines.TryGetValue(line.Id, out var entered))
        {
            return new StepResult(step, line.CodeId, null, LineFigures.Of(entered), []);
        }

        if (!codes.TryGetValue(line.CodeId, out var code))
        {
            return new StepResult(step, line.CodeId, null, null, [PriceQueries.UnknownCode()]);
        }

        var spread = Choose(line.Spread, LineSpread.Even);
        var entry = LineEntry.Of(line, LinePricing.OfNew(line, prices!.Offer(code)), spread, Currency.Decimals(desk.Budget.Currency));
        return entry.Succeeded ? Enter(step, line.Id, code.Id, entry.Value) : new StepResult(step, code.Id, null, null, entry.Errors);
    }

    private StepResult Change(ChangeStep step)
    {
        if (Refuse(step, step.LineId, step.Change.Version) is { } refusal)
        {
            return refusal;
        }

        var line = lines[step.Change.LineId];
        var before = LineFigures.Of(line).ToEntry();
        var offer = CodeToPrice(step) is { } id && codes.TryGetValue(id, out var code) ? prices!.Offer(code) : null;
        var price = LinePricing.Changed(before, step.Change, offer);
        var spread = Choose(step.Change.Spread, line.Spread);
        return price.Succeeded && spread.Succeeded
            ? Change(step, line, before.With(step.Change, price.Value, spread.Value))
            : new StepResult(step, CodeOf(line), LineFigures.Of(line), null, [.. price.Errors, .. spread.Errors]);
    }

    private StepResult Remove(RemoveStep step)
    {
        if (Refuse(step, step.LineId, step.Version) is { } refusal)
        {
            return refusal;
        }

        var line = lines[step.LineId];
        db.Remove(line);
        return new StepResult(step, CodeOf(line), LineFigures.Of(line), null, []);
    }

    private StepResult Restore(RestoreStep step)
    {
        var before = step.Before;
        return step.Version == Guid.Empty && !lines.ContainsKey(before.Id) ? Enter(step, before.Id, step.CodeId, before.ToEntry())
            : Refuse(step, before.Id, step.Version) ?? Change(step, lines[before.Id], before.ToEntry());
    }

    private StepResult Copy(CopyStep step)
    {
        if (Refuse(step, step.LineId, step.Version) is { } refusal)
        {
            return refusal;
        }

        var line = lines[step.LineId];
        if (line.IsCarried)
        {
            return new StepResult(step, CodeOf(line), null, null, [new Error("planning.line_carried", PlanningText.CarriedNotCopied)]);
        }

        return codes.ContainsKey(CodeOf(line)) ? Enter(step, step.NewId, CodeOf(line), LineFigures.Of(line).ToEntry() with { BuildUp = line.BuildUp.Copy() })
            : new StepResult(step, CodeOf(line), null, null, [PriceQueries.UnknownCode()]);
    }

    private StepResult Spread(SpreadStep step)
    {
        if (Refuse(step, step.LineId, step.Version) is { } refusal)
        {
            return refusal;
        }

        var line = lines[step.LineId];
        var (before, budget) = (LineFigures.Of(line).ToEntry(), desk.Budget);
        var choice = SpreadShape.Choose(
            step.Spread, budget.ActiveDate, budget.MonthCount, budget, line.IsLumpSum ? line.Amount : line.Quantity,
            line.IsLumpSum ? Currency.Decimals(budget.Currency) : null, profiles.Keys.ToHashSet());
        var spread = Choose(choice, line.Spread);
        return spread.Succeeded ? Change(step, line, before.Spread(choice, spread.Value)) : new StepResult(step, CodeOf(line), LineFigures.Of(line), null, spread.Errors);
    }

    private StepResult Enter(LineStep step, Guid id, Guid codeId, LineEntry entry)
    {
        var added = BudgetLine.Enter(desk.Budget, desk.Part, codeId, entry, desk.UserId, now, id);
        if (!added.Succeeded)
        {
            return new StepResult(step, codeId, null, null, added.Errors);
        }

        db.Add(added.Value);
        return new StepResult(step, codeId, null, LineFigures.Of(added.Value), []);
    }

    private StepResult Change(LineStep step, BudgetLine line, LineEntry entry)
    {
        var before = LineFigures.Of(line);
        var changed = entry == before.ToEntry() ? Result.Success : line.Change(desk.Budget, entry, desk.UserId, now);
        return new StepResult(step, CodeOf(line), before, changed.Succeeded ? LineFigures.Of(line) : null, changed.Errors);
    }

    private static Guid CodeOf(BudgetLine line) => line.ItemId ?? line.ProductId ?? Guid.Empty;

    /// <summary>Why a line that the user saw cannot be changed on what they saw.</summary>
    private StepResult? Refuse(LineStep step, Guid lineId, Guid version)
    {
        var error = !lines.TryGetValue(lineId, out var line) ? new Error("planning.line_gone", PlanningText.LineGone)
            : line.Version != version ? new Error("planning.line_conflict", ExchangeText.ChangedMeanwhile)
            : null;
        return error is null ? null : new StepResult(step, Guid.Empty, null, null, [error]);
    }
}
