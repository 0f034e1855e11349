using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>One of many changes that are made together.</summary>
/// <param name="LineId">The line that it changes, removes or makes another of; the new one when it is entered.</param>
public abstract record LineStep(Guid LineId);

public sealed record AddStep(NewLine Line) : LineStep(Line.Id);

public sealed record ChangeStep(LineChange Change) : LineStep(Change.LineId);

/// <param name="Version">The version that the user saw.</param>
public sealed record RemoveStep(Guid LineId, Guid Version) : LineStep(LineId);

/// <summary>Puts a line back as it stood, a removed one too.</summary>
/// <param name="Version">The version after the step that is taken back; empty for a removed line.</param>
public sealed record RestoreStep(Guid CodeId, LineFigures Before, Guid Version) : LineStep(Before.Id);

/// <summary>Enters a line again, with everything it says.</summary>
/// <param name="Version">The version that the user saw.</param>
/// <param name="NewId">Of the line that is entered.</param>
public sealed record CopyStep(Guid LineId, Guid Version, Guid NewId) : LineStep(LineId);

/// <summary>Spreads a line over the months as another one is: the shape is taken over, the quantity stays.</summary>
/// <param name="Version">The version that the user saw.</param>
public sealed record SpreadStep(Guid LineId, Guid Version, LineSpread Spread) : LineStep(LineId);

/// <summary>What a step makes of its line.</summary>
/// <param name="CodeId">By which the line is coded.</param>
/// <param name="Before">Null for a new line.</param>
/// <param name="After">Null for a removed line, and where there are errors.</param>
internal sealed record StepResult(LineStep Step, Guid CodeId, LineFigures? Before, LineFigures? After, IReadOnlyList<Error> Errors)
{
    /// <summary>The first error, or null.</summary>
    public Error? Error => Errors.Count == 0 ? null : Errors[0];
}
