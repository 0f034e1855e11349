using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning;

internal sealed class TargetConfiguration : IEntityTypeConfiguration<CostCenterTarget>
{
    public void Configure(EntityTypeBuilder<CostCenterTarget> builder)
    {
        builder.ToTable("CostCenterTargets", "planning", table =>
        {
            table.HasTrigger("CostCenterTargets_Closed");
            table.HasCheckConstraint("CK_CostCenterTargets_Amount", "\"Amount\" >= 0");
        });
        builder.HasIndex(t => t.PartId).IsUnique();
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(t => t.PartId);
    }
}
