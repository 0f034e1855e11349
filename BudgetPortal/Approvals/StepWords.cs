using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Approvals;

/// <summary>The words for decisions and for the steps of a history.</summary>
public static class StepWords
{
    /// <summary>What happened, as a sentence without its person: "2200 Ready Meals approved with 2 changes".</summary>
    public static string Sentence(this HistoryRow row) => row.Step switch
    {
        BudgetStep.Declared => ApprovalsText.StepDeclared,
        BudgetStep.Changed => ApprovalsText.StepChanged,
        BudgetStep.EntryOpened => ApprovalsText.StepEntryOpened,
        BudgetStep.EntryClosed => ApprovalsText.StepEntryClosed,
        BudgetStep.Submitted => Part(row, ApprovalsText.StepSubmitted),
        BudgetStep.SubmittedAutomatically => Part(row, ApprovalsText.StepSubmittedAutomatically),
        BudgetStep.NoBudgetAttested => Part(row, ApprovalsText.StepNoBudget),
        BudgetStep.PartApproved => Part(row, ApprovalsText.StepPartApproved),
        BudgetStep.PartApprovedWithChanges => Part(row, row.Lines == 1 ? ApprovalsText.StepPartApprovedWithChange : ApprovalsText.StepPartApprovedWithChanges),
        BudgetStep.PartRejected => Part(row, ApprovalsText.StepPartRejected),
        BudgetStep.PartSentBack => Part(row, ApprovalsText.StepPartSentBack),
        BudgetStep.HandedOver => Part(row, ApprovalsText.StepHandedOver),
        BudgetStep.Escalated => Part(row, ApprovalsText.StepEscalated),
        BudgetStep.AllPartsApproved => ApprovalsText.StepAllPartsApproved,
        BudgetStep.FinalApprovalRequested => ApprovalsText.StepFinalApprovalRequested,
        BudgetStep.Approved => ApprovalsText.StepApproved,
        BudgetStep.Rejected => ApprovalsText.StepRejected,
        BudgetStep.DecidedOnBothLevels => ApprovalsText.StepDecidedOnBothLevels,
        BudgetStep.DecidedOwnLines => Part(row, ApprovalsText.StepDecidedOwnLines),
        BudgetStep.Activated => ApprovalsText.StepActivated,
        BudgetStep.Expired => ApprovalsText.StepExpired,
        BudgetStep.TargetsSet => Words.Format(ApprovalsText.StepTargetsSet, row.Lines),
        BudgetStep.Reminded => row.CostCenter.Length == 0 ? ApprovalsText.StepRemindedFinal : Part(row, ApprovalsText.StepReminded),
        BudgetStep.EntryEndReminded => Words.Format(row.Lines == 1 ? ApprovalsText.StepEntryEndRemindedOne : ApprovalsText.StepEntryEndReminded, row.Lines),
        BudgetStep.Lapsed => ApprovalsText.StepLapsed,
        BudgetStep.Reopened => ApprovalsText.StepReopened,
        BudgetStep.PartReopened => Part(row, ApprovalsText.StepPartReopened),
        BudgetStep.TakenBack => Part(row, ApprovalsText.StepTakenBack),
        BudgetStep.NoBudgetTakenBack => Part(row, ApprovalsText.StepNoBudgetTakenBack),
        BudgetStep.MoreTimeGiven => Part(row, ApprovalsText.StepMoreTimeGiven),
        BudgetStep.CostCenterAdded => Part(row, ApprovalsText.StepCostCenterAdded),
        BudgetStep.Withdrawn => Part(row, ApprovalsText.StepWithdrawn),
        BudgetStep.ChangeSubmitted => Change(row, ChangesText.StepSubmitted),
        BudgetStep.ChangeTakenBack => Change(row, ChangesText.StepTakenBack),
        BudgetStep.ChangeConsented => Change(row, ChangesText.StepConsented),
        BudgetStep.ChangeApproved => Change(row, ChangesText.StepApproved),
        BudgetStep.ChangeRejected => Change(row, ChangesText.StepRejected),
        BudgetStep.ChangeEscalated => Change(row, ApprovalsText.StepEscalated),
        BudgetStep.ChangeCancelled => Change(row, ChangesText.StepCancelled),
        BudgetStep.CarriedForward => ApprovalsText.StepCarriedForward,
        BudgetStep.Closed => ApprovalsText.StepClosed,
        _ => ApprovalsText.StepCancelled,
    };

    public static string Word(this ApprovalStatus status) => status switch
    {
        ApprovalStatus.Approved => PlanningText.StateApproved,
        ApprovalStatus.Rejected => PlanningText.StateRejected,
        _ => PlanningText.StateSentBack,
    };

    public static StatusTone Tone(this ApprovalStatus status) => status switch
    {
        ApprovalStatus.Approved => StatusTone.Approved,
        ApprovalStatus.Rejected => StatusTone.Rejected,
        _ => StatusTone.SentBack,
    };

    public static string Word(this PeriodState state) => state switch
    {
        PeriodState.Upcoming => ApprovalsText.PeriodUpcoming,
        PeriodState.Open => ApprovalsText.PeriodOpen,
        _ => ApprovalsText.PeriodClosed,
    };

    public static StatusTone Tone(this PeriodState state) => state switch
    {
        PeriodState.Upcoming => StatusTone.Draft,
        PeriodState.Open => StatusTone.Open,
        _ => StatusTone.Closed,
    };

    public static string Word(this LineField field) =>
        field == LineField.Quantity ? ApprovalsText.Quantity : ApprovalsText.UnitPrice;

    /// <summary>Of a revision its cost center; a transfer concerns several.</summary>
    private static string Change(HistoryRow row, string sentence) =>
        Words.Format(sentence, row.CostCenter.Length == 0 ? ChangesText.Transfer : Words.Format(ChangesText.ChangeOf, row.CostCenter));

    private static string Part(HistoryRow row, string sentence) => Words.Format(sentence, row.CostCenter, row.Lines);
}
