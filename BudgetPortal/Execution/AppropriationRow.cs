namespace BudgetPortal.Execution;

/// <summary>An appropriation with what is used of it; amounts in its currency.</summary>
/// <param name="Number">As people write it.</param>
/// <param name="BudgetId">Null for a program's money.</param>
/// <param name="Budget">The budget, or the proposal of the year, as it was called when it was approved.</param>
/// <param name="Code">Of the cost center or program.</param>
/// <param name="Released">What its allotments hold.</param>
/// <param name="Obligated">What obligations hold, paid or not.</param>
/// <param name="Paid">What is paid of that, as it was obligated.</param>
/// <param name="Spent">Approved expenses, and what exchange rates made dearer.</param>
public sealed record AppropriationRow(
    Guid Id, string Number, Guid? BudgetId, string Budget, string Code, string Name, DateOnly ActiveDate, DateOnly ExpireDate, string Currency,
    AppropriationState State, decimal Amount, decimal Released, decimal Obligated, decimal Paid, decimal Spent)
{
    /// <summary>What was spent.</summary>
    public decimal Actual => Paid + Spent;

    /// <summary>What is obligated and not paid yet.</summary>
    public decimal Committed => Obligated - Paid;

    /// <summary>What is neither obligated nor spent.</summary>
    public decimal Remaining => Amount - Obligated - Spent;

    /// <summary>What can still be released.</summary>
    public decimal Unreleased => Amount - Released - Spent;

    /// <summary>Code and name.</summary>
    public string Title => $"{Code} {Name}";
}

public enum AppropriationState
{
    Active,

    /// <summary>Nothing is obligated any more; what is obligated is still paid.</summary>
    Expired,

    Closed,
}

/// <summary>Which appropriations are listed.</summary>
public enum AppropriationChoice
{
    /// <summary>Active or expired.</summary>
    Open,

    Closed,

    NothingLeft,
}

/// <summary>What narrows the list of appropriations; null stands for all.</summary>
/// <param name="BudgetId">Empty for those of programs.</param>
public sealed record ExecutionFilter(string Text = "", Guid? BudgetId = null, AppropriationChoice? State = null)
{
    /// <summary>Under which key it is remembered.</summary>
    public const string Key = "execution.list";

    /// <summary>As it is remembered; null when it narrows nothing.</summary>
    public string? Remembered => this == new ExecutionFilter() ? null : $"{BudgetId:N},{State},{Text}";

    /// <summary>Reads what was remembered; what cannot be read narrows nothing.</summary>
    public static ExecutionFilter Read(string? remembered) => remembered?.Split(',', 3) is [var budget, var state, var text]
        ? new ExecutionFilter(text, Guid.TryParse(budget, out var id) ? id : null, Enum.TryParse(state, out AppropriationChoice s) ? s : null)
        : new ExecutionFilter();

    public bool Matches(AppropriationRow row) =>
        (BudgetId is null || (row.BudgetId ?? Guid.Empty) == BudgetId)
        && (State switch
        {
            null => true,
            AppropriationChoice.Open => row.State != AppropriationState.Closed,
            AppropriationChoice.Closed => row.State == AppropriationState.Closed,
            _ => row.Remaining <= 0,
        })
        && Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => $"{row.Number} {row.Title} {row.Budget}".Contains(word, StringComparison.CurrentCultureIgnoreCase));
}
