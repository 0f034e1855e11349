using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>The lines of one cost center in one budget.</summary>
/// <param name="Refusal">Why the reader cannot change it now; null when they can.</param>
/// <param name="Target">What the module owner wants it to come to; null when none was set.</param>
/// <param name="LastYearTotal">Null when there was no budget before.</param>
/// <param name="LastYearOnly">What last year had and this year has not.</param>
/// <param name="Decider">Who decides; null for the module owner.</param>
/// <param name="Deadline">Until when it can be entered; null when it cannot any more.</param>
/// <param name="Retraction">What the reader may take back now; null for nothing.</param>
/// <param name="TimeZone">Of the organization.</param>
public sealed record EntrySheet(
    Guid PartId, Guid BudgetId, string BudgetName, BudgetType Type, BudgetState BudgetState, string Currency, DateOnly EntryEnd,
    DateOnly ActiveDate, DateOnly ExpireDate, EntryCostCenter CostCenter, PartState State, Error? Refusal,
    IReadOnlyList<SheetLine> Lines, decimal? Target, TargetControl TargetControl, decimal? LastYearTotal, LastYearRest LastYearOnly, string? Decider, bool DecidedByYou,
    DecisionWords? Decision, EntryDeadline? Deadline, Retraction? Retraction, DateOnly Today, TimeZoneInfo TimeZone)
{
    public int Decimals => Platform.Currency.Decimals(Currency);

    /// <summary>Whether its figures were approved finally, so that they change by revisions and transfers.</summary>
    public bool WasApproved => BudgetState is BudgetState.Approved or BudgetState.Active or BudgetState.Expired or BudgetState.Closed;

    public int MonthCount => BudgetTerms.Months(ActiveDate, ExpireDate);

    /// <summary>The first day of the first month.</summary>
    public DateOnly FirstMonth => new(ActiveDate.Year, ActiveDate.Month, 1);
}

/// <summary>One row.</summary>
/// <param name="LastYear">Its amount last year: zero when it is new, null when there was no budget before and for what was carried forward.</param>
/// <param name="Usual">What the item usually costs; null when nothing is usual, and in a sheet that is only read.</param>
/// <param name="Comments">Without those that were removed.</param>
public sealed record SheetLine(
    LineFigures Figures, Guid CodeId, string Code, string Name, string Unit, string Category, decimal? LastYear, UsualPrice? Usual = null,
    int Comments = 0, int Attachments = 0)
{
    /// <summary>Whether its amount is another than last year's; so is everything when there was no budget before, but not what was carried forward.</summary>
    public bool Differs => !Figures.IsCarried && (LastYear is null || LastYear != Figures.Amount);

    /// <summary>How much stands behind it.</summary>
    public DetailCounts Counts => new(Figures.BuildUp.Rows.Count, Comments, Attachments);
}

/// <param name="Lines">Lines of last year whose item is not in this year's sheet.</param>
public sealed record LastYearRest(int Lines, decimal Total);
