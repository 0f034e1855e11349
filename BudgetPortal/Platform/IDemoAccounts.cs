namespace BudgetPortal.Platform;

/// <summary>Who can sign in to the demo company; registered only when the demo is enabled.</summary>
public interface IDemoAccounts
{
    /// <summary>The people whom the sign-in page offers, in its order.</summary>
    IReadOnlyList<DemoAccount> Accounts { get; }

    /// <summary>The password that all of them share.</summary>
    string Password { get; }
}

/// <summary>A person of the demo company.</summary>
/// <param name="Role">The person's role, in words.</param>
/// <param name="Does">What one sees as this person, in one sentence.</param>
public sealed record DemoAccount(string Email, string Name, string Role, string Does);
