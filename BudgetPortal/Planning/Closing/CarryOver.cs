using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Closing;

/// <summary>What of a closed budget goes on into the next one.</summary>
public enum CarryRule
{
    None,

    /// <summary>All that is not used.</summary>
    All,

    /// <summary>What is not used, up to a percentage of the cost center's budget.</summary>
    Capped,
}

/// <summary>A rule with its figure.</summary>
/// <param name="Percent">Of the cost center's budget: 0 to 100, two decimals; only for <see cref="CarryRule.Capped"/>, null otherwise.</param>
public sealed record CarryOver(CarryRule Rule, decimal? Percent = null)
{
    public static readonly CarryOver Nothing = new(CarryRule.None);

    public Error? Check(BudgetType type) => (Rule, Percent) switch
    {
        (CarryRule.None, _) => null,
        _ when type == BudgetType.Revenue => new Error("closing.revenue_not_carried", ClosingText.RevenueNotCarried, nameof(Rule)),
        (CarryRule.All, _) => null,
        (_, null) => new Error("closing.percent_required", ClosingText.PercentRequired, nameof(Percent)),
        (_, < 0 or > 100) => new Error("closing.percent_out_of_range", ClosingText.PercentOutOfRange, nameof(Percent)),
        (_, { } percent) when decimal.Round(percent, 2) != percent => new Error("closing.percent_decimals", ClosingText.PercentDecimals, nameof(Percent)),
        _ => null,
    };

    /// <summary>What goes on of a cost center that has something left; never more than the rule says, so it is rounded down.</summary>
    /// <param name="budget">What the cost center had.</param>
    /// <param name="remaining">What it did not use, zero or more.</param>
    /// <param name="decimals">Decimals of the currency.</param>
    public decimal Of(decimal budget, decimal remaining, int decimals) => Rule switch
    {
        CarryRule.None => 0,
        CarryRule.All => remaining,
        _ => Math.Min(remaining, Math.Round(budget * Percent!.Value / 100, decimals, MidpointRounding.ToZero)),
    };
}
