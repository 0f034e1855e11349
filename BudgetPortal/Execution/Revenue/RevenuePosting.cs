using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Revenue that came in for a line of a revenue budget. Never changed: a wrong one is followed by another that corrects it.</summary>
public sealed class RevenuePosting : IOwned, IRecord, ILive
{
    private RevenuePosting()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid BudgetLineId { get; private set; }

    /// <summary>A day on which the budget is active.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>In the budget's currency; below zero when it corrects, never zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>How the other system calls it. Unique in the organization: the same thing is never posted twice.</summary>
    public string Reference { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    public Guid PostedById { get; private set; }

    public DateTimeOffset PostedAt { get; private set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>Posts revenue of a line.</summary>
    /// <param name="budget">Whose line it is: a revenue budget that is active, or expired and not closed.</param>
    /// <param name="today">The organization's.</param>
    public static Result<RevenuePosting> Post(Budget budget, Guid budgetLineId, RevenueTerms terms, DateOnly today, Guid userId, DateTimeOffset at)
    {
        if (terms.Check(budget, today) is { } refusal)
        {
            return refusal;
        }

        return new RevenuePosting
        {
            Id = Guid.CreateVersion7(), BudgetLineId = budgetLineId, Date = terms.Date, Amount = terms.Amount, Reference = terms.Reference.Trim(),
            Description = terms.Description.Trim(), PostedById = userId, PostedAt = at,
        };
    }
}

/// <summary>What is said of revenue.</summary>
/// <param name="Amount">In the budget's currency; not zero.</param>
/// <param name="Reference">1 to <see cref="ReferenceLength"/> characters.</param>
public sealed record RevenueTerms(DateOnly Date, decimal Amount, string Reference, string Description = "")
{
    public const int ReferenceLength = 60;
    public const int DescriptionLength = 400;

    internal Error? Check(Budget budget, DateOnly today) =>
        budget.Type != BudgetType.Revenue || budget.State is not (BudgetState.Active or BudgetState.Expired)
            ? new Error("revenue.not_in_force", Words.Format(RevenueText.NotInForce, budget.Name))
        : Date < budget.ActiveDate || Date > budget.ExpireDate
            ? new Error("revenue.date_outside", Words.Format(RevenueText.DateOutside, budget.Name, budget.ActiveDate, budget.ExpireDate), nameof(Date))
        : Date > today ? new Error("revenue.later", RevenueText.Later, nameof(Date))
        : Amount == 0 ? new Error("revenue.amount_zero", RevenueText.AmountZero, nameof(Amount))
        : Figures.Check(Math.Abs(Amount), budget.Currency, nameof(Amount)) is { } wrong ? wrong
        : string.IsNullOrWhiteSpace(Reference) || Reference.Length > ReferenceLength
            ? new Error("revenue.reference", Words.Format(RevenueText.ReferenceRequired, ReferenceLength), nameof(Reference))
        : Description.Length > DescriptionLength
            ? new Error("execution.description_too_long", Words.Format(ExecutionText.TooLong, DescriptionLength), nameof(Description))
        : null;
}
