using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning;

internal sealed class ProfileConfiguration : IEntityTypeConfiguration<SeasonalProfile>
{
    public void Configure(EntityTypeBuilder<SeasonalProfile> builder)
    {
        builder.ToTable("SeasonalProfiles", "planning");
        builder.Property(p => p.Name).HasMaxLength(SeasonalProfile.NameLength);
        builder.PrimitiveCollection(p => p.Weights).ElementType(e => e.HasPrecision(19, 4));
        builder.HasIndex(p => new { p.OrganizationId, p.Name }).IsUnique();
    }
}
