namespace BudgetPortal.Demo;

/// <summary>
/// Chance that is the same on every machine and at every start: each draw depends on its key alone, not on what was drawn before.
/// </summary>
internal static class Draw
{
    /// <summary>At least 0, below 1.</summary>
    public static double Of(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in key)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return ((hash ^ (hash >> 33)) >> 11) / (double)(1UL << 53);
    }

    public static decimal Between(decimal low, decimal high, string key) => low + ((high - low) * (decimal)Of(key));

    /// <summary>A whole number from low to high, both included.</summary>
    public static int Whole(int low, int high, string key) => low + (int)(Of(key) * (high - low + 1));

    public static T From<T>(IReadOnlyList<T> choices, string key) => choices[(int)(Of(key) * choices.Count)];
}
