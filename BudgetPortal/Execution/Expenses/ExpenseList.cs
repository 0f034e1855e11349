namespace BudgetPortal.Execution.Expenses;

/// <summary>Which expenses a list shows.</summary>
public enum ExpenseTab
{
    Mine,

    /// <summary>Those that wait for the reader's decision.</summary>
    ToDecide,

    /// <summary>All that the reader may see.</summary>
    All,
}

/// <summary>What narrows the list, and how it is remembered.</summary>
/// <param name="State">Null for all; what is to be decided is in one state only.</param>
public sealed record ExpenseFilter(ExpenseTab Tab = ExpenseTab.Mine, ExpenseState? State = null, string Text = "")
{
    /// <summary>Under which key it is remembered.</summary>
    public const string Key = "execution.expenses";

    /// <summary>As it is remembered; null when it is as everybody's.</summary>
    public string? Remembered => this == new ExpenseFilter() ? null : $"{Tab},{State},{Text}";

    /// <summary>Whether it shows less than its tab has.</summary>
    public bool Narrows => State is not null || Text.Trim().Length > 0;

    /// <summary>Reads what was remembered; what cannot be read is as everybody's.</summary>
    public static ExpenseFilter Read(string? remembered) => remembered?.Split(',', 3) is [var tab, var state, var text] && Enum.TryParse(tab, out ExpenseTab t)
        ? new ExpenseFilter(t, Enum.TryParse(state, out ExpenseState s) ? s : null, text) : new ExpenseFilter();
}

/// <summary>An expense in a list.</summary>
/// <param name="Number">As people write it.</param>
/// <param name="From">Code and name of the cost center or the program that pays.</param>
/// <param name="Budget">Empty for a program's money.</param>
/// <param name="Line">What it is for: the item or the object code.</param>
/// <param name="Amount">In <paramref name="Currency"/>, that of the appropriation.</param>
/// <param name="ReceiptAmount">In <paramref name="ReceiptCurrency"/>, as on the receipt.</param>
public sealed record ExpenseRow(
    Guid Id, Guid Version, string Number, DateOnly Date, string Description, string From, string Budget, string Line, string Requester, ExpenseState State,
    decimal Amount, string Currency, decimal ReceiptAmount, string ReceiptCurrency, bool HasReceipt, DateTimeOffset RequestedAt);

/// <param name="Number">The page that is shown, from 1.</param>
/// <param name="Total">Rows of the tab that match, on all pages.</param>
/// <param name="Mine">Of the reader's, those that wait to be handed in, or to be corrected.</param>
/// <param name="ToDecide">Those that wait for the reader.</param>
public sealed record ExpensePage(
    IReadOnlyList<ExpenseRow> Rows, int Number, int Total, int Mine, int ToDecide, bool MayEnter, bool MayDecide, DateOnly Today);

/// <summary>One expense as the reader sees it, and what they may do about it now.</summary>
/// <param name="LineCode">Of the item, or the object code.</param>
/// <param name="Left">What is left of the appropriation, in its currency.</param>
/// <param name="Decider">Who decided, and for whom; empty while nobody did.</param>
/// <param name="CancelledBy">Empty unless it was cancelled.</param>
/// <param name="Waits">Who is to decide; empty unless it waits.</param>
/// <param name="LetPass">Who let it pass over the budget, and why; null when nobody had to.</param>
/// <param name="MayChange">Say other things, and hand in.</param>
public sealed record ExpenseDetail(
    ExpenseRow Row, Guid AppropriationId, Guid LineId, string LineCode, decimal Left, decimal Rate, DateOnly? RateDate, string RateReason, string ReceiptName,
    string ReceiptType, long ReceiptSize, DateTimeOffset? SubmittedAt, string Waits, string Decider, DateTimeOffset? DecidedAt, string Comment,
    string CancelledBy, DateTimeOffset? CancelledAt, string Reason, string? LetPass, bool MayChange, bool MayDecide, bool MayCancel, DateOnly Today)
{
    /// <summary>Whether a browser can show the receipt as a picture.</summary>
    public bool IsPicture => ReceiptType.StartsWith("image/", StringComparison.Ordinal);
}
