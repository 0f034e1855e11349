using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>What one person may enter for, and how far it is.</summary>
/// <param name="Budgets">Those on their way to approval: open ones first, by the end of entry; then those still to be opened or closed.</param>
/// <param name="InForce">Active budgets that are spent from, so none of revenue: those that end first come first.</param>
/// <param name="CostCenters">All of the person's cost centers, by code.</param>
/// <param name="HomeCurrency">The organization's currency, for when there is no budget yet.</param>
public sealed record EntryOverview(
    IReadOnlyList<EntryBudget> Budgets, IReadOnlyList<EntryBudget> InForce, IReadOnlyList<EntryCostCenter> CostCenters, DateOnly Today, string HomeCurrency)
{
    /// <summary>All of them, those in force last.</summary>
    public IEnumerable<EntryBudget> All => Budgets.Concat(InForce);

    /// <summary>Lines, value and used value, on the way and in force together; each currency for itself, since they cannot be added.</summary>
    /// <param name="costCenterId">Null for all cost centers.</param>
    /// <param name="budgetId">Null for all budgets.</param>
    public IReadOnlyList<EntryTotals> Totals(Guid? costCenterId, Guid? budgetId = null)
    {
        var cards =
            from budget in All
            where budgetId is null || budget.Id == budgetId
            from card in budget.Cards
            where costCenterId is null || card.CostCenterId == costCenterId
            select (Budget: budget, Card: card);
        var totals = cards.GroupBy(c => c.Budget.Currency)
            .OrderBy(g => g.Key != HomeCurrency).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new EntryTotals(g.Key, Sum(g.Where(c => !c.Budget.IsInForce)), Sum(g.Where(c => c.Budget.IsInForce))))
            .ToList();
        return totals.Count > 0 ? totals : [new EntryTotals(HomeCurrency, EntryTotal.None, EntryTotal.None)];

        static EntryTotal Sum(IEnumerable<(EntryBudget Budget, EntryCard Card)> cards) =>
            cards.Aggregate(EntryTotal.None, (sum, c) => sum + new EntryTotal(c.Card.Lines, c.Card.Total, c.Card.Used));
    }
}

/// <summary>What there is in one currency.</summary>
/// <param name="OnTheWay">Of budgets that are not decided yet.</param>
/// <param name="InForce">Of active budgets: only of these anything is used.</param>
public sealed record EntryTotals(string Currency, EntryTotal OnTheWay, EntryTotal InForce)
{
    public EntryTotal Both => OnTheWay + InForce;
}

/// <param name="Value">Sum of the lines' amounts.</param>
/// <param name="Used">What execution has used of it: what is obligated, paid or not, and what expenses and exchange differences took.</param>
public sealed record EntryTotal(int Lines, decimal Value, decimal Used)
{
    public static EntryTotal None { get; } = new(0, 0, 0);

    public decimal Remaining => Value - Used;

    public static EntryTotal operator +(EntryTotal one, EntryTotal other) =>
        new(one.Lines + other.Lines, one.Value + other.Value, one.Used + other.Used);
}

/// <param name="IsOwned">Whether the reader is its owner or standing deputy.</param>
public sealed record EntryCostCenter(Guid Id, string Code, string Name, bool IsOwned = false);

/// <param name="EntryStartsAt">With the organization's offset.</param>
/// <param name="EntryEndsAt">The end of the last day, with the organization's offset.</param>
public sealed record EntryBudget(
    Guid Id, string Name, BudgetType Type, BudgetState State, DateOnly EntryStart, DateOnly EntryEnd, DateTimeOffset EntryStartsAt,
    DateTimeOffset EntryEndsAt, DateOnly ActiveDate, DateOnly ExpireDate, string Currency, string Instructions, TargetControl TargetControl,
    IReadOnlyList<EntryCard> Cards)
{
    /// <summary>It is spent from; nothing is entered into it any more.</summary>
    public bool IsInForce => State == BudgetState.Active;

    /// <summary>Cost centers that have submitted or need nothing.</summary>
    public int HandedIn => Cards.Count(c => c.State is PartState.Submitted or PartState.Approved or PartState.NoBudget);

    /// <summary>How far one of its cards is from its target; null without one.</summary>
    public TargetDistance? Distance(EntryCard card) => TargetDistance.Of(card.Target, card.Total, Type);
}

/// <summary>One cost center in one budget.</summary>
/// <param name="LastYear">Its total in last year's budget; null when there was no such budget.</param>
/// <param name="Target">Null when the module owner set none.</param>
/// <param name="EnteredAt">With the organization's offset.</param>
/// <param name="Decider">Who decides; null for the module owner.</param>
/// <param name="Refusal">Why nothing can be entered now; null when it can.</param>
/// <param name="Decision">The comment of the last rejection or sending back; null when it does not wait for a correction.</param>
/// <param name="Deadline">Until when it can be entered; null when it cannot any more.</param>
/// <param name="Retraction">What the reader may take back now; null for nothing.</param>
public sealed record EntryCard(
    Guid PartId, Guid CostCenterId, string Code, string Name, PartState State, LineSums Sums, decimal Used, decimal? LastYear, decimal? Target,
    string? EnteredBy, bool EnteredByYou, DateTimeOffset? EnteredAt, string? Decider, bool DecidedByYou, Error? Refusal, DecisionWords? Decision,
    EntryDeadline? Deadline, Retraction? Retraction)
{
    public int Lines => Sums.Lines;

    public decimal Total => Sums.Total;
}

/// <summary>A comment and whose it is.</summary>
public sealed record DecisionWords(string Comment, string By);

/// <summary>What the lines of a part come to.</summary>
/// <param name="OldPrices">Lines whose order is older than six months.</param>
public sealed record LineSums(int Lines, decimal Total, int WithoutJustification, int WithoutPrice, int OldPrices)
{
    public static LineSums None { get; } = new(0, 0, 0, 0, 0);
}
