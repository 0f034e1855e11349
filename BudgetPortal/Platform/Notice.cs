using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Platform;

/// <summary>Something that people are told.</summary>
/// <param name="Type">One of PRODUCT 4's types, e.g. <c>budget.approval_requested</c>.</param>
/// <param name="Key">Names the event; the same key never tells the same person twice.</param>
/// <param name="Recipients">Ids of the users who are told; doubles are told once.</param>
/// <param name="Link">Address in the portal, with a leading slash, at which they can act.</param>
/// <param name="Arguments">What the text names: budget, cost center, person, comment, days.</param>
public sealed record Notice(
    string Type, string Key, IReadOnlyCollection<Guid> Recipients, string Link, IReadOnlyDictionary<string, string> Arguments);

/// <summary>
/// Through this, modules tell people what happened. What is raised is saved with the caller's own changes: neither exists without the other.
/// </summary>
public interface INotices
{
    /// <summary>Adds the notice to the context's unsaved changes.</summary>
    void Raise(DbContext db, Notice notice);
}
