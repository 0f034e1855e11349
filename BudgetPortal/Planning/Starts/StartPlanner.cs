using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Starts;

/// <summary>Decides for each line of a source what is asked of the sheet, or why nothing is.</summary>
/// <param name="stored">The sheet's lines by their item, in their order, without those that were carried forward.</param>
/// <param name="profiles">Seasonal profiles that can be chosen today.</param>
internal sealed class StartPlanner(
    EntryDesk desk, SourceLines source, StartAsk ask, PriceBook prices, ILookup<Guid, LineFigures> stored, IReadOnlySet<Guid> profiles)
{
    private readonly Budget budget = desk.Budget;
    private readonly bool foreign = source.Currency != desk.Budget.Currency;
    private readonly HashSet<Guid> matched = [];

    public IReadOnlyList<StartPlan> Plan() => [.. source.Lines.Select(Plan)];

    private StartPlan Plan(SourceLine line)
    {
        var percent = ask.Uplifts.Of(line.Code.Category, line.Id);
        var plan = new StartPlan(line, percent, stored[line.Code.Id].FirstOrDefault());
        if (!line.Code.IsActive)
        {
            return plan with { Problem = StartsText.ItemInactive };
        }

        if (line.IsCarried)
        {
            return plan with { Problem = line.PriceReason };
        }

        if (plan.Stands is not null && !ask.Update)
        {
            return plan;
        }

        var becomes = !line.BuildUp.IsEmpty ? Rebuilt(line, percent) : line.IsLumpSum ? LumpSum(line, percent) : ask.On == UpliftOn.Price ? Repriced(line, percent) : Enlarged(line, percent);
        return becomes.Problem is { } problem ? plan with { Problem = problem } : Asked(plan, becomes);
    }

    /// <summary>
    /// A line of the sheet is updated once, from the first line of the source with its item; others are added. One that rows build up takes rows
    /// only: where the source has none it stays, since adding beside it would count the item twice. For the same reason rows become a line of
    /// any other kind where there is none that they suit better.
    /// </summary>
    private StartPlan Asked(StartPlan plan, Becoming becoming)
    {
        var line = plan.Source;
        var open = stored[line.Code.Id].Where(l => !matched.Contains(l.Id)).ToList();
        var builtUp = open.Find(l => l.IsBuiltUp);
        var alike = open.Find(l => !l.IsBuiltUp && l.IsLumpSum == line.IsLumpSum);
        var target = becoming.Rows is null ? alike : builtUp ?? alike ?? open.FirstOrDefault();
        if (target is null && builtUp is not null)
        {
            return plan with { Stands = builtUp, Note = Words.Format(StartsText.BuiltUpStays, Numbers.Plain(builtUp.Amount, Currency.Decimals(budget.Currency))) };
        }

        var rows = becoming.Rows?.Copy(target?.BuildUp);
        var spread = rows is not null ? null : SpreadShape.Choose(
            line.Spread, source.First, source.Months, budget, line.IsLumpSum ? becoming.Price ?? 0 : becoming.Quantity,
            line.IsLumpSum ? Currency.Decimals(budget.Currency) : null, profiles);
        if (target is null)
        {
            return plan with
            {
                Stands = null, Note = becoming.Note, Step = new AddStep(new NewLine(
                    Guid.CreateVersion7(), desk.Part.Id, line.Code.Id, becoming.Quantity, becoming.Price, becoming.Reason, line.Justification, spread,
                    rows is null ? line.IsLumpSum : line.WasLumpSum, rows)),
            };
        }

        matched.Add(target.Id);
        return plan with
        {
            Stands = target, Note = becoming.Note, Step = new ChangeStep(new LineChange(
                target.Id, target.Version, line.IsLumpSum ? null : becoming.Quantity, becoming.Price, rows is null ? becoming.Reason : null,
                target.Justification.Length == 0 && line.Justification.Length > 0 ? line.Justification : null,
                UseLastPrice: becoming.Price is null && rows is null, Spread: spread, BuildUp: rows)),
        };
    }

    private Becoming LumpSum(SourceLine line, decimal percent)
    {
        if (foreign)
        {
            return Becoming.Impossible(Words.Format(StartsText.AmountForeign, source.Currency));
        }

        var amount = Currency.Round(Raised(line.UnitPrice, percent), budget.Currency);
        var covers = percent == 0 ? line.PriceReason : Words.Format(StartsText.CoversAndUplift, line.PriceReason, Reason(percent));
        return amount <= 0 ? Becoming.Impossible(StartsText.NothingLeft) : new Becoming(1, amount, covers.Length > BudgetLine.TextLength ? line.PriceReason : covers);
    }

    /// <summary>The rows rise one by one; one of which nothing is left falls away, and the line says so.</summary>
    private Becoming Rebuilt(SourceLine line, decimal percent)
    {
        if (foreign)
        {
            return Becoming.Impossible(Words.Format(StartsText.AmountForeign, source.Currency));
        }

        var rows = line.BuildUp.Rows.Select(r => Moved(ask.On == UpliftOn.Price
            ? r with { UnitPrice = Currency.RoundUnitPrice(Raised(r.UnitPrice, percent)) }
            : r with { Quantity = RaisedQuantity(r.Quantity, percent) })).Where(r => r.Quantity > 0).ToList();
        var gone = line.BuildUp.Rows.Count - rows.Count;
        return rows.Count == 0 || percent == Uplifts.Least ? Becoming.Impossible(StartsText.NothingLeft)
            : new Becoming(1, null, string.Empty, gone == 0 ? null : Words.Count(gone, StartsText.RowGone, StartsText.RowsGone), Rows: new BuildUp(rows));
    }

    private BuildUpRow Moved(BuildUpRow row)
    {
        var (first, last) = SpreadShape.Over(row.FirstMonth, row.LastMonth, source.First, source.Months, budget.ActiveDate, budget.MonthCount);
        return row with { FirstMonth = first, LastMonth = last };
    }

    private Becoming Repriced(SourceLine line, decimal percent) =>
        foreign ? Becoming.Impossible(Words.Format(StartsText.PriceForeign, source.Currency))
        : percent == Uplifts.Least ? Becoming.Impossible(StartsText.NothingLeft)
        : new Becoming(line.Quantity, Currency.RoundUnitPrice(Raised(line.UnitPrice, percent)), Reason(percent));

    /// <summary>Where no price is proposed today, the source's own stays, and the line says so.</summary>
    private Becoming Enlarged(SourceLine line, decimal percent)
    {
        var quantity = RaisedQuantity(line.Quantity, percent);
        if (quantity <= 0)
        {
            return Becoming.Impossible(StartsText.NothingLeft);
        }

        var offer = prices.Offer(line.Code);
        return offer.Price is not null ? new Becoming(quantity, null, string.Empty)
            : foreign ? Becoming.Impossible(offer.Problem?.Message ?? PlanningText.NoPrice)
            : new Becoming(
                quantity, line.UnitPrice, line.PriceReason.Length > 0 ? line.PriceReason : source.PriceWords,
                Words.Format(StartsText.OwnPriceStays, offer.Problem?.Message ?? StartsText.NoPriceToday));
    }

    private string Reason(decimal percent) => percent == 0 ? source.PriceWords : Words.Format(
        percent > 0 ? StartsText.PricePlus : StartsText.PriceMinus, source.PriceWords, Words.Format(StartsText.PercentOf, Numbers.Quantity(Math.Abs(percent))));

    /// <summary>Whole pieces stay whole.</summary>
    private static decimal RaisedQuantity(decimal quantity, decimal percent) =>
        Math.Round(Raised(quantity, percent), decimal.Truncate(quantity) == quantity ? 0 : 4, MidpointRounding.AwayFromZero);

    private static decimal Raised(decimal figure, decimal percent) => figure * (1 + (percent / 100));

    /// <param name="Price">Null takes the proposed one, unless there are rows.</param>
    /// <param name="Rows">That build the line up; null for a line with figures of its own.</param>
    private sealed record Becoming(decimal Quantity, decimal? Price, string Reason, string? Note = null, string? Problem = null, BuildUp? Rows = null)
    {
        public static Becoming Impossible(string problem) => new(0, null, string.Empty, Problem: problem);
    }
}

/// <param name="Stands">The sheet's line with the item; null when there is none.</param>
/// <param name="Problem">Why it cannot be taken.</param>
/// <param name="Step">Null when it cannot be taken, or the sheet keeps its own.</param>
internal sealed record StartPlan(SourceLine Source, decimal Percent, LineFigures? Stands, string? Problem = null, string? Note = null, LineStep? Step = null);
