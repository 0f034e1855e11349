using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Approvals;

/// <summary>The way of a budget in five steps, each with when and who.</summary>
internal static class BudgetTimeline
{
    public static IReadOnlyList<TimelineStep> Of(BudgetDetail budget) =>
        [Created(budget), Entry(budget), CostCenters(budget), Final(budget), Active(budget)];

    private static TimelineStep Created(BudgetDetail budget) =>
        new(ApprovalsText.TimelineCreated, StepState.Done, Dates.Day(DateOnly.FromDateTime(budget.DeclaredAt.DateTime)), budget.DeclaredBy);

    private static TimelineStep Entry(BudgetDetail budget) => new(
        ApprovalsText.TimelineEntry,
        budget.State switch { BudgetState.Draft => StepState.Next, BudgetState.EntryOpen => StepState.Now, _ => StepState.Done },
        Dates.Range(budget.EntryStart, budget.EntryEnd),
        budget.State == BudgetState.Draft
            ? Dates.Relative(budget.EntryStart, budget.Today)
            : budget.State == BudgetState.EntryOpen && budget.Lines == 0
                ? Words.Format(ApprovalsText.EntryEnds, Dates.Relative(budget.EntryEnd, budget.Today))
                : $"{Words.Count(budget.People, ApprovalsText.OnePerson, ApprovalsText.PeopleCount)}, {Words.Count(budget.Lines, ApprovalsText.OneLine, ApprovalsText.LineCount)}");

    private static TimelineStep CostCenters(BudgetDetail budget)
    {
        var decided = budget.Parts.Count(p => p.State is PartState.Approved or PartState.NoBudget or PartState.Withdrawn);
        var progress = Words.Format(ApprovalsText.DecidedOf, decided, budget.Parts.Count);
        var changes = budget.ChangedLines > 0 ? ", " + Words.Count(budget.ChangedLines, ApprovalsText.OneChange, ApprovalsText.ChangeCount) : string.Empty;
        var closed = budget.Last(BudgetStep.EntryClosed)?.At;
        return budget.State switch
        {
            BudgetState.Draft => new(ApprovalsText.TimelineCostCenters, StepState.Next),
            BudgetState.EntryOpen => new(ApprovalsText.TimelineCostCenters, decided > 0 ? StepState.Now : StepState.Next, null, progress),
            BudgetState.PendingCcApproval => new(
                ApprovalsText.TimelineCostCenters, StepState.Now, closed is { } at ? Since(at, budget.Today) : null, progress + changes),
            _ => new(
                ApprovalsText.TimelineCostCenters, StepState.Done,
                budget.Last(BudgetStep.AllPartsApproved) is { } all ? Day(all.At, budget.Today) : null, progress + changes),
        };
    }

    private static TimelineStep Final(BudgetDetail budget) => budget.State switch
    {
        BudgetState.PendingFinalApproval or BudgetState.CcApproved => new(
            ApprovalsText.TimelineFinal, StepState.Now,
            budget.Last(BudgetStep.FinalApprovalRequested) is { } asked ? Since(asked.At, budget.Today) : null, ApprovalsText.WithModuleOwner),
        BudgetState.Approved or BudgetState.Active or BudgetState.Expired or BudgetState.Closed => Decided(StepState.Done, BudgetStep.Approved),
        BudgetState.Rejected => Decided(StepState.Stopped, BudgetStep.Rejected),
        BudgetState.Cancelled => Decided(StepState.Stopped, BudgetStep.Cancelled),
        _ => new(ApprovalsText.TimelineFinal, StepState.Next),
    } is var step && budget.Last(BudgetStep.Approved, BudgetStep.Rejected, BudgetStep.Cancelled) is { } decision
        ? step with { When = Day(decision.At, budget.Today), Detail = decision.Person ?? Actor.SystemName }
        : step;

    private static TimelineStep Decided(StepState state, BudgetStep step) =>
        new(step == BudgetStep.Approved ? ApprovalsText.TimelineFinal : step == BudgetStep.Rejected ? PlanningText.StateRejected : PlanningText.StateCancelled, state);

    private static TimelineStep Active(BudgetDetail budget) => new(
        ApprovalsText.TimelineActive,
        budget.State switch
        {
            BudgetState.Active => StepState.Now,
            BudgetState.Expired or BudgetState.Closed => StepState.Done,
            _ => StepState.Next,
        },
        budget.State is BudgetState.Rejected or BudgetState.Cancelled
            ? null
            : budget.ActiveDate > budget.Today
                ? $"{Dates.Day(budget.ActiveDate)}, {Dates.Relative(budget.ActiveDate, budget.Today)}"
                : Dates.Day(budget.ActiveDate),
        budget.State is BudgetState.Rejected or BudgetState.Cancelled ? null : Words.Format(ApprovalsText.Until, Dates.Plain(budget.ExpireDate)));

    private static string Day(DateTimeOffset at, DateOnly today) => Dates.Day(DateOnly.FromDateTime(at.DateTime), today);

    private static string Since(DateTimeOffset at, DateOnly today)
    {
        var days = today.DayNumber - DateOnly.FromDateTime(at.DateTime).DayNumber;
        return days <= 0
            ? Words.Format(ApprovalsText.SinceToday, Day(at, today))
            : Words.Format(days == 1 ? ApprovalsText.SinceOneDay : ApprovalsText.SinceDays, Day(at, today), days);
    }
}
