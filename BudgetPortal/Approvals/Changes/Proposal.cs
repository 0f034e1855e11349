using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals.Changes;

/// <summary>A proposal as the current user sees it.</summary>
/// <param name="Version">To be handed back with a move.</param>
/// <param name="ProposedAt">At the organization's offset, as are all times here.</param>
/// <param name="DecidedBy">Who approved, rejected or cancelled it; null while it is open.</param>
/// <param name="Lines">Of an open one all lines of its cost centers; of a decided one those that differ.</param>
/// <param name="FirstMonth">The first day of the budget's first month.</param>
/// <param name="Used">What is released or spent of its cost centers.</param>
public sealed record Proposal(
    Guid Id, Guid BudgetId, string Budget, BudgetType Type, string Currency, BudgetState BudgetState, int Number, ChangeKind Kind, ChangeState State, Guid Version,
    string Reason, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset? SubmittedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string Comment,
    IReadOnlyList<ProposalPart> Parts, IReadOnlyList<ComparedLine> Lines, DateOnly FirstMonth, decimal Used, DateOnly Today, ProposalRights Rights)
{
    public bool IsOpen => State is ChangeState.Draft or ChangeState.Submitted;

    /// <summary>What its cost centers come to, before and after; of a decided one, only the lines that differ.</summary>
    public decimal Before => Lines.Sum(l => l.Before?.Amount ?? 0);

    public decimal After => Lines.Sum(l => l.After?.Amount ?? 0);

    /// <summary>Lines that differ.</summary>
    public IReadOnlyList<ComparedLine> Differing => [.. Lines.Where(l => l.Kind is not null)];

    /// <summary>Of a transfer between two, the giver first.</summary>
    public string CostCenters => Kind == ChangeKind.Transfer && Parts.Count == 2 && Lines.FirstOrDefault(l => l.Difference < 0) is { } gives
        ? $"{CostCenterOf(gives.PartId)} → {Parts.First(p => p.PartId != gives.PartId).CostCenter}"
        : string.Join(", ", Parts.Select(p => p.CostCenter));

    /// <summary>Of a transfer: how much moves.</summary>
    public decimal Moved => Lines.Sum(l => Math.Max(l.Difference, 0));

    public string CostCenterOf(Guid partId) => Parts.First(p => p.PartId == partId).CostCenter;
}

/// <summary>A cost center of a proposal and its owner's consent.</summary>
/// <param name="ConsentedBy">Null while it waits.</param>
/// <param name="Asked">Names of those who are asked; empty for whoever may decide finally.</param>
public sealed record ProposalPart(
    Guid PartId, string CostCenter, string? ConsentedBy, string? ConsentedFor, DateTimeOffset? ConsentedAt, string Comment, string Asked);

/// <summary>What the current user may do with a proposal; each service checks it again.</summary>
/// <param name="ActingFor">The owner in whose place they agree; null when they do for themselves.</param>
/// <param name="Refusal">Why they may not approve although it is the module owner's turn and they are one; null otherwise.</param>
public sealed record ProposalRights(bool Write, bool Consent, string? ActingFor, bool Approve, string? Refusal);

