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

    public static string Sentence(this CarryOver carry) => carry.Rule switch
    {
        CarryRule.None => ClosingText.RuleNone,
        CarryRule.All => ClosingText.RuleAll,
        _ => Words.Format(ClosingText.RuleCapped, Numbers.Quantity(carry.Percent ?? 0)),
    };
}
