using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>What a driver changes.</summary>
public enum DriverKind
{
    /// <summary>Quantities by a percentage; whole pieces stay whole.</summary>
    Quantity,

    /// <summary>Unit prices by a percentage.</summary>
    Price,

    /// <summary>Quantities become heads × what each needs.</summary>
    Headcount,

    /// <summary>Prices of what is ordered in a foreign currency, by the percentage by which that gets dearer.</summary>
    ExchangeRate,
}

/// <summary>What a user asks of a driver.</summary>
/// <param name="Category">Only lines of this category; null for any.</param>
/// <param name="CodeId">Only lines of this item or product; null for any. Required for a headcount.</param>
/// <param name="Currency">For <see cref="DriverKind.ExchangeRate"/>.</param>
/// <param name="Percent">From -100 to 1000, four decimals; not for a headcount.</param>
/// <param name="Heads">For a headcount: zero or more.</param>
/// <param name="PerHead">For a headcount: what each needs, above zero.</param>
public sealed record DriverTerms(
    DriverKind Kind, string? Category = null, Guid? CodeId = null, string? Currency = null, decimal? Percent = null, decimal? Heads = null, decimal? PerHead = null)
{
    public IReadOnlyList<Error> Check()
    {
        var errors = new List<Error>();
        if (Kind == DriverKind.Headcount)
        {
            Require(errors, CodeId is null, nameof(CodeId), ScenariosText.ItemRequired);
            Require(errors, Heads is null or < 0 or > 1_000_000 || !Has4(Heads), nameof(Heads), ScenariosText.HeadsOutOfRange);
            Require(errors, PerHead is null or <= 0 or > 1_000_000 || !Has4(PerHead), nameof(PerHead), ScenariosText.PerHeadOutOfRange);
            return errors;
        }

        Require(errors, Kind == DriverKind.ExchangeRate && Currency is null, nameof(Currency), ScenariosText.CurrencyRequired);
        Require(errors, Percent is null or < -100 or > 1000 || !Has4(Percent), nameof(Percent), ScenariosText.PercentOutOfRange);
        return errors;
    }

    private static bool Has4(decimal? figure) => figure is { } f && decimal.Round(f, 4) == f;

    private static void Require(List<Error> errors, bool broken, string field, string message)
    {
        if (broken)
        {
            errors.Add(new Error("scenarios.driver_incomplete", message, field));
        }
    }
}

/// <summary>One of the assumptions of a what-if. Drivers are applied in their order, each on what those before it made.</summary>
public sealed class ScenarioDriver : IOwned
{
    private ScenarioDriver()
    {
    }

    internal ScenarioDriver(Guid id, Guid scenarioId, int position, DriverTerms terms)
    {
        (Id, ScenarioId, Position) = (id, scenarioId, position);
        (Kind, Category, CodeId, Currency) = (terms.Kind, terms.Category, terms.CodeId, terms.Currency);
        (Percent, Heads, PerHead) = (terms.Percent ?? 0, terms.Heads ?? 0, terms.PerHead ?? 0);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ScenarioId { get; private set; }

    public int Position { get; private set; }

    public DriverKind Kind { get; private set; }

    public string? Category { get; private set; }

    public Guid? CodeId { get; private set; }

    public string? Currency { get; private set; }

    public decimal Percent { get; private set; }

    public decimal Heads { get; private set; }

    public decimal PerHead { get; private set; }

    /// <summary>Whether it changes a line; what was carried forward stays, and a headcount leaves amounts without pieces.</summary>
    public bool Concerns(ScenarioLine line) =>
        !line.IsCarried && (Category is null || line.Category == Category) && (CodeId is null || line.CodeId == CodeId)
        && (Kind != DriverKind.ExchangeRate || line.OrderCurrency == Currency) && !(Kind == DriverKind.Headcount && line.IsLumpSum);

    internal void Swap(ScenarioDriver other) => (Position, other.Position) = (other.Position, Position);

    /// <summary>What it makes of a line's figures.</summary>
    internal LineGuess Apply(ScenarioLine line, LineGuess at, string currency)
    {
        if (!Concerns(line))
        {
            return at;
        }

        var raised = 1 + (Percent / 100);
        return line.IsLumpSum ? at with { UnitPrice = Most(Platform.Currency.Round(at.UnitPrice * raised, currency)) } : Kind switch
        {
            DriverKind.Headcount => at with { Quantity = Most(Math.Round(Heads * PerHead, 4, MidpointRounding.AwayFromZero)) },
            DriverKind.Quantity => at with { Quantity = Most(Math.Round(at.Quantity * raised, IsWhole(at.Quantity) ? 0 : 4, MidpointRounding.AwayFromZero)) },
            _ => at with { UnitPrice = Most(Platform.Currency.RoundUnitPrice(at.UnitPrice * raised)) },
        };
    }

    private static bool IsWhole(decimal quantity) => decimal.Truncate(quantity) == quantity;

    /// <summary>What a line can hold at the most; many drivers on one line would overflow otherwise.</summary>
    private static decimal Most(decimal figure) => Math.Min(figure, BudgetLine.Most);
}
