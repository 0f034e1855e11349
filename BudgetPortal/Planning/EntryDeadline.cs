namespace BudgetPortal.Planning;

/// <summary>The last day on which a part can be entered, inclusive.</summary>
/// <param name="IsOwn">Not the end of entry, but a deadline of its own.</param>
public sealed record EntryDeadline(DateOnly Day, bool IsOwn)
{
    internal static EntryDeadline? Of(Budget budget, CostCenterBudget part) =>
        part.OpenUntil(budget) is { } day ? new EntryDeadline(day, part.OwnDeadline(budget) is not null) : null;
}

/// <summary>What a person may take back.</summary>
public enum Retraction
{
    Submission,
    NoBudget,
}

internal static class Retractions
{
    /// <summary>What somebody who may enter for the part may take back now; null for nothing.</summary>
    /// <param name="owns">Whether they are its owner or standing deputy.</param>
    public static Retraction? Of(Budget budget, CostCenterBudget part, Guid userId, bool owns, DateOnly today) =>
        part.MayTakeBack(budget, userId, today).Succeeded ? Retraction.Submission
        : owns && part.MayTakeNoBudgetBack(budget, today).Succeeded ? Retraction.NoBudget
        : null;
}
