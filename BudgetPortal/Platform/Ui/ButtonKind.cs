namespace BudgetPortal.Platform.Ui;

/// <summary>One <see cref="Primary"/> a page or dialog.</summary>
public enum ButtonKind
{
    Secondary,
    Primary,
    Soft,
    Ghost,
    Danger,
}
