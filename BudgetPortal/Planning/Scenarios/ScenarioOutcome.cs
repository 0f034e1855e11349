using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>Figures of a line while drivers are applied.</summary>
internal readonly record struct LineGuess(decimal Quantity, decimal UnitPrice)
{
    /// <summary>What it comes to, as <see cref="BudgetLine.Amount"/> would; zero where nothing is left of it.</summary>
    public decimal Amount(ScenarioLine line, string currency) =>
        Quantity <= 0 || (line.IsLumpSum && UnitPrice <= 0) ? 0
        : UnitPrice > BudgetLine.Most / Quantity ? BudgetLine.Most
        : Math.Max(0, Currency.Round(Quantity * UnitPrice, currency) + line.Transferred);
}

/// <summary>What the drivers make of the lines, computed anew from the copies each time.</summary>
/// <param name="Lines">The copied lines with the figures that come out.</param>
/// <param name="Effects">By driver: what it adds to the total, below zero for what it takes.</param>
internal sealed record ScenarioOutcome(
    decimal Before, decimal After, IReadOnlyDictionary<Guid, (ScenarioLine Line, LineGuess Guess, decimal Amount)> Lines, IReadOnlyDictionary<Guid, decimal> Effects)
{
    public static ScenarioOutcome Of(IReadOnlyCollection<ScenarioLine> lines, IEnumerable<ScenarioDriver> drivers, string currency)
    {
        var now = lines.ToDictionary(l => l.LineId, l => new LineGuess(l.Quantity, l.UnitPrice));
        var before = Total();
        var (effects, soFar) = (new Dictionary<Guid, decimal>(), before);
        foreach (var driver in drivers.OrderBy(d => d.Position))
        {
            foreach (var line in lines)
            {
                now[line.LineId] = driver.Apply(line, now[line.LineId], currency);
            }

            var total = Total();
            (effects[driver.Id], soFar) = (total - soFar, total);
        }

        return new ScenarioOutcome(
            before, soFar, lines.ToDictionary(l => l.LineId, l => (l, now[l.LineId], now[l.LineId].Amount(l, currency))), effects);

        decimal Total() => lines.Sum(l => now[l.LineId].Amount(l, currency));
    }
}
