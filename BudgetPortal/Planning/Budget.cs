using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>
/// A budget of the whole company and its way from declaration to expiry. A move that the present state does not allow is refused with the
/// reason, never ignored.
/// </summary>
public sealed partial class Budget : IOwned, IVersioned, ILive
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

    /// <summary>Which of its approved versions is in force: zero until the final approval, 1 from then on. See <see cref="FrozenBudget"/>.</summary>
    public int Revision { get; private set; }

    public Guid DeclaredById { get; private set; }

    public DateTimeOffset DeclaredAt { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>For whom it was declared; <see cref="Parts"/> says who takes part.</summary>
    public BudgetScopeKind ScopeKind { get; private set; }

    /// <summary>Ids of the departments, locations or cost centers to which it is limited; empty when it is not.</summary>
    public Guid[] ScopeIds { get; private set; } = [];

    /// <summary>One part for each cost center that takes part.</summary>
    public IReadOnlyList<CostCenterBudget> Parts => parts;

    /// <summary>What was declared.</summary>
    public BudgetTerms Terms => new(
        Name, Type, PeriodId, EntryStart, EntryEnd, ActiveDate, ExpireDate, Currency, Instructions, IsSupplementary, TargetControl);

    /// <summary>Calendar months over which its lines are spread: 1 to 36.</summary>
    public int MonthCount => BudgetTerms.Months(ActiveDate, ExpireDate);

    /// <summary>Declares a budget with one part for each cost center.</summary>
    /// <param name="id">Made by the caller, so that a repeated request is recognized.</param>
    /// <param name="scope">For whom it is meant; all cost centers when null.</param>
    public static Result<Budget> Declare(
        Guid id, BudgetTerms terms, IReadOnlyCollection<Guid> costCenterIds, Guid declaredById, DateTimeOffset at, BudgetScope? scope = null)
    {
        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result<Budget>.Failed(errors);
        }

        if (costCenterIds.Count == 0)
        {
            return NobodyTakesPart(scope);
        }

        var budget = new Budget(id, terms, declaredById, at);
        budget.Limit(scope ?? BudgetScope.All, costCenterIds);
        return budget;
    }

    /// <summary>Changes a budget that is still a draft.</summary>
    /// <param name="costCenterIds">Those that take part from now on; parts of others leave the budget.</param>
    public Result Change(BudgetTerms terms, BudgetScope scope, IReadOnlyCollection<Guid> costCenterIds)
    {
        if (State != BudgetState.Draft)
        {
            return Illegal(PlanningText.OnlyDraftsChange);
        }

        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        if (costCenterIds.Count == 0)
        {
            return NobodyTakesPart(scope);
        }

        Apply(terms);
        Limit(scope, costCenterIds);
        return Result.Success;
    }

    /// <summary>Whether every part is decided in favor, so that the final approver's turn comes.</summary>
    public bool AllPartsApproved => parts.Any(p => p.State == PartState.Approved)
        && parts.TrueForAll(p => p.State is PartState.Approved or PartState.NoBudget or PartState.Withdrawn);

    /// <summary>Whether no cost center needs anything: such a budget can only be cancelled.</summary>
    public bool IsWithoutBudget => parts.Exists(p => p.State == PartState.NoBudget)
        && parts.TrueForAll(p => p.State is PartState.NoBudget or PartState.Withdrawn);

    /// <summary>Makes two decisions on the same budget notice each other.</summary>
    public void Touch() => Version = Guid.CreateVersion7();

    private static Error NobodyTakesPart(BudgetScope? scope) => scope is null or { Kind: BudgetScopeKind.AllCostCenters }
        ? new Error("planning.no_cost_centers", PlanningText.NoCostCenters)
        : new Error("planning.no_cost_centers_in_scope", PlanningText.NoCostCentersInScope, nameof(BudgetScope));

    private void Limit(BudgetScope scope, IReadOnlyCollection<Guid> costCenterIds)
    {
        (ScopeKind, ScopeIds) = (scope.Kind, [.. scope.Ids]);
        parts.RemoveAll(p => !costCenterIds.Contains(p.CostCenterId));
        // One whose cost center was out of use in between takes part again.
        parts.FindAll(p => p.State == PartState.Withdrawn).ForEach(p => p.StartAnew(null));
        var kept = parts.Select(p => p.CostCenterId).ToHashSet();
        parts.AddRange(costCenterIds.Where(id => !kept.Contains(id)).Select(id => new CostCenterBudget(Id, id)));
    }

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
