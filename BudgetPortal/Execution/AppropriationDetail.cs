namespace BudgetPortal.Execution;

/// <summary>An appropriation with everything that is spent of it.</summary>
/// <param name="Quarters">Those for which it can be released.</param>
/// <param name="Lines">What the money is for, by code.</param>
public sealed record AppropriationDetail(
    AppropriationRow Row, IReadOnlyList<SpendingQuarter> Quarters, DateOnly Today, SpendingRights Rights, IReadOnlyList<AllotmentRow> Allotments,
    IReadOnlyList<SpendingLine> Lines)
{
    public bool IsClosed => Row.State == AppropriationState.Closed;

    /// <summary>What lapsed at the ends of quarters.</summary>
    public decimal Lapsed => Allotments.Where(a => !a.IsOpen).Sum(a => a.Rest);
}

/// <summary>A quarter of a fiscal year, as far as an appropriation may be spent in it.</summary>
/// <param name="Year">Calendar year in which the fiscal year begins.</param>
/// <param name="Quarter">1 to 4.</param>
public sealed record SpendingQuarter(int Year, int Quarter, DateOnly From, DateOnly To)
{
    internal static IReadOnlyList<SpendingQuarter> Of(Appropriation appropriation) =>
    [
        .. from year in Enumerable.Range(appropriation.ActiveDate.Year - 1, appropriation.ExpireDate.Year - appropriation.ActiveDate.Year + 2)
           from quarter in Enumerable.Range(1, 4)
           let days = new AllotmentTerms(year, quarter, 0, string.Empty).DaysOf(appropriation)
           where days is not null
           select new SpendingQuarter(year, quarter, days.Value.From, days.Value.To),
    ];
}

/// <summary>What the reader may do; each operation asks again.</summary>
/// <param name="Spend">Enter expenses from this money.</param>
/// <param name="UserId">The reader.</param>
public sealed record SpendingRights(bool Release, bool Obligate, bool Pay, bool Spend, Guid UserId);

/// <summary>A line of the budget, or of the program budget, that can be spent from.</summary>
/// <param name="ItemId">Null for a program's line.</param>
/// <param name="Amount">Of the budget, in the appropriation's currency.</param>
public sealed record SpendingLine(Guid Id, Guid? ItemId, string Code, string Name, decimal Amount);

/// <param name="Amount">Without what went back.</param>
/// <param name="Paid">What is paid of its obligations.</param>
public sealed record AllotmentRow(
    Guid Id, string Number, int Year, int Quarter, DateOnly From, DateOnly To, decimal Amount, decimal Returned, decimal Obligated, AllotmentState State, string Note,
    string ReleasedBy, Guid Version, IReadOnlyList<ObligationRow> Obligations)
{
    public bool IsOpen => State == AllotmentState.Released;

    /// <summary>What can still be obligated, or, once it is closed, what lapsed.</summary>
    public decimal Rest => Amount - Obligated;

    public decimal Paid => Obligations.Sum(o => o.PaidHere);
}

/// <summary>An obligation as far as one allotment bears it.</summary>
/// <param name="Amount">All of it, without what went back, in its own currency.</param>
/// <param name="Here">What the allotment bears, in the allotment's currency.</param>
/// <param name="PaidHere">What is paid of that.</param>
/// <param name="Allotments">How many allotments bear it.</param>
/// <param name="PayRefusal">Why the reader cannot pay it; null when they can.</param>
/// <param name="For">The lines that it is for, and what each bears here.</param>
/// <param name="LetPass">Who let it pass over the budget, and why; null when nobody had to.</param>
public sealed record ObligationRow(
    Guid Id, string Number, DateOnly Date, Guid? OrderId, string Reference, string? Supplier, string Description, string Currency, decimal Rate, decimal Amount,
    decimal Disbursed, decimal Planned, ObligationState State, string RecordedBy, Guid Version, decimal Here, decimal PaidHere, int Allotments, string? PayRefusal,
    IReadOnlyList<(string Line, decimal Amount)> For, IReadOnlyList<PaymentRow> Payments, IReadOnlyList<WorkRow> Work, string? LetPass)
{
    /// <summary>What is still to be paid, in its own currency.</summary>
    public decimal Unpaid => Amount - Disbursed;

    /// <summary>What no work item takes yet, in its own currency.</summary>
    public decimal Unplanned => Amount - Planned;

    public bool IsOpen => State == ObligationState.Open;
}

/// <param name="Amount">All of it, in the obligation's currency.</param>
/// <param name="Here">What it pays of the allotment under which it is shown, at the obligation's rate; zero once it is cancelled.</param>
public sealed record PaymentRow(
    Guid Id, string Number, DateOnly Date, string Invoice, string Description, decimal Amount, decimal Rate, decimal Here, decimal ExchangeDifference, string PaidBy, bool IsCancelled,
    string Reason, Guid Version);

/// <param name="Amount">In the obligation's currency.</param>
public sealed record WorkRow(Guid Id, string Title, Guid? AssigneeId, string Assignee, DateOnly? DueDate, decimal Amount, WorkItemState State, Guid Version);
