using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Delegations;

/// <summary>
/// An owner has somebody decide in their place from one day to another. Both decide meanwhile, and the deputy is told what the owner is
/// told; entering lines is not delegated.
/// </summary>
public sealed class Delegation : IOwned, IVersioned, ILive
{
    /// <summary>The longest one, in days.</summary>
    public const int MostDays = 366;

    private Delegation()
    {
    }

    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public Delegation(Guid id, Guid ownerId, Guid deputyId, DelegationDays days, Guid createdById, DateTimeOffset createdAt)
    {
        (Id, OwnerId, DeputyId) = (id, ownerId, deputyId);
        (From, Until, StartsAt, EndsAt) = days;
        (CreatedById, CreatedAt) = (createdById, createdAt);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>In whose place.</summary>
    public Guid OwnerId { get; private set; }

    public Guid DeputyId { get; private set; }

    /// <summary>First day, in the organization's time zone.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, as it was agreed.</summary>
    public DateOnly Until { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>The end of the last day, or when it was ended before.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>The owner, or whoever keeps delegations for others.</summary>
    public Guid CreatedById { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>Ends it at once; what has ended stays as it is.</summary>
    public void End(DateTimeOffset at) => EndsAt = at < EndsAt ? at : EndsAt;
}

/// <summary>The days of a delegation with the moments at which they begin and end.</summary>
public sealed record DelegationDays(DateOnly From, DateOnly Until, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public static DelegationDays Of(Organization organization, DateOnly from, DateOnly until) =>
        new(from, until, OrganizationClock.EndOf(organization, from.AddDays(-1)), OrganizationClock.EndOf(organization, until));
}
