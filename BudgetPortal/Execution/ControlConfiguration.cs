using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Execution;

internal sealed class ControlConfiguration : IEntityTypeConfiguration<BudgetControl>, IEntityTypeConfiguration<ControlOverride>
{
    public void Configure(EntityTypeBuilder<BudgetControl> builder)
    {
        builder.ToTable("BudgetControls", ExecutionConfiguration.Schema, table => table.HasCheckConstraint("CK_BudgetControls_Tolerance", "\"Tolerance\" >= 0 AND \"Tolerance\" <= 100"));
        builder.HasKey(c => c.BudgetId);
        builder.Property(c => c.Tolerance).HasPrecision(5, 2);
        builder.HasOne<Budget>().WithMany().HasForeignKey(c => c.BudgetId);
    }

    public void Configure(EntityTypeBuilder<ControlOverride> builder)
    {
        builder.ToTable("ControlOverrides", ExecutionConfiguration.Schema, table =>
        {
            table.HasTrigger("ControlOverrides_AppendOnly");
            table.HasCheckConstraint("CK_ControlOverrides_Over", "\"Over\" > 0");
        });
        builder.Property(o => o.Reason).HasMaxLength(ControlOverride.ReasonLength);
        builder.HasIndex(o => o.DocumentId);
        builder.HasOne<Budget>().WithMany().HasForeignKey(o => o.BudgetId);
        builder.HasOne<User>().WithMany().HasForeignKey(o => o.UserId);
    }
}
