using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>One of many changes that are made together.</summary>
public abstract record LineStep
{
    private protected LineStep()
    {
    }
}

public sealed record AddStep(NewLine Line) : LineStep;

public sealed record ChangeStep(LineChange Change) : LineStep;

/// <param name="Version">The version that the user saw.</param>
public sealed record RemoveStep(Guid LineId, Guid Version) : LineStep;

/// <summary>Puts a line back as it stood, a removed one too.</summary>
/// <param name="Version">The version after the step that is taken back; of no meaning for a removed line.</param>
public sealed record RestoreStep(Guid CodeId, LineFigures Before, Guid Version) : LineStep;

/// <summary>What a step makes of its line.</summary>
/// <param name="CodeId">By which the line is coded.</param>
/// <param name="Before">Null for a new line.</param>
/// <param name="After">Null for a removed line, and where there are errors.</param>
internal sealed record StepResult(LineStep Step, Guid CodeId, LineFigures? Before, LineFigures? After, IReadOnlyList<Error> Errors)
{
    /// <summary>The first error, or null.</summary>
    public Error? Error => Errors.Count == 0 ? null : Errors[0];
}
