using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Execution.Proposals;

public static class ProposalWords
{
    /// <summary>What a state is called.</summary>
    public static string Word(this ProposalState state) => state switch
    {
        ProposalState.Draft => ProposalsText.StateDraft,
        ProposalState.Submitted => ProposalsText.StateSubmitted,
        ProposalState.Approved => ProposalsText.StateApproved,
        ProposalState.Rejected => ProposalsText.StateRejected,
        _ => ProposalsText.StateCancelled,
    };

    public static StatusTone Tone(this ProposalState state) => state switch
    {
        ProposalState.Draft => StatusTone.Draft,
        ProposalState.Submitted => StatusTone.Pending,
        ProposalState.Approved => StatusTone.Approved,
        ProposalState.Rejected => StatusTone.Rejected,
        _ => StatusTone.Closed,
    };
}