/// <summary>A line before and after; either side may be missing.</summary>
/// <param name="Kind">Null where both are the same.</param>
/// <param name="Overtaken">The line in force is no longer the one that the proposal builds on.</param>
public sealed record ComparedLine(
    Guid LineId, Guid PartId, ChangeLineKind? Kind, string Code, string Name, string Unit, string Category, bool IsLumpSum, PriceSource PriceSource, LineAt? Before, LineAt? After,
    string Why, string Justification, bool Overtaken)
{
    public decimal Difference => (After?.Amount ?? 0) - (Before?.Amount ?? 0);

    public bool IsBuiltUp => (After ?? Before)!.IsBuiltUp;

    /// <summary>Whether it has, or had, a quantity and a price of its own.</summary>
    public bool HasFigures => Before is { IsBuiltUp: false } || After is { IsBuiltUp: false };

    /// <summary>What it counts: pieces, an amount, or how many rows build it up.</summary>
    public string UnitWords => (After ?? Before)!.BuildUp is { IsEmpty: false } rows ? Words.Count(rows.Rows.Count, DetailsText.ChipOne, DetailsText.ChipMany)
        : IsLumpSum ? PriceSource.LumpSumWord() : Unit;

    /// <summary>Whether it is spread over the months in another way, or an added one not evenly; what rows make of the months, they say.</summary>
    public bool MonthsDiffer => After?.Spread is { } spread && Before is not { IsBuiltUp: true } && !IsBuiltUp
        && (Before is null ? spread.Kind != SpreadKind.Even : Before.Months.Count > 0 && Before.Spread != spread);

    /// <summary>The rows that build it up, those that are gone last; none where they are not known.</summary>
    public IReadOnlyList<ComparedRow> Rows => ComparedRow.Of(Before is null ? BuildUp.None : Before.BuildUp, After is null ? BuildUp.None : After.BuildUp);

    /// <summary>See <see cref="BudgetLine.IsCarried"/>.</summary>
    public bool IsCarried => PriceSource == PriceSource.CarriedForward;

    /// <summary>The reason for a price that was changed, or from where it was carried forward; else what justifies the line.</summary>
    public string Says => Why.Length > 0 && (Kind is not null || IsCarried) && !IsBuiltUp ? Why : Justification;
}

/// <param name="Amount">In the budget's currency.</param>
/// <param name="BuildUp">Null where it is not known.</param>
/// <param name="Spread">Null where it is not known.</param>
/// <param name="Months">Amounts of the budget's months.</param>
public sealed record LineAt(
    decimal Quantity, decimal UnitPrice, decimal Amount, BuildUp? BuildUp, LineSpread? Spread, IReadOnlyList<decimal> Months)
{
    public bool IsBuiltUp => BuildUp is { IsEmpty: false };

    public static LineAt Of(BudgetLine line) =>
        new(line.Quantity, line.UnitPrice, line.Amount, line.BuildUp, line.Spread, line.MonthAmounts);

    public static LineAt Of(PartVersionLine line) =>
        new(line.Quantity, line.UnitPrice, line.Amount, line.BuildUp, line.Spread, line.MonthAmounts);

    /// <summary>Whether both say the same, as far as both are known.</summary>
    public bool IsSameAs(LineAt other) =>
        (Quantity, UnitPrice, Amount) == (other.Quantity, other.UnitPrice, other.Amount)
        && (BuildUp is null || other.BuildUp is null || BuildUp == other.BuildUp)
        && (Spread is null || other.Spread is null || Spread == other.Spread);
}

/// <summary>A row of a line's build-up before and after; either side may be missing.</summary>
/// <param name="Kind">Null where both are the same.</param>
public sealed record ComparedRow(ChangeLineKind? Kind, BuildUpRow? Before, BuildUpRow? After)
{
    public BuildUpRow Shown => After ?? Before!;

    internal static IReadOnlyList<ComparedRow> Of(BuildUp? before, BuildUp? after)
    {
        if (before is null || after is null)
        {
            return [];
        }

        var was = before.Rows.ToDictionary(r => r.Id);
        var stays = after.Rows.Select(r => r.Id).ToHashSet();
        return
        [
            .. after.Rows.Select(r => was.GetValueOrDefault(r.Id) is not { } old
                ? new ComparedRow(ChangeLineKind.Added, null, r)
                : new ComparedRow(old == r ? null : ChangeLineKind.Changed, old, r)),
            .. before.Rows.Where(r => !stays.Contains(r.Id)).Select(r => new ComparedRow(ChangeLineKind.Removed, r, null)),
        ];
    }
}

/// <summary>A proposal in a list.</summary>
/// <param name="Difference">What its cost centers' totals change by; zero for a transfer.</param>
/// <param name="Amount">What moves: the sum of all increases.</param>
/// <param name="Since">When it was handed in, or begun while it is a draft; at the organization's offset.</param>
/// <param name="Missing">How many consents are missing.</param>
/// <param name="Days">Whole days since then, in the organization's time zone.</param>
public sealed record ProposalRow(
    Guid Id, Guid BudgetId, string Budget, BudgetType Type, string Currency, int Number, ChangeKind Kind, ChangeState State, string CostCenters, string Reason,
    string ProposedBy, DateTimeOffset Since, decimal Difference, decimal Amount, int Lines, int Missing, int Days);
