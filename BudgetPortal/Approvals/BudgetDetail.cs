using BudgetPortal.Planning;

namespace BudgetPortal.Approvals;

/// <summary>A budget as far as the current user sees it: all of it, or their cost centers.</summary>
/// <param name="Version">To be handed back with a final decision.</param>
/// <param name="DeclaredAt">At the organization's offset.</param>
/// <param name="LastYearBudget">Name of the budget that it is compared with; null when there is none.</param>
/// <param name="SeesAll">Whether these are all parts of the budget.</param>
/// <param name="PartCount">Cost centers that take part in the whole budget.</param>
/// <param name="ChangedLines">Fields of lines that approvers changed.</param>
/// <param name="People">Who entered lines.</param>
/// <param name="IsWithoutBudget">No cost center needs anything: it can only be cancelled.</param>
/// <param name="ProposedUntil">The day until which a correction is proposed to run.</param>
/// <param name="MoreTimeUntil">The day that is proposed to somebody who needs more time.</param>
public sealed record BudgetDetail(
    Guid Id, string Name, BudgetType Type, string Currency, BudgetState State, Guid Version, DateOnly EntryStart, DateOnly EntryEnd, DateOnly ActiveDate,
    DateOnly ExpireDate, string Instructions, string DeclaredBy, DateTimeOffset DeclaredAt, string? LastYearBudget, DateOnly Today, bool SeesAll,
    int PartCount, int ChangedLines, int People, bool IsWithoutBudget, DateOnly ProposedUntil, DateOnly MoreTimeUntil, BudgetRights Rights, BudgetMoves Moves, IReadOnlyList<PartRow> Parts, IReadOnlyList<CategoryRow> Categories,
    IReadOnlyList<Milestone> Milestones)
{
    public decimal Total => Parts.Sum(p => p.Total);

    public decimal LastYear => Parts.Sum(p => p.LastYear);

    /// <summary>Whether its figures were approved finally, so that they change by revisions and transfers.</summary>
    public bool WasApproved => State is BudgetState.Approved or BudgetState.Active or BudgetState.Expired or BudgetState.Closed;

    /// <summary>Of those that have a target, to their targets; null when none has.</summary>
    public TargetDistance? ToTargets => Parts.Any(p => p.Target is not null)
        ? TargetDistance.Of(Parts.Sum(p => p.Target), Parts.Where(p => p.Target is not null).Sum(p => p.Total), Type)
        : null;

    /// <summary>Cost centers that the reader sees and that were not withdrawn.</summary>
    public int TakingPart => Parts.Count(p => p.State != PartState.Withdrawn);

    public int Lines => Parts.Sum(p => p.Lines);

    /// <summary>When a step was last taken; null when it has not been.</summary>
    public Milestone? Last(params BudgetStep[] steps) => Milestones.LastOrDefault(m => steps.Contains(m.Step));

    /// <summary>What ended it before it was active: rejected, cancelled or lapsed; null while it goes on.</summary>
    public Milestone? Ended => State is BudgetState.Rejected or BudgetState.Cancelled
        ? Last(BudgetStep.Rejected, BudgetStep.Cancelled, BudgetStep.Lapsed)
        : null;

    /// <summary>That it is entered again after the final rejection; null when it is not, or decided since.</summary>
    public Milestone? Reopened => State is BudgetState.EntryOpen or BudgetState.PendingCcApproval ? Last(BudgetStep.Reopened) : null;

    /// <summary>Entry is upcoming, open or closed.</summary>
    public PeriodState EntryPeriod => State switch
    {
        BudgetState.Draft => PeriodState.Upcoming,
        BudgetState.EntryOpen => PeriodState.Open,
        _ => PeriodState.Closed,
    };

    /// <summary>Being in force is upcoming, open or closed.</summary>
    public PeriodState ActivePeriod => State switch
    {
        BudgetState.Active => PeriodState.Open,
        BudgetState.Expired or BudgetState.Closed or BudgetState.Rejected or BudgetState.Cancelled => PeriodState.Closed,
        _ => PeriodState.Upcoming,
    };
}

public enum PeriodState
{
    Upcoming,
    Open,
    Closed,
}

/// <summary>What the current user may do with the budget; each service checks it again.</summary>
/// <param name="Declare">Change, open and close entry, delete a draft, mark an empty part as no budget.</param>
/// <param name="DecideFinally">Decide the budget, when it waits for that.</param>
/// <param name="DecideParts">Some part waits for them.</param>
/// <param name="Enter">Enter lines for some cost center of it.</param>
/// <param name="ReadAll">See every cost center, the cycle status and the targets.</param>
public sealed record BudgetRights(bool Declare, bool DecideFinally, bool DecideParts, bool Enter, bool ReadAll);

/// <summary>A cost center's part in a list.</summary>
/// <param name="Owner">Name of the cost center's owner; empty when it has none.</param>
/// <param name="DecidedBy">Who approved, rejected or sent it back last; empty when nobody did.</param>
/// <param name="ActingFor">The owner in whose place they did; empty when they decided for themselves.</param>
/// <param name="ChangedLines">Fields that its approver changed in the last decision.</param>
/// <param name="OwnLines">Lines that the one who approved it wrote themselves.</param>
/// <param name="Turn">Whose turn it is; null when it does not wait.</param>
/// <param name="Target">What the module owner wants it to come to; null without one.</param>
/// <param name="Deadline">Until when it can be entered, when that is not entry end; null otherwise.</param>
/// <param name="IsActive">Whether the cost center is.</param>
public sealed record PartRow(
    Guid PartId, Guid CostCenterId, string Code, string Name, string Owner, PartState State, int Lines, decimal Total, decimal LastYear, string DecidedBy,
    string ActingFor, int ChangedLines, int OwnLines, PartWaiting? Turn, decimal? Target, DateOnly? Deadline, bool IsActive, PartMoves Moves)
{
    /// <summary>Code and name.</summary>
    public string Title => $"{Code} {Name}";

    public decimal Difference => Total - LastYear;
}

/// <summary>Who is to decide a part, and since when it waits for them.</summary>
/// <param name="Person">Empty for whoever may decide finally.</param>
/// <param name="Since">At the organization's offset.</param>
public sealed record PartWaiting(string Person, DateTimeOffset Since);

/// <summary>What a category adds up to, beside last year.</summary>
public sealed record CategoryRow(string Name, decimal Total, decimal LastYear);

/// <summary>A step of the whole budget: when and by whom.</summary>
/// <param name="At">At the organization's offset.</param>
/// <param name="Person">Null for the application itself.</param>
public sealed record Milestone(BudgetStep Step, DateTimeOffset At, string? Person, string Comment);
