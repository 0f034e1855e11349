using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What holds for deciding a proposal and each of its program budgets.</summary>
internal static class ProposalMove
{
    public const int CommentLength = 4000;

    /// <summary>The name under which errors of the comment are reported.</summary>
    public const string CommentField = "Comment";

    /// <summary>Nobody decides what they handed in; who rejects says why.</summary>
    public static Error? CheckDecision(ProposalState state, Guid? submittedById, bool approved, string comment, Guid userId) =>
        state != ProposalState.Submitted ? Illegal(state)
        : userId == submittedById ? new Error("proposals.own", ProposalsText.Own)
        : !approved && string.IsNullOrWhiteSpace(comment) ? new Error("proposals.comment_required", ProposalsText.CommentRequired, CommentField)
        : comment.Trim().Length > CommentLength ? new Error("proposals.comment_too_long", Words.Format(ExecutionText.TooLong, CommentLength), CommentField)
        : null;

    public static Error Illegal(ProposalState state) => new("proposals.state", Words.Format(ProposalsText.NotInState, state.Word()));

    /// <summary>Whether it is being written: a rejected one can be changed and handed in again.</summary>
    public static bool IsWritten(this ProposalState state) => state is ProposalState.Draft or ProposalState.Rejected;
}
