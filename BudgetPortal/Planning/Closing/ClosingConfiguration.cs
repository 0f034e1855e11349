using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning.Closing;

internal sealed class ClosingConfiguration :
    IEntityTypeConfiguration<BudgetClosing>, IEntityTypeConfiguration<CarryForward>, IEntityTypeConfiguration<CarriedLine>
{
    private const string Schema = "planning";

    public void Configure(EntityTypeBuilder<BudgetClosing> builder)
    {
        builder.ToTable("BudgetClosings", Schema, table => table.HasTrigger("BudgetClosings_AppendOnly"));
        builder.HasKey(c => c.BudgetId);
        builder.Property(c => c.Comment).HasMaxLength(BudgetLine.TextLength);
        builder.HasOne<Budget>().WithMany().HasForeignKey(c => c.BudgetId);
        builder.HasOne<Budget>().WithMany().HasForeignKey(c => c.NextBudgetId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.ClosedById);
        builder.HasMany(c => c.CostCenters).WithOne().HasForeignKey(c => c.BudgetId);
    }

    public void Configure(EntityTypeBuilder<CarryForward> builder)
    {
        builder.ToTable("CarryForwards", Schema, table =>
        {
            table.HasTrigger("CarryForwards_AppendOnly");
            table.HasCheckConstraint("CK_CarryForwards_Amount", "\"Amount\" = 0 OR (\"Amount\" > 0 AND \"Amount\" <= \"Budget\" - \"Used\" AND \"ToPartId\" IS NOT NULL)");
        });
        builder.HasKey(c => c.FromPartId);
        builder.HasIndex(c => c.ToPartId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(c => c.FromPartId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(c => c.ToPartId);
        builder.HasOne<BudgetChange>().WithMany().HasForeignKey(c => c.ChangeId);
        builder.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.FromPartId);
    }

    public void Configure(EntityTypeBuilder<CarriedLine> builder)
    {
        builder.ToTable("CarriedLines", Schema, table =>
        {
            table.HasTrigger("CarriedLines_AppendOnly");
            table.HasCheckConstraint("CK_CarriedLines_Amount", "\"Amount\" > 0");
        });
        builder.HasKey(l => l.FromLineId);
        builder.HasIndex(l => l.ToLineId).IsUnique();
        builder.HasOne<BudgetLine>().WithMany().HasForeignKey(l => l.FromLineId);
    }
}
