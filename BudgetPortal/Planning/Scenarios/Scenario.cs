using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>States of a what-if.</summary>
public enum ScenarioState
{
    Open,
    Adopted,
    Discarded,
}

/// <summary>
/// A what-if: a copy of a sheet's or a whole budget's lines, changed by drivers that are applied one after the other. The lines that are
/// entered or in force are never touched by it, until somebody adopts it.
/// </summary>
public sealed class Scenario : IOwned, IVersioned
{
    public const int NameLength = 120;

    /// <summary>More would not be understood by anybody.</summary>
    public const int MostDrivers = 50;

    private readonly List<ScenarioLine> lines = [];
    private readonly List<ScenarioDriver> drivers = [];

    private Scenario()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; private set; }

    /// <summary>The sheet that was copied; null for the whole budget.</summary>
    public Guid? PartId { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public ScenarioState State { get; private set; }

    public Guid MadeById { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Who adopted or discarded it.</summary>
    public Guid? EndedById { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the copied lines came to; in the budget's currency, as is the next.</summary>
    public decimal Before { get; private set; }

    /// <summary>What its drivers make of them.</summary>
    public decimal After { get; private set; }

    public Guid Version { get; set; }

    public IReadOnlyList<ScenarioLine> Lines => lines;

    public IReadOnlyList<ScenarioDriver> Drivers => drivers;

    /// <param name="id">Made by the form, so that a double click copies once.</param>
    public static Result<Scenario> Copy(Guid id, Budget budget, Guid? partId, string name, IEnumerable<ScenarioLine> lines, Guid userId, DateTimeOffset at)
    {
        if (CheckName(name) is { } wrong)
        {
            return wrong;
        }

        var scenario = new Scenario { Id = id, BudgetId = budget.Id, PartId = partId, Name = name.Trim(), MadeById = userId, MadeAt = at };
        scenario.lines.AddRange(lines);
        if (scenario.lines.Count == 0)
        {
            return new Error("scenarios.empty", ScenariosText.NothingToCopy);
        }

        scenario.Compute(budget.Currency);
        return scenario;
    }

    public Result MayChange() => State == ScenarioState.Open ? Result.Success : Illegal();

    /// <summary>Puts a driver behind the others; the same one again changes nothing and succeeds.</summary>
    public Result Add(Guid driverId, DriverTerms terms, string currency)
    {
        if (MayChange() is { Succeeded: false } refusal)
        {
            return refusal;
        }

        if (drivers.Exists(d => d.Id == driverId))
        {
            return Result.Success;
        }

        if (drivers.Count == MostDrivers)
        {
            return new Error("scenarios.too_many_drivers", Words.Format(ScenariosText.TooManyDrivers, MostDrivers));
        }

        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        var driver = new ScenarioDriver(driverId, Id, drivers.Count == 0 ? 1 : drivers.Max(d => d.Position) + 1, terms);
        if (!lines.Exists(driver.Concerns))
        {
            return new Error("scenarios.no_line", ScenariosText.NoLineConcerned, nameof(DriverTerms.Kind));
        }

        drivers.Add(driver);
        Compute(currency);
        return Result.Success;
    }

    /// <summary>Takes a driver away; the others are applied anew.</summary>
    public Result Remove(Guid driverId, string currency)
    {
        var may = MayChange();
        if (may.Succeeded)
        {
            drivers.RemoveAll(d => d.Id == driverId);
            Compute(currency);
        }

        return may;
    }

    /// <summary>Applies a driver before the one that came before it.</summary>
    public Result MoveUp(Guid driverId, string currency)
    {
        var may = MayChange();
        var driver = drivers.Find(d => d.Id == driverId);
        if (may.Succeeded && driver is not null && drivers.Where(d => d.Position < driver.Position).MaxBy(d => d.Position) is { } before)
        {
            driver.Swap(before);
            Compute(currency);
        }

        return may;
    }

    /// <summary>Its figures became the sheet's, or a proposal.</summary>
    /// <param name="taken">By the line's id: what it came to, and what it became.</param>
    public Result Adopt(Guid userId, DateTimeOffset at, IReadOnlyDictionary<Guid, (decimal From, decimal To)> taken)
    {
        var ended = End(ScenarioState.Adopted, userId, at);
        if (ended.Succeeded)
        {
            foreach (var line in lines.Where(l => taken.ContainsKey(l.LineId)))
            {
                line.Adopt(taken[line.LineId].From, taken[line.LineId].To);
            }
        }

        return ended;
    }

    /// <summary>It is thrown away.</summary>
    public Result Discard(Guid userId, DateTimeOffset at) => End(ScenarioState.Discarded, userId, at);

    /// <summary>What was adopted is taken back.</summary>
    public Result Reopen()
    {
        if (State != ScenarioState.Adopted)
        {
            return Illegal();
        }

        (State, EndedById, EndedAt) = (ScenarioState.Open, null, null);
        lines.ForEach(l => l.Adopt(null, null));
        return Result.Success;
    }

    private static Error? CheckName(string name) =>
        string.IsNullOrWhiteSpace(name) ? new Error("scenarios.name_required", ScenariosText.NameRequired, nameof(Name))
        : name.Trim().Length > NameLength ? new Error("scenarios.name_too_long", Words.Format(PlanningText.TooLong, NameLength), nameof(Name))
        : null;

    private static Error Illegal() => new("scenarios.not_open", ScenariosText.NotOpen);

    private void Compute(string currency)
    {
        var outcome = ScenarioOutcome.Of(lines, drivers, currency);
        (Before, After, Version) = (outcome.Before, outcome.After, Guid.CreateVersion7());
    }

    private Result End(ScenarioState state, Guid userId, DateTimeOffset at)
    {
        var may = MayChange();
        if (may.Succeeded)
        {
            (State, EndedById, EndedAt) = (state, userId, at);
        }

        return may;
    }
}
