namespace BudgetPortal.Planning.Scenarios;

/// <summary>What adopting a what-if would change.</summary>
/// <param name="Seen">The what-if's version, to be handed back.</param>
/// <param name="AsProposals">The budget is approved: a revision is drafted for each cost center, and nothing changes before that is approved.</param>
/// <param name="Total">What all lines of the sheet or budget come to now.</param>
/// <param name="Rows">The lines that its drivers change.</param>
/// <param name="Elsewhere">The other lines that were entered, changed or removed since they were copied; they stay as they are.</param>
public sealed record AdoptionPreview(
    Guid Seen, bool AsProposals, string Currency, decimal Total, IReadOnlyList<AdoptionRow> Rows, AdoptionSum Elsewhere)
{
    /// <summary>Those of which the user decides whether they are taken.</summary>
    public IEnumerable<AdoptionRow> Offered => Rows.Where(r => r.IsOffered);

    /// <summary>Lines that somebody changed since they were copied.</summary>
    public IEnumerable<AdoptionRow> Overtaken => Rows.Where(r => r.State == AdoptionState.Overtaken);

    /// <summary>What adopting some of the lines brings.</summary>
    public AdoptionSum Of(Func<AdoptionRow, bool> taken) => AdoptionSum.Of(Offered.Where(taken), r => r.Becomes);

    /// <summary>What the user decided on what they saw; a line that cannot be adopted stays.</summary>
    public IReadOnlyList<AdoptionChoice> Choose(Func<AdoptionRow, bool> taken) =>
        [.. Rows.Where(r => r.Version is not null).Select(r => new AdoptionChoice(r.LineId, r.Version!.Value, r.IsOffered && taken(r)))];
}

/// <summary>Some lines with what they come to now and in the what-if.</summary>
public sealed record AdoptionSum(int Lines, decimal Stands, decimal Becomes)
{
    public decimal Difference => Becomes - Stands;

    public static AdoptionSum Of(IEnumerable<AdoptionRow> rows, Func<AdoptionRow, decimal> becomes) =>
        rows.Aggregate(new AdoptionSum(0, 0, 0), (sum, row) => new AdoptionSum(sum.Lines + 1, sum.Stands + row.Stands, sum.Becomes + becomes(row)));
}

/// <summary>One line.</summary>
/// <param name="Name">Of the item, with the cost center's code in a whole budget.</param>
/// <param name="CostCenter">Code and name.</param>
/// <param name="Version">The line's now; null when it is gone.</param>
/// <param name="Stands">What it comes to now.</param>
/// <param name="Becomes">What adopting makes of it.</param>
/// <param name="Wanted">What the what-if makes of it, whether or not that can be adopted.</param>
/// <param name="FallsAway">Nothing is left of it: it is removed.</param>
/// <param name="Problem">Why it is not adopted; null when it can be.</param>
public sealed record AdoptionRow(
    Guid LineId, string Name, string CostCenter, AdoptionState State, Guid? Version, decimal Stands, decimal Becomes, decimal Wanted, bool FallsAway, string? Problem = null)
{
    public bool IsOffered => State is AdoptionState.Changes or AdoptionState.Overtaken;
}

public enum AdoptionState
{
    Changes,

    /// <summary>Somebody changed it since it was copied.</summary>
    Overtaken,

    /// <summary>It was removed since; nothing is done.</summary>
    Gone,

    /// <summary>It cannot be adopted, and stays as it is; the others are.</summary>
    Impossible,
}

/// <summary>What to do with a line.</summary>
/// <param name="Version">The line's that the user saw.</param>
/// <param name="Take">Whether the what-if's figures take its place; otherwise it stays.</param>
public sealed record AdoptionChoice(Guid LineId, Guid Version, bool Take);
