using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Approvals;

/// <summary>The way of a budget in five steps, each with when and who.</summary>
internal static class BudgetTimeline
{
    private enum Stage
    {
        Created,
        Entry,
        CostCenters,
        Final,
        Active,
        Over,
    }

    public static IReadOnlyList<TimelineStep> Of(BudgetDetail budget)
    {
        var now = StageOf(budget);
        return
        [
            Created(budget),
            Place(budget, Stage.Entry, now, Entry(budget)),
            Place(budget, Stage.CostCenters, now, CostCenters(budget)),
            Place(budget, Stage.Final, now, Final(budget)),
            Place(budget, Stage.Active, now, Active(budget)),
        ];
    }

    /// <summary>How far it is, or where it was stopped.</summary>
    private static Stage StageOf(BudgetDetail budget) => budget.State switch
    {
        BudgetState.Draft or BudgetState.EntryOpen => Stage.Entry,
        BudgetState.PendingCcApproval => Stage.CostCenters,
        BudgetState.CcApproved or BudgetState.PendingFinalApproval or BudgetState.Rejected => Stage.Final,
        BudgetState.Approved or BudgetState.Active => Stage.Active,
        BudgetState.Expired or BudgetState.Closed => Stage.Over,
        _ when budget.Last(BudgetStep.EntryOpened, BudgetStep.EntryClosed, BudgetStep.Reopened) is not { Step: BudgetStep.EntryClosed } => Stage.Entry,
        _ when budget.IsWithoutBudget || Decided(budget) < budget.TakingPart => Stage.CostCenters,
        _ => budget.Last(BudgetStep.Approved) is null ? Stage.Final : Stage.Active,
    };

    private static TimelineStep Place(BudgetDetail budget, Stage stage, Stage now, TimelineStep step)
    {
        if (stage != now)
        {
            var goesOn = stage == Stage.CostCenters && budget.State == BudgetState.EntryOpen && Decided(budget) > 0;
            var ended = stage > now && budget.Ended is not null;
            return step with
            {
                State = goesOn ? StepState.Now : stage < now ? StepState.Done : StepState.Next, When = ended ? null : step.When, Detail = ended ? null : step.Detail,
            };
        }

        return budget.Ended is { } end
            ? step with { State = StepState.Stopped, When = Words.Format(Stopped(end.Step), Day(end.At, budget.Today)), Detail = end.Person ?? Actor.SystemName }
            : step with { State = budget.State is BudgetState.Draft or BudgetState.Approved ? StepState.Next : StepState.Now };
    }

    private static TimelineStep Created(BudgetDetail budget) =>
        new(ApprovalsText.TimelineCreated, StepState.Done, Dates.Day(DateOnly.FromDateTime(budget.DeclaredAt.DateTime)), budget.DeclaredBy);

    private static TimelineStep Entry(BudgetDetail budget) => new(
        ApprovalsText.TimelineEntry, StepState.Next, Dates.Range(budget.EntryStart, budget.EntryEnd),
        budget switch
        {
            { State: BudgetState.Draft } => Dates.Relative(budget.EntryStart, budget.Today),
            { State: BudgetState.EntryOpen, Reopened: { } reopened } => Words.Format(ApprovalsText.TimelineReopened, Day(reopened.At, budget.Today)),
            { State: BudgetState.EntryOpen, Lines: 0 } => Words.Format(ApprovalsText.EntryEnds, Dates.Relative(budget.EntryEnd, budget.Today)),
            _ => $"{Words.Count(budget.People, ApprovalsText.OnePerson, ApprovalsText.PeopleCount)}, {Words.Count(budget.Lines, ApprovalsText.OneLine, ApprovalsText.LineCount)}",
        });

    private static TimelineStep CostCenters(BudgetDetail budget)
    {
        var changes = budget.ChangedLines > 0 ? ", " + Words.Count(budget.ChangedLines, ApprovalsText.OneChange, ApprovalsText.ChangeCount) : string.Empty;
        return new(
            ApprovalsText.TimelineCostCenters, StepState.Next,
            budget.State switch
            {
                BudgetState.Draft or BudgetState.EntryOpen => null,
                BudgetState.PendingCcApproval => budget.Last(BudgetStep.EntryClosed) is { } closed ? Since(closed.At, budget.Today) : null,
                _ => budget.Last(BudgetStep.AllPartsApproved) is { } all ? Day(all.At, budget.Today) : null,
            },
            budget.State == BudgetState.Draft ? null : Words.Format(ApprovalsText.DecidedOf, Decided(budget), budget.TakingPart) + changes);
    }

    private static TimelineStep Final(BudgetDetail budget) => budget.State switch
    {
        BudgetState.PendingFinalApproval or BudgetState.CcApproved => new(
            ApprovalsText.TimelineFinal, StepState.Now,
            budget.Last(BudgetStep.FinalApprovalRequested) is { } asked ? Since(asked.At, budget.Today) : null, ApprovalsText.WithModuleOwner),
        _ when budget.Last(BudgetStep.Approved) is { } approved => new(
            ApprovalsText.TimelineFinal, StepState.Done, Day(approved.At, budget.Today), approved.Person ?? Actor.SystemName),
        _ => new(ApprovalsText.TimelineFinal, StepState.Next),
    };

    private static TimelineStep Active(BudgetDetail budget) => new(
        ApprovalsText.TimelineActive, StepState.Next,
        budget.ActiveDate > budget.Today
            ? $"{Dates.Day(budget.ActiveDate)}, {Dates.Relative(budget.ActiveDate, budget.Today)}"
            : Dates.Day(budget.ActiveDate),
        budget is { State: BudgetState.Closed } && budget.Last(BudgetStep.Closed) is { } closed
            ? Words.Format(ApprovalsText.TimelineClosed, Day(closed.At, budget.Today))
            : Words.Format(ApprovalsText.Until, Dates.Plain(budget.ExpireDate)));

    private static int Decided(BudgetDetail budget) =>
        budget.Parts.Count(p => p.State is PartState.Approved or PartState.NoBudget);

    private static string Stopped(BudgetStep step) => step switch
    {
        BudgetStep.Rejected => ApprovalsText.TimelineRejected,
        BudgetStep.Cancelled => ApprovalsText.TimelineCancelled,
        _ => ApprovalsText.TimelineLapsed,
    };

    private static string Day(DateTimeOffset at, DateOnly today) => Dates.Day(DateOnly.FromDateTime(at.DateTime), today);

    private static string Since(DateTimeOffset at, DateOnly today)
    {
        var days = today.DayNumber - DateOnly.FromDateTime(at.DateTime).DayNumber;
        return days <= 0
            ? Words.Format(ApprovalsText.SinceToday, Day(at, today))
            : Words.Format(days == 1 ? ApprovalsText.SinceOneDay : ApprovalsText.SinceDays, Day(at, today), days);
    }
}
