namespace BudgetPortal.Planning;

/// <summary>Where each cost center of a budget stands, and who has it.</summary>
/// <param name="LastYearBudget">Name of the budget before it; null when there is none.</param>
/// <param name="MayRemind">Whether the reader may remind those who have it.</param>
/// <param name="MaySetTargets">Whether the reader may set targets now.</param>
/// <param name="Final">Who decides finally; null while the budget does not wait for that.</param>
/// <param name="Rows">The tree, parents before those below them.</param>
public sealed record CycleStatus(
    Guid BudgetId, string Name, BudgetType Type, BudgetState State, string Currency, TargetControl Control, string? LastYearBudget,
    DateOnly EntryStart, DateOnly EntryEnd, DateOnly Today, bool MayRemind, bool MaySetTargets, StatusHolder? Final, IReadOnlyList<StatusRow> Rows)
{
    /// <summary>Cost centers that take part.</summary>
    public IReadOnlyList<StatusRow> Parts { get; } = [.. Rows.Where(r => r.PartId is not null && r.State != PartState.Withdrawn)];

    public int HandedIn => Parts.Count(p => p.State is PartState.Submitted or PartState.Approved or PartState.NoBudget);

    /// <summary>Decided in favor, or attested that nothing is needed.</summary>
    public int Approved => Parts.Count(p => p.State is PartState.Approved or PartState.NoBudget);

    public int Late => Parts.Count(p => p.IsLate) + (Final is { IsLate: true } ? 1 : 0);

    /// <summary>Whom <i>Remind all late</i> reminds: parts by their id, the final decision by the budget's.</summary>
    public IReadOnlyList<Guid> LateSubjects =>
        [.. Parts.Where(p => p is { IsLate: true, Holder: not null }).Select(p => p.PartId!.Value), .. Final is { IsLate: true } ? [BudgetId] : Array.Empty<Guid>()];

    /// <summary>A row and all below it added up.</summary>
    public StatusSum Branch(int index) => StatusSum.Of(BudgetTree.Branch(Rows, index, r => r.Depth), Type);

    public StatusSum Sum(IEnumerable<StatusRow> rows) => StatusSum.Of(rows, Type);
}

/// <param name="Depth">Zero at the top of the tree.</param>
/// <param name="PartId">Null for a cost center that does not take part and only stands above others.</param>
/// <param name="LastYear">Zero when there was nothing.</param>
/// <param name="Holder">Null when nobody has to do anything about it now.</param>
public sealed record StatusRow(
    Guid CostCenterId, string Code, string Name, int Depth, Guid? PartId, PartState State, int Lines, decimal Total, decimal? Target, decimal LastYear,
    StatusHolder? Holder, bool IsLate);

/// <summary>Who has it.</summary>
/// <param name="Names">Of whoever would be reminded.</param>
/// <param name="IsModuleOwner">The module owners have it, whoever of them it is.</param>
/// <param name="Since">At the organization's offset.</param>
/// <param name="Days">Since then; zero for today.</param>
/// <param name="RemindedAt">Today's reminder, at the organization's offset; null when there was none.</param>
public sealed record StatusHolder(
    IReadOnlyList<string> Names, bool IsModuleOwner, DateTimeOffset Since, int Days, bool IsLate, DateTimeOffset? RemindedAt);

/// <summary>Several rows added up.</summary>
/// <param name="Target">Of those that have one; null when none has.</param>
/// <param name="Distance">Of those that have a target, to their targets.</param>
public sealed record StatusSum(int Lines, decimal Total, decimal? Target, TargetDistance? Distance, decimal LastYear)
{
    internal static StatusSum Of(IEnumerable<StatusRow> rows, BudgetType type)
    {
        var all = rows.Where(r => r.State != PartState.Withdrawn).ToList();
        var with = all.FindAll(r => r.Target is not null);
        var target = with.Count == 0 ? null : with.Sum(r => r.Target);
        return new StatusSum(all.Sum(r => r.Lines), all.Sum(r => r.Total), target, TargetDistance.Of(target, with.Sum(r => r.Total), type), all.Sum(r => r.LastYear));
    }
}
