namespace BudgetPortal.Planning.Closing;

/// <summary>What closing a budget does, cost center by cost center.</summary>
/// <param name="Next">Name of the budget that receives; null when none does.</param>
/// <param name="Carry">The rule by which it goes.</param>
/// <param name="Stamp">What must be handed back with the order to close, so that what happens is what was shown.</param>
public sealed record ClosingPlan(IReadOnlyList<CarryRow> Rows, string? Next, string Currency, CarryOver Carry, string Stamp)
{
    public int Decimals => Platform.Currency.Decimals(Currency);

    public decimal Carried => Rows.Sum(r => r.Carried);

    /// <summary>Cost centers of which something goes on.</summary>
    public int Receiving => Rows.Count(r => r.Carried > 0);

    /// <summary>What is left and does not go on.</summary>
    public decimal Lapsing => Rows.Sum(r => Math.Max(0, r.Remaining) - r.Carried);

    /// <summary>Those that the rule would let go on and that the next budget cannot take.</summary>
    public IEnumerable<CarryRow> Stranded => Rows.Where(r => r.Obstacle is > CarryObstacle.Overspent);

    /// <summary>What is lost by that, the most first.</summary>
    public IReadOnlyList<Lapse> Lapses => [.. Stranded.GroupBy(r => r.Obstacle!.Value)
        .Select(g => new Lapse(g.Key, g.Count(), g.Sum(r => Carry.Of(r.Budget, r.Remaining, Decimals)))).OrderByDescending(l => l.Amount)];

    /// <summary>Sheets that cannot be submitted then.</summary>
    public IEnumerable<CarryRow> Stopped => Rows.Where(r => r.AboveTarget is not null);
}

/// <summary>What the rule would let go on, and lapses all the same.</summary>
public sealed record Lapse(CarryObstacle Obstacle, int CostCenters, decimal Amount);

/// <summary>One cost center.</summary>
/// <param name="Name">Code and name, as the budget calls it.</param>
/// <param name="ToPartId">Null when nothing goes on; <paramref name="Obstacle"/> says why.</param>
/// <param name="ChangeId">The change by which the next budget got it; null before it is closed, and when that was still entered.</param>
/// <param name="AboveTarget">By how much the sheet that receives it then lies above a target that stops; null when it does not.</param>
public sealed record CarryRow(
    Guid PartId, Guid CostCenterId, string Name, decimal Budget, decimal Used, decimal Carried, Guid? ToPartId, CarryObstacle? Obstacle, Guid? ChangeId = null,
    decimal? AboveTarget = null)
{
    /// <summary>Below zero where more was used than there was.</summary>
    public decimal Remaining => Budget - Used;
}

/// <summary>A budget that can receive.</summary>
public sealed record NextBudget(Guid Id, string Name, BudgetState State, DateOnly ActiveDate, DateOnly ExpireDate);

/// <summary>What the page for closing needs.</summary>
/// <param name="Candidates">Budgets that can receive, the proposed one first.</param>
public sealed record ClosingForm(Guid Id, string Name, BudgetType Type, string Currency, IReadOnlyList<NextBudget> Candidates);

/// <summary>How a budget was closed.</summary>
/// <param name="ClosedAt">At the organization's offset.</param>
/// <param name="Plan">As far as the reader sees the cost centers.</param>
public sealed record ClosingStatement(
    Guid Id, string Name, CarryOver Carry, string ClosedBy, DateTimeOffset ClosedAt, string Comment, Guid? NextId, ClosingPlan Plan, DateOnly Today);
