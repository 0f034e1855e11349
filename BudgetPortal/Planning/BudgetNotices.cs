using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>The notices of a budget's way (PRODUCT 4): their types, what they name and where they lead.</summary>
public sealed class BudgetNotices(INotices notices)
{
    public const string Created = "budget.created";
    public const string EntryStarted = "budget.entry_period_started";
    public const string EntryEnding = "budget.entry_period_ending";
    public const string EntryEnded = "budget.entry_period_ended";
    public const string ApprovalRequested = "budget.approval_requested";
    public const string Approved = "budget.approved";
    public const string Rejected = "budget.rejected";
    public const string SentBack = "budget.sent_back";
    public const string Active = "budget.active";
    public const string Cancelled = "budget.cancelled";
    public const string Reopened = "budget.reopened";
    public const string TakenBack = "budget.taken_back";
    public const string NoBudgetImposed = "budget.no_budget_imposed";
    public const string MoreTime = "budget.more_time";

    /// <summary>Somebody is asked, by a person, for what they have: <c>waits</c> says entry, decision or final.</summary>
    public const string Reminder = "budget.reminder";

    /// <summary>Raises a notice about a budget with the caller's unsaved changes. Who acts for a recipient is told the same, and for whom.</summary>
    /// <param name="recipients">Active people: <see cref="Rights.ActiveAsync"/> where they come from what was written down earlier.</param>
    /// <param name="occurrence">
    /// Names the event among those of its type on the same budget, where a job or two people could raise it twice; null where a state's
    /// guard lets it happen only once.
    /// </param>
    public async Task RaiseAsync(
        PortalDbContext db, string type, Budget budget, string? occurrence, IEnumerable<Guid> recipients,
        string? link = null, params (string Name, string Value)[] more) =>
        Raise(db, await db.DeputiesAsync(), type, budget, occurrence, recipients, link, more);

    /// <summary>As <see cref="RaiseAsync"/>, for who raises many.</summary>
    public void Raise(
        PortalDbContext db, Deputies deputies, string type, Budget budget, string? occurrence, IEnumerable<Guid> recipients,
        string? link = null, params (string Name, string Value)[] more)
    {
        var notice = Of(type, budget, db.Actor.Name, occurrence, recipients, link, more);
        if (notice.Recipients.Count > 0)
        {
            notices.Raise(db, notice);
        }

        foreach (var (deputy, first, owners) in deputies.Of(notice.Recipients))
        {
            notices.Raise(db, notice with
            {
                Key = $"{notice.Key}:{first}",
                Recipients = [deputy],
                Arguments = new Dictionary<string, string>(notice.Arguments, StringComparer.Ordinal) { ["actingFor"] = owners },
            });
        }
    }

    /// <summary>A notice about a budget, as <see cref="RaiseAsync"/> raises it.</summary>
    /// <param name="by">Who brought it about.</param>
    internal static Notice Of(
        string type, Budget budget, string by, string? occurrence, IEnumerable<Guid> recipients, string? link, params (string Name, string Value)[] more)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["budget"] = budget.Name,
            ["budgetId"] = budget.Id.ToString(),
            ["name"] = by,
            ["type"] = budget.Type.ToString(),
            ["start"] = budget.EntryStart.ToString("O", CultureInfo.InvariantCulture),
            ["end"] = budget.EntryEnd.ToString("O", CultureInfo.InvariantCulture),
            ["active"] = budget.ActiveDate.ToString("O", CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more)
        {
            arguments[name] = value;
        }

        var key = $"{type}:{budget.Id}:{occurrence ?? Guid.CreateVersion7().ToString()}";
        return new Notice(type, key, [.. recipients.Distinct()], link ?? $"/budgets/{budget.Id}", arguments);
    }
}
