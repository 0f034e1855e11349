namespace BudgetPortal.Shell.Pages;

/// <summary>What the forms for a new password send.</summary>
public sealed class PasswordInput
{
    public string? Current { get; set; }

    public string? New { get; set; }

    public string? Repeat { get; set; }
}
