using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Starts;

/// <summary>What a sheet is started from, and how.</summary>
/// <param name="Update">Whether items that are in the sheet already are updated; otherwise they stay as they are.</param>
public sealed record StartAsk(StartSource Source, UpliftOn On, Uplifts Uplifts, bool Update = false);

/// <param name="Id">The template, or the part of the other cost center; null for last year.</param>
public sealed record StartSource(StartKind Kind, Guid? Id = null);

public enum StartKind
{
    /// <summary>The same cost center in the budget that this one is compared with.</summary>
    LastYear,
    Template,

    /// <summary>Another cost center in this budget or in last year's.</summary>
    CostCenter,
}

/// <summary>What an uplift raises. The amount of a lump sum has neither pieces nor a price of a piece: it is raised by both.</summary>
public enum UpliftOn
{
    /// <summary>The quantity; whole pieces stay whole, and the price is the one that is proposed today.</summary>
    Quantity,

    /// <summary>The price that the source has, which the line gives as its reason; the quantity stays.</summary>
    Price,
}

/// <summary>Percentages: a line's own, else its category's, else that of all.</summary>
/// <param name="All">3 raises by 3 %; negative ones lower.</param>
/// <param name="Lines">By the id of the source's line.</param>
public sealed record Uplifts(decimal All, IReadOnlyDictionary<string, decimal> Categories, IReadOnlyDictionary<Guid, decimal> Lines)
{
    /// <summary>Nothing is left then.</summary>
    public const decimal Least = -100;

    public const decimal Most = 1000;

    public static Uplifts None { get; } = Same(0);

    public static Uplifts Same(decimal all) => new(all, new Dictionary<string, decimal>(StringComparer.Ordinal), new Dictionary<Guid, decimal>());

    public decimal OfCategory(string category) => Categories.TryGetValue(category, out var own) ? own : All;

    public decimal Of(string category, Guid lineId) => Lines.TryGetValue(lineId, out var own) ? own : OfCategory(category);

    /// <summary>Why a percentage cannot be used; null when it can.</summary>
    public static Error? Check(decimal percent) => percent is < Least or > Most || decimal.Round(percent, 4) != percent
        ? new Error("starts.uplift_range", Words.Format(StartsText.UpliftRange, Numbers.Quantity(Least), Numbers.Quantity(Most)), nameof(StartAsk.Uplifts))
        : null;

    public Error? Check() => Categories.Values.Concat(Lines.Values).Prepend(All).Select(p => Check(p)).FirstOrDefault(e => e is not null);
}
