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

/// <summary>What a step makes of its line.</summary>
/// <param name="Before">Null for a new line.</param>
/// <param name="After">Null for a removed line, and where there are errors.</param>
internal sealed record StepResult(LineStep Step, LineFigures? Before, LineFigures? After, IReadOnlyList<Error> Errors);
