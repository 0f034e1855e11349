namespace BudgetPortal.Platform;

/// <summary>Why a request was refused, in words for the user.</summary>
/// <param name="Code">Stable name of the rule, e.g. <c>planning.entry_closed</c>; tests and the API tell refusals apart by it.</param>
/// <param name="Message">What is wrong and what to do, in the user's language.</param>
/// <param name="Field">Name of the input it belongs to; null when it concerns the whole request.</param>
public sealed record Error(string Code, string Message, string? Field = null)
{
    public override string ToString() => $"{Code}: {Message}";
}
