namespace BudgetPortal.Platform.Ui;

/// <summary>What a message means for its reader.</summary>
public enum Tone
{
    Info,
    Good,
    Warn,
    Bad,
}
