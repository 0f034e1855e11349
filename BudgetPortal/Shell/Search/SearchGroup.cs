using BudgetPortal.Platform.Search;

namespace BudgetPortal.Shell.Search;

/// <summary>What one source found.</summary>
/// <param name="Failed">It could not answer, or not in time.</param>
public sealed record SearchGroup(string Name, int Order, IReadOnlyList<SearchHit> Hits, bool Failed = false);
