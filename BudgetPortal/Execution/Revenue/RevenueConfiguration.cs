using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Execution.Revenue;

internal sealed class RevenueConfiguration : IEntityTypeConfiguration<RevenuePosting>, IEntityTypeConfiguration<ShortfallReview>
{
    public void Configure(EntityTypeBuilder<RevenuePosting> builder)
    {
        builder.ToTable("RevenuePostings", ExecutionConfiguration.Schema, table =>
        {
            table.HasTrigger("RevenuePostings_AppendOnly");
            table.HasCheckConstraint("CK_RevenuePostings_Amount", "\"Amount\" <> 0");
            table.HasCheckConstraint("CK_RevenuePostings_Reference", "\"Reference\" <> ''");
        });
        builder.Property(p => p.Reference).HasMaxLength(RevenueTerms.ReferenceLength);
        builder.Property(p => p.Description).HasMaxLength(RevenueTerms.DescriptionLength);
        builder.HasIndex(p => new { p.OrganizationId, p.Reference }).IsUnique();
        builder.HasIndex(p => new { p.BudgetLineId, p.Date });
        builder.HasOne<BudgetLine>().WithMany().HasForeignKey(p => p.BudgetLineId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.PostedById);
    }

    public void Configure(EntityTypeBuilder<ShortfallReview> builder)
    {
        builder.ToTable("ShortfallReviews", ExecutionConfiguration.Schema);
        builder.HasIndex(r => new { r.OrganizationId, r.Month }).IsUnique();
    }
}
