using BudgetPortal.Planning.Details;

namespace BudgetPortal.Planning.Starts;

/// <summary>The lines from which a sheet is started.</summary>
/// <param name="PriceWords">What its prices are called as a reason: "Last year's price".</param>
/// <param name="First">The first day of the first month over which they are spread.</param>
internal sealed record SourceLines(string PriceWords, string Currency, DateOnly First, int Months, IReadOnlyList<SourceLine> Lines);

/// <param name="Code">As it is in the catalog today.</param>
/// <param name="IsCarried">Whether it was carried forward into the source: nothing that is needed once more.</param>
internal sealed record SourceLine(
    Guid Id, BudgetCode Code, decimal Quantity, decimal UnitPrice, decimal Amount, bool IsLumpSum, string Justification, string PriceReason, LineSpread Spread,
    BuildUp BuildUp, bool WasLumpSum = false, bool IsCarried = false)
{
    /// <summary>Whether it still says what a person saw.</summary>
    public bool IsAsShown(StartRow row) =>
        (Quantity, UnitPrice, Code.Id, Code.IsActive) == (row.Before.Quantity, row.Before.UnitPrice, row.CodeId, true)
        && (Spread, BuildUp) == (row.Before.Spread, row.Before.BuildUp);
}
