namespace BudgetPortal.Platform.Ui;

/// <summary>Whether more is bad (costs), good (revenue) or neither.</summary>
public enum DifferenceMeaning
{
    Neutral,
    MoreIsBad,
    MoreIsGood,
}
