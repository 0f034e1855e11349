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
}
