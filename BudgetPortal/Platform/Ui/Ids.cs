namespace BudgetPortal.Platform.Ui;

/// <summary>Element ids that are unique in one process, which is enough for one page.</summary>
public static class Ids
{
    private static long last;

    public static string Next(string prefix) => $"{prefix}-{Interlocked.Increment(ref last)}";
}
