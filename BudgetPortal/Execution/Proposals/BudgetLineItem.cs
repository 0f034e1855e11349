using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>One figure of a program budget, by object code.</summary>
public sealed class BudgetLineItem : IOwned
{
    public const int DescriptionLength = 400;

    private BudgetLineItem()
    {
    }

    internal BudgetLineItem(Guid programBudgetId, LineItemTerms terms)
    {
        (Id, ProgramBudgetId) = (terms.Id, programBudgetId);
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ProgramBudgetId { get; private set; }

    public Guid ObjectCodeId { get; private set; }

    public string Description { get; private set; } = string.Empty;

    /// <summary>In the proposal's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    internal void Change(LineItemTerms terms) => (ObjectCodeId, Description, Amount) = (terms.ObjectCodeId, terms.Description.Trim(), terms.Amount);
}

/// <param name="Amount">In the proposal's currency.</param>
public sealed record LineItemTerms(Guid Id, Guid ObjectCodeId, string Description, decimal Amount)
{
    internal Error? Check(string currency) =>
        ObjectCodeId == Guid.Empty ? new Error("proposals.object_code_required", ProposalsText.ObjectCodeRequired, nameof(ObjectCodeId))
        : Description.Length > BudgetLineItem.DescriptionLength
            ? new Error("proposals.description_too_long", Words.Format(ExecutionText.TooLong, BudgetLineItem.DescriptionLength), nameof(Description))
        : Figures.Check(Amount, currency, nameof(Amount));
}

/// <summary>Why a program needs its money, and what proves it.</summary>
public sealed class BudgetJustification : IOwned
{
    public const int TextLength = 4000;
    public const int EvidenceLength = 1000;

    private BudgetJustification()
    {
    }

    internal BudgetJustification(Guid id, Guid programBudgetId, string text, string evidence) =>
        (Id, ProgramBudgetId, Text, Evidence) = (id, programBudgetId, text, evidence);

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ProgramBudgetId { get; private set; }

    public string Text { get; private set; } = string.Empty;

    /// <summary>Where the proof is: a study, a contract, an address.</summary>
    public string Evidence { get; private set; } = string.Empty;
}
