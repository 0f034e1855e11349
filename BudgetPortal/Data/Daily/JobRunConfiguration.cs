using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data.Daily;

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns", "organization");
        builder.Property(r => r.Job).HasMaxLength(60);
        builder.HasIndex(r => new { r.OrganizationId, r.Job, r.Day }).IsUnique();
        AsText(builder.Property(r => r.Done));
        AsText(builder.Property(r => r.Failures));
    }

    private static void AsText<T>(PropertyBuilder<IReadOnlyList<T>> property) => property
        .HasConversion(
            list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<T>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list.ToList()))
        .HasMaxLength(-1);
}
