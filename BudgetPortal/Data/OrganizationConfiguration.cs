using System.Globalization;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations", "organization", table =>
        {
            table.HasCheckConstraint("CK_Organizations_CorrectionDays", $"\"CorrectionDays\" BETWEEN 1 AND {OrganizationRules.MostCorrectionDays}");
            table.HasCheckConstraint("CK_Organizations_EscalationDays", $"\"EscalationDays\" BETWEEN 0 AND {OrganizationRules.MostEscalationDays}");
        });
        builder.Property(o => o.Code).HasMaxLength(40);
        builder.Property(o => o.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(o => o.TimeZone).HasMaxLength(60);
        builder.Property(o => o.OwnLines).HasDefaultValue(OrganizationRules.Default.OwnLines);
        builder.Property(o => o.CorrectionDays).HasDefaultValue(OrganizationRules.Default.CorrectionDays);
        builder.Property(o => o.QuarterEnd).HasDefaultValue(QuarterEndRule.RollOn);
        builder.Property(o => o.EscalationDays).HasDefaultValueSql($"{OrganizationRules.Default.EscalationDays}").ValueGeneratedNever();
        builder.Property(o => o.ReminderDays).HasMaxLength(40).HasDefaultValueSql("'3'").ValueGeneratedNever().HasConversion(
            days => string.Join(',', days.Select(d => d.ToString("D", CultureInfo.InvariantCulture))),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture)).ToList(),
            new ValueComparer<IReadOnlyList<int>>((a, b) => a!.SequenceEqual(b!), days => days.Count, days => days));
        builder.HasIndex(o => o.Code).IsUnique();
    }
}
