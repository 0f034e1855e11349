using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Makes of what a row wants, and of what came of it, the row that is shown.</summary>
/// <param name="people">Names of those who changed lines since.</param>
/// <param name="reader">Who looks at it.</param>
internal sealed class PreviewRowMaker(
    FileLines file, StepWriter writer, Budget budget, IEnumerable<StepResult> results, IReadOnlyDictionary<Guid, string> people,
    Guid reader)
{
    private readonly Dictionary<LineStep, StepResult> byStep = results.ToDictionary<StepResult, LineStep>(r => r.Step, ReferenceEqualityComparer.Instance);

    /// <summary>Null when taking it would change nothing.</summary>
    public PreviewRow? Make(RowPlan plan)
    {
        var result = plan.Step is null ? null : byStep[plan.Step];
        IReadOnlyList<CellProblem> problems = [.. plan.Problems, .. result is null || plan.Row is null ? [] : result.Errors.Select(e => writer.At(plan.Row, e))];
        var (stands, becomes) = (plan.Stored?.Figures, problems.Count > 0 ? null : result?.After);
        var typed = plan.Step is ChangeStep { Change.Spread: not null } or AddStep { Line.Spread: not null };
        var changes = becomes is null ? [] : FieldChanges.Of(stands, becomes, budget, typed);
        return becomes is not null && changes.Count == 0 ? null : new PreviewRow(
            Kind(plan, problems), Where(plan.Row), plan.Code?.Code ?? plan.Row?.Code ?? string.Empty, plan.Code?.Name ?? string.Empty,
            plan.Code?.Unit ?? string.Empty, changes, problems, stands, becomes, Overtaken(plan), problems.Count > 0 ? null : plan.Step);
    }

    private static RowKind Kind(RowPlan plan, IReadOnlyList<CellProblem> problems) =>
        problems.Count > 0 ? RowKind.Wrong
        : plan.IsOvertaken ? RowKind.Conflict
        : plan.Step switch { AddStep => RowKind.Added, RemoveStep => RowKind.Missing, _ => RowKind.Changed };

    private string Where(FileLine? row) => row is null ? string.Empty
        : file.Sheet.Length > 0 ? Words.Format(ExchangeText.SheetRow, file.Sheet, row.Row)
        : Words.Format(ExchangeText.RowOnly, row.Row);

    private string? Overtaken(RowPlan plan) => !plan.IsOvertaken ? null
        : plan.Stored?.Figures.ChangedById is not { } other ? PlanningText.LineGone
        : other == reader ? ExchangeText.YouChanged
        : Words.Format(PlanningText.LineConflict, people.GetValueOrDefault(other));
}
