using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning.Changes;

internal sealed class ChangeConfiguration :
    IEntityTypeConfiguration<BudgetChange>, IEntityTypeConfiguration<ChangePart>, IEntityTypeConfiguration<ChangeLine>,
    IEntityTypeConfiguration<PartVersion>, IEntityTypeConfiguration<PartVersionLine>
{
    private const string Schema = "planning";

    public void Configure(EntityTypeBuilder<BudgetChange> builder)
    {
        builder.ToTable("BudgetChanges", Schema, table => table.HasTrigger("BudgetChanges_Closed"));
        builder.Ignore(c => c.IsConsented).Ignore(c => c.Authors);
        builder.PrimitiveCollection(c => c.WriterIds);
        builder.Property(c => c.Reason).HasMaxLength(BudgetLine.TextLength);
        builder.Property(c => c.Comment).HasMaxLength(4000);
        builder.HasIndex(c => new { c.BudgetId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.OrganizationId, c.State });
        builder.HasOne<Budget>().WithMany().HasForeignKey(c => c.BudgetId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.ProposedById);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.SubmittedById);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.DecidedById);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.DecidedForId);
        builder.HasMany(c => c.Parts).WithOne().HasForeignKey(p => p.ChangeId);
        builder.Navigation(c => c.Parts).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.ChangeId);
        builder.Navigation(c => c.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<ChangePart> builder)
    {
        builder.ToTable("ChangeParts", Schema);
        builder.HasKey(p => new { p.ChangeId, p.PartId });
        builder.Property(p => p.Comment).HasMaxLength(4000);
        builder.HasIndex(p => p.PartId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(p => p.PartId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.ConsentedById);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.ConsentedForId);
    }

    public void Configure(EntityTypeBuilder<ChangeLine> builder)
    {
        builder.ToTable("ChangeLines", Schema, table => table.HasCheckConstraint("CK_ChangeLines_Amount", "\"Amount\" >= 0"));
        builder.Ignore(l => l.Entry).Ignore(l => l.Difference);
        builder.Property(l => l.Justification).HasMaxLength(BudgetLine.TextLength);
        builder.Property(l => l.PriceReason).HasMaxLength(BudgetLine.TextLength);
        builder.PrimitiveCollection(l => l.MonthsBefore).ElementType(e => e.HasPrecision(19, 4));
        builder.PrimitiveCollection(l => l.Months).ElementType(e => e.HasPrecision(19, 4));
        builder.Property(l => l.Spread).AsJson();
        builder.Property(l => l.BuildUpBefore).AsJson();
        builder.Property(l => l.BuildUp).AsJson();
        builder.OwnsOne(l => l.PriceOrigin, PlanningConfiguration.Origin);
        builder.HasIndex(l => l.ChangeId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(l => l.PartId);
    }

    public void Configure(EntityTypeBuilder<PartVersion> builder)
    {
        builder.ToTable("PartVersions", Schema, table => table.HasTrigger("PartVersions_AppendOnly"));
        builder.HasIndex(v => new { v.PartId, v.Number }).IsUnique();
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(v => v.PartId);
        builder.HasOne<BudgetChange>().WithMany().HasForeignKey(v => v.ChangeId);
        builder.HasOne<User>().WithMany().HasForeignKey(v => v.ApprovedById);
        builder.HasMany(v => v.Lines).WithOne().HasForeignKey(l => l.VersionId);
    }

    public void Configure(EntityTypeBuilder<PartVersionLine> builder)
    {
        builder.ToTable("PartVersionLines", Schema, table => table.HasTrigger("PartVersionLines_AppendOnly"));
        builder.HasKey(l => new { l.VersionId, l.LineId });
        builder.Property(l => l.Justification).HasMaxLength(BudgetLine.TextLength);
        builder.Property(l => l.PriceReason).HasMaxLength(BudgetLine.TextLength);
        builder.Property(l => l.Spread).AsJson();
        builder.Property(l => l.BuildUp).AsJson();
        builder.PrimitiveCollection(l => l.MonthQuantities).ElementType(e => e.HasPrecision(19, 4));
        builder.PrimitiveCollection(l => l.MonthAmounts).ElementType(e => e.HasPrecision(19, 4));
    }
}
