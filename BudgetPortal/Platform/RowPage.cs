namespace BudgetPortal.Platform;

/// <summary>Some rows of a list, and how many there are in all.</summary>
public sealed record RowPage<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>Which page of a list is shown.</summary>
public static class PageNumber
{
    /// <summary>The page that is asked for, or the nearest one that there is; from 1.</summary>
    public static int Nearest(int asked, int pageSize, int total) => Math.Clamp(asked, 1, Math.Max(1, (total + pageSize - 1) / pageSize));
}
