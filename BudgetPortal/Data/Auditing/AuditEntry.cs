using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data.Auditing;

/// <summary>One create, update or delete of business data. The database refuses to change or delete it.</summary>
public sealed class AuditEntry : IOwned, IRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null for what the application did by itself.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The person's name on that day.</summary>
    public string UserName { get; init; } = string.Empty;

    public AuditAction Action { get; init; }

    /// <summary>Name of the kind of row, e.g. <c>BudgetLine</c>.</summary>
    public string Entity { get; init; } = string.Empty;

    public Guid? EntityId { get; init; }

    /// <summary>JSON object of the values before: all of a deleted row, the changed ones of an updated row.</summary>
    public string? Before { get; init; }

    /// <summary>JSON object of the values after: all of a created row, the changed ones of an updated row.</summary>
    public string? After { get; init; }
}

public enum AuditAction
{
    Create,
    Update,
    Delete,
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries", "audit", table => table.HasTrigger("AuditEntries_AppendOnly"));
        builder.Property(e => e.Before).HasMaxLength(-1);
        builder.Property(e => e.After).HasMaxLength(-1);
        builder.HasIndex(e => new { e.OrganizationId, e.Entity, e.EntityId, e.At });
    }
}
