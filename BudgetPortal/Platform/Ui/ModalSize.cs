namespace BudgetPortal.Platform.Ui;

/// <summary>520 or 1040 pixels wide, or a drawer of 420 at the end of the page.</summary>
public enum ModalSize
{
    Normal,
    Wide,
    Drawer,
}
