namespace BudgetPortal.Shell.Dashboard;

/// <summary>Something that does not go as it should, for those who can do something about it.</summary>
/// <param name="Budget">Empty when it concerns none.</param>
/// <param name="Names">The cost centers or people.</param>
/// <param name="Day">The end of entry or of the correction; null when it has no day.</param>
/// <param name="Href">Where it is put right, without a leading slash.</param>
public sealed record AttentionRow(AttentionKind Kind, string Budget, IReadOnlyList<string> Names, DateOnly? Day, string Href);

/// <summary>In the order in which it is shown.</summary>
public enum AttentionKind
{
    /// <summary>The days for a correction are over.</summary>
    CorrectionOverdue,

    /// <summary>Entry is over and they entered nothing.</summary>
    NothingEntered,

    /// <summary>Somebody else has let it wait for days.</summary>
    WaitsLong,

    /// <summary>Entry ends soon and they have not handed in.</summary>
    NotHandedIn,

    /// <summary>Nobody active owns these cost centers.</summary>
    NoOwner,

    /// <summary>Active users who never chose a password.</summary>
    NoPassword,
}
