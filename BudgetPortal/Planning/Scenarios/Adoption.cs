using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>What adopting a what-if would change.</summary>
/// <param name="Seen">The what-if's version, to be handed back.</param>
/// <param name="AsProposals">The budget is approved: a revision is drafted for each cost center, and nothing changes before that is approved.</param>
public sealed record AdoptionPreview(Guid Seen, bool AsProposals, string Currency, IReadOnlyList<AdoptionRow> Rows)
{
    /// <summary>Lines that somebody changed since they were copied; the user decides each of them.</summary>
    public IEnumerable<AdoptionRow> Overtaken => Rows.Where(r => r.State == AdoptionState.Overtaken);

    /// <summary>What the user decided on what they saw; a line that cannot be adopted stays.</summary>
    /// <param name="take">By the line's id.</param>
    public IReadOnlyList<AdoptionChoice> Choose(Func<Guid, bool> take) =>
        [.. Rows.Where(r => r.State is AdoptionState.Overtaken or AdoptionState.Impossible).Select(r => new AdoptionChoice(r.LineId, r.Version!.Value, take(r.LineId)))];
}

/// <summary>One line.</summary>
/// <param name="Name">Of the item, with the cost center's code in a whole budget.</param>
/// <param name="Version">The line's now; null when it is gone.</param>
/// <param name="Stands">What it comes to now.</param>
/// <param name="Problem">Why it is not adopted; null when it can be.</param>
public sealed record AdoptionRow(
    Guid LineId, Guid PartId, string Name, AdoptionState State, Guid? Version, decimal Stands, decimal Becomes, string? Problem = null);

public enum AdoptionState
{
    Changes,

    /// <summary>Somebody changed it since it was copied.</summary>
    Overtaken,

    /// <summary>It was removed since; nothing is done.</summary>
    Gone,

    /// <summary>It cannot be adopted, and stays as it is; the others are.</summary>
    Impossible,
}

/// <summary>What to do with a line that somebody changed since it was copied.</summary>
/// <param name="Version">The line's that the user saw.</param>
/// <param name="Take">Whether the what-if's figures take its place; otherwise it stays.</param>
public sealed record AdoptionChoice(Guid LineId, Guid Version, bool Take);

/// <summary>What was done.</summary>
/// <param name="Lines">Lines that changed.</param>
/// <param name="Back">By part, what takes all of it back; empty for proposals.</param>
/// <param name="Proposals">The drafts that were made.</param>
public sealed record Adopted(int Lines, IReadOnlyDictionary<Guid, IReadOnlyList<LineStep>> Back, IReadOnlyList<Guid> Proposals);

/// <summary>A line that the what-if changes, with the line as it stands.</summary>
/// <param name="Amount">What it becomes.</param>
/// <param name="Rows">Of a line that rows build up: at the prices that make its amount; null for another one.</param>
/// <param name="Problem">Why it cannot be adopted.</param>
internal sealed record AdoptedLine(ScenarioLine Copy, LineGuess Guess, decimal Amount, BudgetLine? Line = null, BuildUp? Rows = null, string? Problem = null)
{
    public AdoptionState State => Line is null ? AdoptionState.Gone
        : Problem is not null ? AdoptionState.Impossible
        : IsOvertaken ? AdoptionState.Overtaken : AdoptionState.Changes;

    /// <summary>Whether somebody changed it since it was copied.</summary>
    public bool IsOvertaken => Line is not null && Line.Version != Copy.BaseVersion;

    /// <summary>Whether nothing is left of it.</summary>
    public bool FallsAway => Guess.Quantity <= 0 || (Copy.IsLumpSum && Guess.UnitPrice <= 0);

    public bool Differs => (Guess.Quantity, Guess.UnitPrice) != (Copy.Quantity, Copy.UnitPrice);

    /// <summary>With the line as it stands now. What rows build up is what they come to when their prices are scaled.</summary>
    public AdoptedLine On(BudgetLine? line, Budget budget)
    {
        var found = this with { Line = line };
        if (line is not { IsBuiltUp: true } || FallsAway)
        {
            return found;
        }

        if (budget.MayBeRevised().Succeeded)
        {
            return found with { Amount = line.Amount, Problem = ChangesText.BuiltUp };
        }

        if (line.UnitPrice <= 0)
        {
            return found with { Amount = line.Amount, Problem = ScenariosText.RowsWithoutPrice };
        }

        var rows = line.BuildUp.Scaled(Amount - Copy.Transferred, line.UnitPrice);
        var entry = rows.ToEntry(budget, line.Justification);
        return entry.Succeeded
            ? found with { Amount = entry.Value.Price.UnitPrice + line.Transferred, Rows = rows }
            : found with { Amount = line.Amount, Problem = entry.Error!.Message };
    }

    /// <summary>Only what the drivers changed: what somebody else changed in other fields stays.</summary>
    public LineStep Step(string reason) => FallsAway
        ? new RemoveStep(Line!.Id, Line.Version)
        : Rows is not null ? new ChangeStep(new LineChange(Line!.Id, Line.Version, BuildUp: Rows))
        : new ChangeStep(new LineChange(
            Line!.Id, Line.Version, Guess.Quantity == Copy.Quantity ? null : Guess.Quantity, Guess.UnitPrice == Copy.UnitPrice ? null : Guess.UnitPrice,
            Guess.UnitPrice == Copy.UnitPrice || Copy.IsLumpSum ? null : reason));

    /// <summary>The same for a line that is in force.</summary>
    public LineEntry Entry(string reason)
    {
        var before = LineFigures.Of(Line!).ToEntry();
        return before with
        {
            Quantity = Guess.Quantity == Copy.Quantity ? before.Quantity : Guess.Quantity,
            Price = Guess.UnitPrice == Copy.UnitPrice ? before.Price
                : Copy.IsLumpSum ? before.Price with { UnitPrice = Guess.UnitPrice }
                : new LinePrice(Guess.UnitPrice, PriceSource.Manual, Reason: reason),
        };
    }
}
