using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>
/// What the module owner wants a cost center's part to come to. It is a row of its own, so that setting it leaves the part, and whatever
/// somebody has open of it, untouched.
/// </summary>
public sealed class CostCenterTarget : IOwned, IVersioned
{
    private CostCenterTarget()
    {
    }

    public CostCenterTarget(Guid partId, decimal amount)
    {
        Id = Guid.CreateVersion7();
        PartId = partId;
        Amount = amount;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>The <see cref="CostCenterBudget"/>; it has one target at the most.</summary>
    public Guid PartId { get; private set; }

    /// <summary>Zero or more, rounded to the budget's currency.</summary>
    public decimal Amount { get; private set; }

    public Guid Version { get; set; }

    public void Set(decimal amount) => Amount = amount;
}
