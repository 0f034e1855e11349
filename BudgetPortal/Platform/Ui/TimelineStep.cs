namespace BudgetPortal.Platform.Ui;

/// <summary>Where a step of a <see cref="Timeline"/> stands.</summary>
public enum StepState
{
    Next,
    Now,
    Done,
    Stopped,
}

/// <summary>A step: its name, when it was or will be, and a second line on who or how many.</summary>
public sealed record TimelineStep(string Title, StepState State, string? When = null, string? Detail = null);
