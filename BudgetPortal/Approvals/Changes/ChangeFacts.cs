using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;

namespace BudgetPortal.Approvals.Changes;

/// <summary>What histories say of a proposal.</summary>
internal static class ChangeFacts
{
    /// <summary>The part that it concerns; null when it concerns several.</summary>
    public static CostCenterBudget? PartIn(this BudgetChange change, Budget budget) =>
        change.Parts is [var only] ? budget.Parts.Single(p => p.Id == only.PartId) : null;

    /// <summary>Its number and reason, and what was said to it.</summary>
    public static string Title(this BudgetChange change, string comment = "")
    {
        var title = $"#{change.Number:D} {change.Reason}";
        return string.IsNullOrWhiteSpace(comment) ? title : Shortened($"{title}\n{comment.Trim()}");
    }

    private static string Shortened(string text) => text.Length <= BudgetApproval.CommentLength ? text : text[..BudgetApproval.CommentLength];
}
