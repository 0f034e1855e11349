using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>Why a program needs its money, and what proves it.</summary>
public sealed class BudgetJustification : IOwned, IVersioned
{
    public const int TextLength = 4000;
    public const int EvidenceLength = 1000;

    private BudgetJustification()
    {
    }

    internal BudgetJustification(Guid id, Guid programBudgetId, int position, JustificationTerms terms)
    {
        (Id, ProgramBudgetId, Position) = (id, programBudgetId, position);
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ProgramBudgetId { get; private set; }

    /// <summary>From 1, in the order in which they were said.</summary>
    public int Position { get; private set; }

    public string Text { get; private set; } = string.Empty;

    /// <summary>Where the proof is: a study, a contract, an address.</summary>
    public string Evidence { get; private set; } = string.Empty;

    public Guid Version { get; set; }

    /// <summary>Whether it says this already.</summary>
    internal bool Says(JustificationTerms terms) => (Text, Evidence) == (terms.Text.Trim(), terms.Evidence.Trim());

    internal void Change(JustificationTerms terms) => (Text, Evidence) = (terms.Text.Trim(), terms.Evidence.Trim());
}

/// <summary>What is typed of a justification.</summary>
public sealed record JustificationTerms(string Text, string Evidence)
{
    internal Error? Check() =>
        string.IsNullOrWhiteSpace(Text) || Text.Trim().Length > BudgetJustification.TextLength
            ? new Error("proposals.text_required", Words.Format(ProposalsText.TextRequired, BudgetJustification.TextLength), nameof(Text))
        : Evidence.Trim().Length > BudgetJustification.EvidenceLength
            ? new Error("proposals.evidence_too_long", Words.Format(ExecutionText.TooLong, BudgetJustification.EvidenceLength), nameof(Evidence))
        : null;
}
