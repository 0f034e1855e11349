using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data.Live;

/// <summary>
/// Says to every process of the portal that somebody has to look again. Saved with the change itself; on PostgreSQL a trigger announces it
/// at the commit. It is worth nothing after a moment, and is deleted after an hour.
/// </summary>
public sealed class LiveSignal : IOwned, IRecord
{
    private LiveSignal()
    {
    }

    internal LiveSignal(string topic, DateTimeOffset at) => (Id, Topic, At) = (Guid.CreateVersion7(), topic, at);

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>One of <see cref="LiveTopic"/>.</summary>
    public string Topic { get; private set; } = string.Empty;

    public DateTimeOffset At { get; private set; }

    /// <summary>Adds what a context's unsaved changes have to say: rows that came, went, or changed in more than their version.</summary>
    internal static void AddTo(PortalDbContext db)
    {
        var topics = db.ChangeTracker.Entries<ILive>()
            .Where(e => e.State is EntityState.Added or EntityState.Deleted
                || (e.State == EntityState.Modified && e.Properties.Any(p => p.IsModified && p.Metadata.Name != nameof(IVersioned.Version))))
            .Select(e => e.Entity.Topic).Distinct(StringComparer.Ordinal).ToList();
        topics.ForEach(db.Signal);
    }
}

internal sealed class LiveSignalConfiguration : IEntityTypeConfiguration<LiveSignal>
{
    public void Configure(EntityTypeBuilder<LiveSignal> builder)
    {
        builder.ToTable("LiveSignals", "organization");
        builder.Property(s => s.Topic).HasMaxLength(60);
        builder.HasIndex(s => s.At);
    }
}
