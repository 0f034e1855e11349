using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Turns a row of a file into what is asked of its line, or says in which cells that is impossible.</summary>
/// <param name="reason">For prices that need a reason where the row gives none.</param>
internal sealed class StepWriter(FileLines file, LineColumns columns, Guid partId, string reason)
{
    /// <summary>The change; null when the row says what the line says.</summary>
    public (LineChange? Change, IReadOnlyList<CellProblem> Problems) Change(FileLine whole, StoredLine stored)
    {
        var row = whole.OnlyTouched();
        var line = stored.Figures;
        var problems = new List<CellProblem>(row.Problems);
        if (row.Code is { Length: > 0 } code && !code.Equals(stored.Code.Code, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(At(columns.Code, row, Words.Format(ExchangeText.ItemStays, stored.Code.Code)));
        }

        var change = new LineChange(line.Id, line.Version, Justification: row.Justification is { } why && !Texts.Same(why, line.Justification) ? why : null);
        change = Months(row, line, problems) is { } months ? change with { Spread = new SpreadChoice(SpreadKind.Typed, Months: months) } : change;
        change = Quantity(row, line, change, problems);
        change = Price(row, line, change, problems);
        return (problems.Count > 0 || change == new LineChange(line.Id, line.Version) ? null : change, problems);
    }

    /// <summary>The new line; null when there are problems.</summary>
    /// <param name="code">What the row names; null when that is unknown.</param>
    public (NewLine? Line, IReadOnlyList<CellProblem> Problems) New(FileLine row, BudgetCode? code)
    {
        var problems = new List<CellProblem>(row.Problems);
        if (code is null)
        {
            problems.Add(At(columns.Code, row, string.IsNullOrEmpty(row.Code) ? ExchangeText.ItemMissing : Words.Format(ExchangeText.ItemUnknown, ImportRow.Shown(row.Code))));
        }

        var months = row.TypesMonths ? row.Months.Select(m => m.Value ?? 0).ToList() : null;
        if (row.Quantity.Value is { } quantity && months is not null)
        {
            CheckSum(row, columns.Quantity, quantity, months, problems);
        }
        else if (row.Quantity.IsBlank && months is null && row.Problems.Count == 0)
        {
            problems.Add(At(columns.Quantity, row, PlanningText.QuantityMissing));
        }

        return (problems.Count > 0 ? null : new NewLine(
            Guid.CreateVersion7(), partId, code!.Id, row.Quantity.Value ?? months!.Sum(), row.UnitPrice.Value, Reason(row), row.Justification ?? string.Empty,
            months is null ? null : new SpreadChoice(SpreadKind.Typed, Months: months)), problems);
    }

    public CellProblem AtKey(FileLine row, string problem) => At(columns.Key, row, problem);

    /// <summary>A rule that the line would break, at the cell that breaks it.</summary>
    public CellProblem At(FileLine row, Error error) => At(
        error.Field switch
        {
            nameof(LineEntry.Quantity) => columns.Quantity,
            nameof(LinePrice.UnitPrice) => columns.UnitPrice,
            nameof(LinePrice.Reason) => columns.Reason,
            nameof(LineEntry.Justification) => columns.Justification,
            nameof(LineEntry.Spread) => columns.Months[0],
            _ => columns.Code,
        },
        row, error.Message);

    private CellProblem At(ImportColumn column, FileLine row, string reason) => new(file.Address(column, row.Row), reason);

    private string Reason(FileLine row) => string.IsNullOrEmpty(row.Reason) ? reason : row.Reason;

    /// <summary>The months when they were typed; null when they are the line's.</summary>
    private static List<decimal>? Months(FileLine row, LineFigures line, List<CellProblem> problems)
    {
        var shown = line.Shown().Select(m => m ?? 0).ToList();
        var months = row.Months.Select((m, i) => m.IsGiven ? m.Value ?? 0 : shown[i]).ToList();
        return !row.HasMonths || problems.Count > 0 || months.Zip(shown).All(m => Figures.Same(m.First, m.Second)) ? null : months;
    }

    /// <summary>Typed months make the quantity; a quantity that was typed beside them must agree.</summary>
    private LineChange Quantity(FileLine row, LineFigures line, LineChange change, List<CellProblem> problems)
    {
        if (!row.Quantity.IsGiven || (row.Quantity.Value is { } same && Figures.Same(same, line.Quantity)))
        {
            return change;
        }

        if (row.Quantity.Value is not { } quantity)
        {
            if (row.Problems.Count == 0 && change.Spread is null)
            {
                problems.Add(At(columns.Quantity, row, PlanningText.QuantityMissing));
            }

            return change;
        }

        if (change.Spread?.Months is { } months && !line.IsLumpSum)
        {
            CheckSum(row, columns.Quantity, quantity, months, problems);
        }

        return change with { Quantity = quantity };
    }

    /// <summary>A blank price is the proposed one again; of a lump sum it is the amount, which nobody proposes.</summary>
    private LineChange Price(FileLine row, LineFigures line, LineChange change, List<CellProblem> problems)
    {
        if (row.UnitPrice.IsGiven && row.UnitPrice.Value is null && row.Problems.Count == 0)
        {
            if (line.IsLumpSum)
            {
                problems.Add(At(columns.UnitPrice, row, PlanningText.AmountMissing));
            }

            return change with { UseLastPrice = true };
        }

        if (row.UnitPrice.Value is { } price && !Figures.Same(price, line.UnitPrice))
        {
            if (line.IsLumpSum && change.Spread?.Months is { } months)
            {
                CheckSum(row, columns.UnitPrice, price, months, problems);
            }

            return change with { UnitPrice = price, Reason = line.IsLumpSum && string.IsNullOrEmpty(row.Reason) ? null : Reason(row) };
        }

        if (row.Reason is not { } why || Texts.Same(why, line.PriceReason))
        {
            return change;
        }

        if (line.PriceSource != PriceSource.Manual)
        {
            problems.Add(At(columns.Reason, row, ExchangeText.ReasonWithoutPrice));
        }

        return change with { Reason = why };
    }

    private void CheckSum(FileLine row, ImportColumn column, decimal said, IReadOnlyList<decimal> months, List<CellProblem> problems)
    {
        if (!Figures.Same(said, months.Sum()))
        {
            problems.Add(At(column, row, Words.Format(ExchangeText.MonthsDisagree, Numbers.Quantity(months.Sum()), Numbers.Quantity(said))));
        }
    }
}
