namespace BudgetPortal.Approvals;

/// <summary>Where a review stands in the queue.</summary>
/// <param name="Back">Address of the list, for a phone.</param>
/// <param name="Previous">Address of the request before; null for the first one.</param>
/// <param name="Next">Address of the request after; null for the last one.</param>
/// <param name="Number">From 1.</param>
/// <param name="Takes">Whether its heading takes the focus, since the reader came from the one that they decided.</param>
public sealed record QueuePlace(string Back, string? Previous, string? Next, int Number, int Count, bool Takes);
