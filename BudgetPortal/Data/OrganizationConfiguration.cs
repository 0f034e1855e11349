using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations", "organization", table => table.HasCheckConstraint(
            "CK_Organizations_CorrectionDays", $"\"CorrectionDays\" BETWEEN 1 AND {OrganizationRules.MostCorrectionDays}"));
        builder.Property(o => o.Code).HasMaxLength(40);
        builder.Property(o => o.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(o => o.TimeZone).HasMaxLength(60);
        builder.Property(o => o.OwnLines).HasDefaultValue(OrganizationRules.Default.OwnLines);
        builder.Property(o => o.CorrectionDays).HasDefaultValue(OrganizationRules.Default.CorrectionDays);
        builder.HasIndex(o => o.Code).IsUnique();
    }
}
