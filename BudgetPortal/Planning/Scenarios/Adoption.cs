using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>What was done.</summary>
/// <param name="Lines">Lines that changed.</param>
/// <param name="Back">By part, what takes all of it back; empty for proposals.</param>
/// <param name="Proposals">The drafts that were made.</param>
public sealed record Adopted(int Lines, IReadOnlyDictionary<Guid, IReadOnlyList<LineStep>> Back, IReadOnlyList<Guid> Proposals);

/// <summary>A line that the what-if changes, with the line as it stands.</summary>
/// <param name="Amount">What it becomes.</param>
/// <param name="Rows">Of a line that rows build up: at the prices that make its amount; null for another one.</param>
/// <param name="Problem">Why it cannot be adopted.</param>
/// <param name="Closed">Why nothing of its sheet can be entered by the user; null when it can.</param>
internal sealed record AdoptedLine(
    ScenarioLine Copy, LineGuess Guess, decimal Amount, BudgetLine? Line = null, BuildUp? Rows = null, string? Problem = null, Error? Closed = null)
{
    /// <summary>What the what-if makes of it, whether or not that can be adopted.</summary>
    public decimal Wanted { get; } = Amount;

    public AdoptionState State => Line is null ? AdoptionState.Gone
        : Closed is not null || Problem is not null ? AdoptionState.Impossible
        : IsOvertaken ? AdoptionState.Overtaken : AdoptionState.Changes;

    /// <summary>Whether somebody changed it since it was copied.</summary>
    public bool IsOvertaken => Line is not null && !Copy.IsAsCopied(StandingLine.Of(Line));

    /// <summary>Whether nothing is left of it.</summary>
    public bool FallsAway => Guess.Quantity <= 0 || (Copy.IsLumpSum && Guess.UnitPrice <= 0);

    public bool Differs => (Guess.Quantity, Guess.UnitPrice) != (Copy.Quantity, Copy.UnitPrice);

    /// <summary>
    /// With the line as it stands now, and what adopting then makes of that. What rows build up is what they come to when their prices are scaled.
    /// </summary>
    /// <param name="reason">Of a price that the what-if makes.</param>
    public AdoptedLine On(BudgetLine? line, Budget budget, Error? closed, string reason)
    {
        var found = this with { Line = line, Closed = closed };
        if (line is null)
        {
            return found;
        }

        if (closed is not null)
        {
            return found with { Amount = line.Amount };
        }

        if (!line.IsBuiltUp && line.IsLumpSum != Copy.IsLumpSum)
        {
            return found.Impossible(ScenariosText.AnotherKind);
        }

        if (FallsAway)
        {
            return found;
        }

        if (line is { IsBuiltUp: true, UnitPrice: <= 0 })
        {
            return found.Impossible(ScenariosText.RowsWithoutPrice);
        }

        found = found with { Rows = line.IsBuiltUp ? line.BuildUp.Scaled(Amount - Copy.Transferred, line.UnitPrice) : null };
        var becomes = line.With(budget, found.Entry(reason));
        return becomes.Succeeded ? found with { Amount = becomes.Value.Amount } : found.Impossible(becomes.Error!.Message);
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
        return Rows is not null ? before with { BuildUp = Rows } : before with
        {
            Quantity = Guess.Quantity == Copy.Quantity ? before.Quantity : Guess.Quantity,
            Price = Guess.UnitPrice == Copy.UnitPrice ? before.Price
                : Copy.IsLumpSum ? before.Price with { UnitPrice = Guess.UnitPrice }
                : new LinePrice(Guess.UnitPrice, PriceSource.Manual, Reason: reason),
        };
    }

    private AdoptedLine Impossible(string problem) => this with { Amount = Line!.Amount, Problem = problem };
}
