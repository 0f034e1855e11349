using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Closing;

/// <summary>The words for closing.</summary>
public static class ClosingWords
{
    public static string Word(this CarryObstacle obstacle) => obstacle switch
    {
        CarryObstacle.Rule => ClosingText.ObstacleRule,
        CarryObstacle.NothingLeft => ClosingText.ObstacleNothingLeft,
        CarryObstacle.Overspent => ClosingText.ObstacleOverspent,
        CarryObstacle.NotInNextBudget => ClosingText.ObstacleNotInNext,
        CarryObstacle.Inactive => ClosingText.ObstacleInactive,
        CarryObstacle.Withdrawn => ClosingText.ObstacleWithdrawn,
        _ => ClosingText.ObstacleHandedIn,
    };

    /// <summary>What was done with what was left, and what was said to it; as the history keeps it.</summary>
    internal static string Told(this ClosingPlan plan, string comment)
    {
        var told = plan.Next is null
            ? Words.Format(ClosingText.ToldNothing, plan.Carry.Sentence(), plan.Money(plan.Lapsing))
            : Words.Format(ClosingText.Told, plan.Carry.Sentence(), plan.Money(plan.Carried), plan.Next, plan.Money(plan.Lapsing));
        return comment.Trim() is { Length: > 0 } said ? $"{told}\n{said}" : told;
    }

    /// <summary>Why something is lost, of how many, how much, and what would keep it.</summary>
    internal static string Sentence(this ClosingPlan plan, Lapse lapse)
    {
        var sentence = Words.Format(
            ClosingText.LapseOf, lapse.Obstacle.Word(), Words.Count(lapse.CostCenters, ClosingText.OneCostCenter, ClosingText.CostCenters), plan.Money(lapse.Amount));
        return lapse.Obstacle == CarryObstacle.HandedIn ? $"{sentence} {ClosingText.WaitingKeeps}" : sentence;
    }

    /// <summary>What a row says behind its figures.</summary>
    public static string? Remark(this ClosingPlan plan, CarryRow row) => row.AboveTarget is { } above
        ? Words.Format(ClosingText.AboveTarget, plan.Money(above))
        : row.Obstacle?.Word();

    internal static string Money(this ClosingPlan plan, decimal amount) => $"{Numbers.Plain(amount, plan.Decimals)} {plan.Currency}";

    public static string Sentence(this CarryOver carry) => carry.Rule switch
    {
        CarryRule.None => ClosingText.RuleNone,
        CarryRule.All => ClosingText.RuleAll,
        _ => Words.Format(ClosingText.RuleCapped, Numbers.Quantity(carry.Percent ?? 0)),
    };
}
