using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>
/// A budget of the whole company and its way from declaration to expiry. A move that the present state does not allow is refused with the
/// reason, never ignored.
/// </summary>
public sealed class Budget : IOwned, IVersioned
{
    private readonly List<CostCenterBudget> parts = [];

    private Budget()
    {
    }

    private Budget(Guid id, BudgetTerms terms, Guid declaredById, DateTimeOffset at)
    {
        Id = id;
        DeclaredById = declaredById;
        DeclaredAt = at;
        Apply(terms);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public string Name { get; private set; } = string.Empty;

    public BudgetType Type { get; private set; }

    public Guid PeriodId { get; private set; }

    /// <summary>First day of entry, in the organization's time zone.</summary>
    public DateOnly EntryStart { get; private set; }

    /// <summary>Last day of entry, inclusive.</summary>
    public DateOnly EntryEnd { get; private set; }

    public DateOnly ActiveDate { get; private set; }

    /// <summary>Last day on which the budget is active, inclusive.</summary>
    public DateOnly ExpireDate { get; private set; }

    /// <summary>ISO 4217 code of all its lines.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>What the module owner asks of those who enter; at most 4,000 characters.</summary>
    public string Instructions { get; private set; } = string.Empty;

    /// <summary>May be active beside another budget of its type.</summary>
    public bool IsSupplementary { get; private set; }

    /// <summary>What entry does beyond a cost center's target.</summary>
    public TargetControl TargetControl { get; private set; }

    public BudgetState State { get; private set; }

    public Guid DeclaredById { get; private set; }

    public DateTimeOffset DeclaredAt { get; private set; }

    public Guid Version { get; set; }

    /// <summary>One part for each cost center that takes part.</summary>
    public IReadOnlyList<CostCenterBudget> Parts => parts;

    /// <summary>What was declared.</summary>
    public BudgetTerms Terms => new(
        Name, Type, PeriodId, EntryStart, EntryEnd, ActiveDate, ExpireDate, Currency, Instructions, IsSupplementary, TargetControl);

    /// <summary>Calendar months over which its lines are spread: 1 to 36.</summary>
    public int MonthCount => BudgetTerms.Months(ActiveDate, ExpireDate);

    /// <summary>Declares a budget with one part for each cost center.</summary>
    /// <param name="id">Made by the caller, so that a repeated request is recognized.</param>
    public static Result<Budget> Declare(
        Guid id, BudgetTerms terms, IReadOnlyCollection<Guid> costCenterIds, Guid declaredById, DateTimeOffset at)
    {
        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result<Budget>.Failed(errors);
        }

        if (costCenterIds.Count == 0)
        {
            return new Error("planning.no_cost_centers", PlanningText.NoCostCenters);
        }

        var budget = new Budget(id, terms, declaredById, at);
        budget.parts.AddRange(costCenterIds.Select(id => new CostCenterBudget(budget.Id, id)));
        return budget;
    }

    /// <summary>Changes a budget that is still a draft.</summary>
    public Result Change(BudgetTerms terms)
    {
        if (State != BudgetState.Draft)
        {
            return Illegal(PlanningText.OnlyDraftsChange);
        }

        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        Apply(terms);
        return Result.Success;
    }

    /// <summary>Opens entry on its day, or today when it is opened by hand.</summary>
    public Result OpenEntry(DateOnly today)
    {
        if (State != BudgetState.Draft)
        {
            return Illegal(PlanningText.EntryOpensFromDraft);
        }

        if (EntryEnd < today)
        {
            return new Error("planning.entry_over", Words.Format(PlanningText.EntryEndPassed, EntryEnd));
        }

        if (EntryStart > today)
        {
            EntryStart = today;
        }

        State = BudgetState.EntryOpen;
        return Result.Success;
    }

    /// <summary>Ends entry: parts with lines count as submitted, and the owners decide.</summary>
    public Result CloseEntry(DateOnly today)
    {
        if (State != BudgetState.EntryOpen)
        {
            return Illegal(PlanningText.EntryIsNotOpen);
        }

        if (EntryEnd > today)
        {
            EntryEnd = today;
        }

        State = BudgetState.PendingCcApproval;
        return Result.Success;
    }

    /// <summary>Whether every part is decided in favor, so that the final approver's turn comes.</summary>
    public bool AllPartsApproved => parts.Any(p => p.State == PartState.Approved)
        && parts.TrueForAll(p => p.State is PartState.Approved or PartState.NoBudget or PartState.Withdrawn);

    /// <summary>All cost centers have approved.</summary>
    public Result CompleteCostCenterApproval()
    {
        if (State != BudgetState.PendingCcApproval || !AllPartsApproved)
        {
            return Illegal(PlanningText.PartsUndecided);
        }

        State = BudgetState.CcApproved;
        return Result.Success;
    }

    /// <summary>Hands the budget to the module owner.</summary>
    public Result RequestFinalApproval()
    {
        if (State != BudgetState.CcApproved)
        {
            return Illegal(PlanningText.PartsUndecided);
        }

        State = BudgetState.PendingFinalApproval;
        return Result.Success;
    }

    public Result Approve()
    {
        if (State != BudgetState.PendingFinalApproval)
        {
            return Illegal(PlanningText.NotAwaitingFinalApproval);
        }

        State = BudgetState.Approved;
        return Result.Success;
    }

    public Result Reject()
    {
        if (State != BudgetState.PendingFinalApproval)
        {
            return Illegal(PlanningText.NotAwaitingFinalApproval);
        }

        State = BudgetState.Rejected;
        return Result.Success;
    }

    /// <summary>Returns to the cost centers, because one part was sent back.</summary>
    public Result ReturnToCostCenters()
    {
        if (State != BudgetState.PendingFinalApproval)
        {
            return Illegal(PlanningText.NotAwaitingFinalApproval);
        }

        State = BudgetState.PendingCcApproval;
        return Result.Success;
    }

    /// <summary>Comes into force on its active date.</summary>
    public Result Activate(DateOnly today)
    {
        if (State != BudgetState.Approved || today < ActiveDate)
        {
            return Illegal(Words.Format(PlanningText.ActivatesLater, ActiveDate));
        }

        State = BudgetState.Active;
        return Result.Success;
    }

    /// <summary>Ends on the day after its expire date.</summary>
    public Result Expire(DateOnly today)
    {
        if (State != BudgetState.Active || today <= ExpireDate)
        {
            return Illegal(Words.Format(PlanningText.ExpiresLater, ExpireDate));
        }

        State = BudgetState.Expired;
        return Result.Success;
    }

    /// <summary>Makes two decisions on the same budget notice each other.</summary>
    public void Touch() => Version = Guid.CreateVersion7();

    private static Error Illegal(string message) => new("planning.illegal_move", message);

    private void Apply(BudgetTerms terms)
    {
        Name = terms.Name.Trim();
        Type = terms.Type;
        PeriodId = terms.PeriodId;
        EntryStart = terms.EntryStart;
        EntryEnd = terms.EntryEnd;
        ActiveDate = terms.ActiveDate;
        ExpireDate = terms.ExpireDate;
        Currency = terms.Currency;
        Instructions = terms.Instructions.Trim();
        IsSupplementary = terms.IsSupplementary;
        TargetControl = terms.TargetControl;
    }
}
