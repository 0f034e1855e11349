using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>One figure of a program budget, by object code.</summary>
public sealed class BudgetLineItem : IOwned, IVersioned
{
    public const int DescriptionLength = 400;

    private BudgetLineItem()
    {
    }

    internal BudgetLineItem(Guid id, Guid programBudgetId, int position, LineItemTerms terms)
    {
        (Id, ProgramBudgetId, Position) = (id, programBudgetId, position);
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ProgramBudgetId { get; private set; }

    /// <summary>From 1, in the order in which they were entered.</summary>
    public int Position { get; private set; }

    public Guid ObjectCodeId { get; private set; }

    public string Description { get; private set; } = string.Empty;

    /// <summary>In the proposal's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    public Guid Version { get; set; }

    /// <summary>Whether it says this already.</summary>
    internal bool Says(LineItemTerms terms) => (ObjectCodeId, Description, Amount) == (terms.ObjectCodeId, terms.Description.Trim(), terms.Amount);

    internal void Change(LineItemTerms terms) => (ObjectCodeId, Description, Amount) = (terms.ObjectCodeId, terms.Description.Trim(), terms.Amount);
}

/// <summary>What is typed of a line item.</summary>
/// <param name="ObjectCodeId">Empty while none is chosen.</param>
/// <param name="Amount">In the proposal's currency.</param>
public sealed record LineItemTerms(Guid ObjectCodeId, string Description, decimal Amount)
{
    internal IReadOnlyList<Error> Check(string currency)
    {
        var errors = new List<Error>();
        if (ObjectCodeId == Guid.Empty)
        {
            errors.Add(new Error("proposals.object_code_required", ProposalsText.ObjectCodeRequired, nameof(ObjectCodeId)));
        }

        if (Description.Trim().Length > BudgetLineItem.DescriptionLength)
        {
            errors.Add(new Error("proposals.description_too_long", Words.Format(ExecutionText.TooLong, BudgetLineItem.DescriptionLength), nameof(Description)));
        }

        if (Figures.Check(Amount, currency, nameof(Amount)) is { } wrong)
        {
            errors.Add(wrong);
        }

        return errors;
    }
}
