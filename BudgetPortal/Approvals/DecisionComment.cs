using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>The rules for a decision's comment.</summary>
internal static class DecisionComment
{
    /// <summary>The name under which errors of the comment are reported.</summary>
    public const string Field = "Comment";

    public static Error? Check(string comment) => comment.Trim().Length > BudgetApproval.CommentLength
        ? new Error("approvals.comment_too_long", Words.Format(ApprovalsText.CommentTooLong, BudgetApproval.CommentLength), Field)
        : null;

    /// <param name="message">What to say when it is missing.</param>
    public static Error? Require(string comment, string message) =>
        string.IsNullOrWhiteSpace(comment) ? new Error("approvals.comment_required", message, Field) : Check(comment);
}
