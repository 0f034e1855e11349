using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>A quarterly release of an appropriation.</summary>
/// <remarks><see cref="Obligated"/> is kept by the database, under the check that it is at most <see cref="Amount"/> − <see cref="Returned"/>.</remarks>
public sealed class Allotment : IOwned, IVersioned, ILive
{
    public const int NoteLength = 400;

    private Allotment()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid AppropriationId { get; private set; }

    /// <summary>From 1 within the year.</summary>
    public int Number { get; private set; }

    /// <summary>Calendar year in which the fiscal year begins.</summary>
    public int Year { get; private set; }

    /// <summary>1 to 4, counted from the beginning of the fiscal year.</summary>
    public int Quarter { get; private set; }

    /// <summary>First day of the quarter on which it may be obligated.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last one, inclusive.</summary>
    public DateOnly To { get; private set; }

    /// <summary>In the appropriation's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What of it went back to the appropriation.</summary>
    public decimal Returned { get; private set; }

    /// <summary>What obligations hold of it, without what they gave back.</summary>
    public decimal Obligated { get; private set; }

    public AllotmentState State { get; private set; }

    public string Note { get; private set; } = string.Empty;

    public Guid ReleasedById { get; private set; }

    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>Who closed or cancelled it; null also when the quarter's end did.</summary>
    public Guid? EndedById { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>What can still be obligated, were it open.</summary>
    public decimal Unobligated => Amount - Returned - Obligated;

    /// <param name="id">Made by the form, so that a double click releases once.</param>
    /// <param name="number">The next of its year.</param>
    public static Result<Allotment> Release(Guid id, Appropriation appropriation, int number, AllotmentTerms terms, Guid userId, DateTimeOffset at)
    {
        if (terms.Check(appropriation) is { } refusal)
        {
            return refusal;
        }

        var (from, to) = terms.DaysOf(appropriation)!.Value;
        return new Allotment
        {
            Id = id, AppropriationId = appropriation.Id, Number = number, Year = terms.Year, Quarter = terms.Quarter, From = from, To = to,
            Amount = terms.Amount, Note = terms.Note.Trim(), ReleasedById = userId, ReleasedAt = at,
        };
    }

    /// <summary>Whether it can be obligated on a day.</summary>
    public Result MayObligate(DateOnly day) =>
        State != AllotmentState.Released ? new Error("execution.allotment_ended", ExecutionText.AllotmentEnded)
        : day > To ? new Error("execution.quarter_over", Words.Format(ExecutionText.QuarterOver, To), nameof(ObligationTerms.Date))
        : Result.Success;

    /// <summary>Counts what will be saved together with what is checked next; the database does it for good. Only for a row that is not tracked.</summary>
    internal void Expect(decimal obligated) => Obligated += obligated;

    /// <summary>Gives some of what is not obligated back to the appropriation.</summary>
    public Result GiveBack(decimal amount)
    {
        if (State != AllotmentState.Released)
        {
            return new Error("execution.allotment_ended", ExecutionText.AllotmentEnded);
        }

        if (amount <= 0 || amount > Unobligated)
        {
            return new Error("execution.give_back_range", Words.Format(ExecutionText.GiveBackRange, Unobligated), nameof(Amount));
        }

        Returned += amount;
        return Result.Success;
    }

    /// <summary>Ends it: what is not obligated goes back, or, where the organization says so, lapses.</summary>
    /// <param name="userId">Null for the quarter's end.</param>
    public Result End(bool lapses, Guid? userId, DateTimeOffset at)
    {
        if (State != AllotmentState.Released)
        {
            return new Error("execution.allotment_ended", ExecutionText.AllotmentEnded);
        }

        if (!lapses)
        {
            Returned += Unobligated;
        }

        State = Returned == Amount ? AllotmentState.Cancelled : AllotmentState.Closed;
        (EndedById, EndedAt) = (userId, at);
        return Result.Success;
    }
}

public enum AllotmentState
{
    Released,

    /// <summary>Takes no obligation any more; those it has are paid.</summary>
    Closed,

    /// <summary>All of it went back.</summary>
    Cancelled,
}

/// <summary>What is said of an allotment when it is released.</summary>
/// <param name="Amount">In the appropriation's currency.</param>
public sealed record AllotmentTerms(int Year, int Quarter, decimal Amount, string Note)
{
    /// <summary>The quarter's days within the appropriation's; null when there are none, or no such quarter.</summary>
    public (DateOnly From, DateOnly To)? DaysOf(Appropriation appropriation)
    {
        if (Quarter is < 1 or > 4 || Year < 1 || Year > 9998)
        {
            return null;
        }

        var start = appropriation.YearStart.AddYears(Year - appropriation.YearStart.Year).AddMonths(3 * (Quarter - 1));
        var end = start.AddMonths(3).AddDays(-1);
        var from = start > appropriation.ActiveDate ? start : appropriation.ActiveDate;
        var to = end < appropriation.ExpireDate ? end : appropriation.ExpireDate;
        return from <= to ? (from, to) : null;
    }

    internal Error? Check(Appropriation appropriation) =>
        appropriation.IsClosed ? new Error("execution.closed", ExecutionText.Closed)
        : DaysOf(appropriation) is null ? new Error(
            "execution.quarter_outside", Words.Format(ExecutionText.QuarterOutside, appropriation.ActiveDate, appropriation.ExpireDate), nameof(Quarter))
        : Note.Length > Allotment.NoteLength ? new Error("execution.note_too_long", Words.Format(ExecutionText.TooLong, Allotment.NoteLength), nameof(Note))
        : Figures.Check(Amount, appropriation.Currency, nameof(Amount)) is { } wrong ? wrong
        : Amount > appropriation.Unallotted ? new Error(
            "execution.allotment_exceeds", Words.Format(ExecutionText.AllotmentExceeds, Figures.Said(appropriation.Unallotted, appropriation.Currency)), nameof(Amount))
        : null;
}
