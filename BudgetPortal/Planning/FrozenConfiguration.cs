using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning;

internal sealed class FrozenConfiguration :
    IEntityTypeConfiguration<FrozenBudget>, IEntityTypeConfiguration<FrozenCostCenter>, IEntityTypeConfiguration<FrozenCode>,
    IEntityTypeConfiguration<FrozenPerson>
{
    private const string Schema = "planning";

    public void Configure(EntityTypeBuilder<FrozenBudget> builder)
    {
        builder.ToTable("FrozenBudgets", Schema, table => table.HasTrigger("FrozenBudgets_AppendOnly"));
        builder.HasKey(f => new { f.BudgetId, f.Revision });
        builder.Property(f => f.Revision).ValueGeneratedNever();
        builder.HasOne<Budget>().WithMany().HasForeignKey(f => f.BudgetId);
        builder.HasMany(f => f.CostCenters).WithOne().HasForeignKey(c => new { c.BudgetId, c.Revision });
        builder.HasMany(f => f.Codes).WithOne().HasForeignKey(c => new { c.BudgetId, c.Revision });
        builder.HasMany(f => f.People).WithOne().HasForeignKey(p => new { p.BudgetId, p.Revision });
    }

    public void Configure(EntityTypeBuilder<FrozenCostCenter> builder)
    {
        builder.ToTable("FrozenCostCenters", Schema, table => table.HasTrigger("FrozenCostCenters_AppendOnly"));
        builder.HasKey(c => new { c.BudgetId, c.Revision, c.CostCenterId });
        builder.Property(c => c.Code).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<FrozenCode> builder)
    {
        builder.ToTable("FrozenCodes", Schema, table => table.HasTrigger("FrozenCodes_AppendOnly"));
        builder.HasKey(c => new { c.BudgetId, c.Revision, c.CodeId });
        builder.Property(c => c.Code).HasMaxLength(60);
        builder.Property(c => c.Unit).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<FrozenPerson> builder)
    {
        builder.ToTable("FrozenPeople", Schema, table => table.HasTrigger("FrozenPeople_AppendOnly"));
        builder.HasKey(p => new { p.BudgetId, p.Revision, p.UserId });
        builder.Property(p => p.Name).HasMaxLength(201);
    }
}
