using BudgetPortal.Planning;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>Where a budget stands, as far as the current user sees it: all of it, or their cost centers.</summary>
/// <param name="Total">Of the cost centers that they see, in the budget's currency.</param>
/// <param name="LastYear">Of the same cost centers; null when there was no such budget.</param>
/// <param name="Parts">How many parts are in each state, without withdrawn ones.</param>
/// <param name="Used">Of the same cost centers, what is spent or obligated; null when nothing can be: before it is in force, and of revenue.</param>
public sealed record BudgetStanding(
    Guid Id, string Name, BudgetType Type, BudgetState State, string Currency, DateOnly EntryStart, DateOnly EntryEnd, DateOnly ActiveDate,
    DateOnly ExpireDate, decimal Total, decimal? LastYear, int Lines, IReadOnlyDictionary<PartState, int> Parts, decimal? Used = null)
{
    private static readonly PartState[] Order =
        [PartState.Approved, PartState.NoBudget, PartState.Submitted, PartState.SentBack, PartState.Rejected, PartState.Draft];

    public int CostCenters => Parts.Values.Sum();

    /// <summary>Cost centers that have submitted or need nothing.</summary>
    public int HandedIn => Of(PartState.Submitted) + Decided;

    public int Decided => Of(PartState.Approved) + Of(PartState.NoBudget);

    /// <summary>Declared and not yet in force.</summary>
    public bool IsOnItsWay => State != BudgetState.Active;

    /// <summary>What is left to spend; null like <see cref="Used"/>.</summary>
    public decimal? Remaining => Total - Used;

    /// <summary>How much of it is used, from 0; null like <see cref="Used"/>.</summary>
    public decimal? UsedShare => Total > 0 ? Used / Total : Used is null ? null : 0;

    /// <summary>States with parts in them, from decided to not yet begun.</summary>
    public IEnumerable<(PartState State, int Count)> States() => Order.Where(s => Of(s) > 0).Select(s => (s, Of(s)));

    public int Of(PartState state) => Parts.GetValueOrDefault(state);
}
