using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Finds for each row of a file the line that it is about, and what it wants of it. Rows that want nothing are left out.</summary>
internal sealed class RowPlanner(FileLines file, StepWriter writer, IReadOnlyList<StoredLine> stored, IReadOnlyDictionary<string, BudgetCode> codes)
{
    private readonly Dictionary<string, StoredLine> byKey = stored.GroupBy(l => l.Key).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, StoredLine> linesOf = stored.Where(l => !l.Figures.IsCarried).ToLookup(l => l.Code.Code, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, FileLine> rowsOf = file.Lines.ToLookup(l => l.Code ?? string.Empty, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows in the order of the file, then the lines that it has not.</summary>
    /// <param name="offersMissing">Whether lines that the file has not may be removed.</param>
    public IReadOnlyList<RowPlan> Plan(bool offersMissing)
    {
        var plans = file.Lines.Select(Plan).OfType<RowPlan>().ToList();
        if (offersMissing && file.HasKeys)
        {
            var kept = file.Lines.Where(l => !l.IsEmptied).Select(l => l.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
            plans.AddRange(stored.Where(l => !kept.Contains(l.Key)).Select(l =>
                new RowPlan(null, l, l.Code, new RemoveStep(l.Figures.Id, l.Figures.Version), IsOvertaken: false, [])));
        }

        return plans;
    }

    private RowPlan? Plan(FileLine row)
    {
        if (row.Key.Length == 0)
        {
            return Alike(row) is { } alike ? PlanChange(row, alike) : row is { IsEmptied: true, Code: null or "" } ? null : PlanNew(row, isOvertaken: false);
        }

        if (!seen.TryAdd(row.Key, row.Row))
        {
            return Wrong(row, writer.AtKey(row, Words.Format(ExchangeText.TwiceInFile, seen[row.Key])));
        }

        if (row.IsEmptied && file.HasKeys)
        {
            return null;
        }

        return byKey.TryGetValue(row.Key, out var line) ? PlanChange(row, line)
            : row.IsUntouched ? null
            : row.Stamp is null ? Wrong(row, writer.AtKey(row, ExchangeText.KeyUnknown))
            : PlanNew(row, isOvertaken: true);
    }

    /// <summary>In a table without keys, a row is about the line with its item, where there is one such line besides what was carried forward, and one such row.</summary>
    private StoredLine? Alike(FileLine row) =>
        !file.HasKeys && row.Code is { Length: > 0 } code && rowsOf[code].Count() == 1 && linesOf[code].ToList() is [var only] ? only : null;

    private RowPlan? PlanChange(FileLine row, StoredLine line)
    {
        var overtaken = row.Stamp is { } stamp && stamp.Version != line.Figures.Version;
        if (overtaken && row.IsUntouched)
        {
            return null;
        }

        var (change, problems) = writer.Change(row, line);
        return problems.Count > 0 ? new RowPlan(row, line, line.Code, null, overtaken, problems)
            : change is null ? null
            : new RowPlan(row, line, line.Code, new ChangeStep(change), overtaken, []);
    }

    private RowPlan PlanNew(FileLine row, bool isOvertaken)
    {
        var code = codes.GetValueOrDefault(row.Code ?? string.Empty);
        var (line, problems) = writer.New(row, code);
        return new RowPlan(row, null, code, line is null ? null : new AddStep(line), isOvertaken, problems);
    }

    private static RowPlan Wrong(FileLine row, CellProblem problem) => new(row, null, null, null, false, [.. row.Problems, problem]);
}
