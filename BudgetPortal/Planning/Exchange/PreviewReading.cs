using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Makes a preview: takes the steps that a file wants, in a context that is never saved.</summary>
internal sealed class PreviewReading(PortalDbContext db, EntryDesk desk)
{
    public async Task<Result<ExchangePreview>> ReadAsync(ExchangeInput input, CancellationToken cancellation)
    {
        var budget = desk.Budget;
        var columns = new LineColumns(new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1), budget.MonthCount);
        var read = FileLines.Read(input, columns, budget.Currency);
        if (read.Value is not { } file)
        {
            return Result<ExchangePreview>.Failed(read.Errors);
        }

        if (file.Parts.Any(p => p != desk.Part.Id))
        {
            return new Error("exchange.other_sheet", ExchangeText.OtherSheet);
        }

        var stored = await StoredAsync(cancellation);
        var writer = new StepWriter(file, columns, desk.Part.Id, input.Reason.Trim());
        var plans = new RowPlanner(file, writer, stored, await CodesAsync(file, cancellation)).Plan(offersMissing: input.Source != GridSource.Clipboard);
        var results = await new LineBatch(db, desk).RunAsync([.. plans.Select(p => p.Step).OfType<LineStep>()], cancellation);
        var maker = new PreviewRowMaker(file, writer, budget, results, await PeopleAsync(plans, cancellation), desk.UserId);
        var rows = plans.Select(maker.Make).OfType<PreviewRow>().OrderBy(r => r.Kind).ToList();
        return new ExchangePreview(
            rows, file.Lines.Count(l => !l.IsEmptied) - rows.Count(r => r.Where.Length > 0), stored.Sum(l => l.Figures.Amount), budget.Currency, budget.Type,
            results.Any(r => r.Errors.Any(e => e.Code == "planning.price_reason_required")));
    }

    private async Task<List<StoredLine>> StoredAsync(CancellationToken cancellation)
    {
        var lines = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            join code in db.CodesOf(desk.Budget.Type) on (line.ItemId ?? line.ProductId) equals code.Id
            where line.PartId == desk.Part.Id
            orderby code.Category, code.Code, line.Id
            select new { Line = line, Code = code }).ToListAsync(cancellation);
        return lines.ConvertAll(l => new StoredLine(LineFigures.Of(l.Line), l.Code));
    }

    /// <summary>What the file names, by its code; a code in other letters is the same one unless both exist.</summary>
    private async Task<Dictionary<string, BudgetCode>> CodesAsync(FileLines file, CancellationToken cancellation)
    {
        var named = file.Lines.Select(l => l.Code).OfType<string>().Where(c => c.Length > 0).ToHashSet(StringComparer.Ordinal);
        var lower = named.Select(c => c.ToLowerInvariant()).Distinct().ToList();
        var found = await db.CodesOf(desk.Budget.Type).AsNoTracking().Where(c => c.IsActive && lower.Contains(c.Code.ToLower())).ToListAsync(cancellation);
        var exact = found.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var alike = found.ToLookup(c => c.Code, StringComparer.OrdinalIgnoreCase);
        return named.Where(n => alike[n].Any()).ToDictionary(n => n, n => exact.GetValueOrDefault(n) ?? alike[n].First(), StringComparer.Ordinal);
    }

    private async Task<Dictionary<Guid, string>> PeopleAsync(IReadOnlyList<RowPlan> plans, CancellationToken cancellation)
    {
        var ids = plans.Where(p => p.IsOvertaken).Select(p => p.Stored?.Figures.ChangedById).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : (await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellation)).ToDictionary(u => u.Id, u => u.DisplayName);
    }
}
