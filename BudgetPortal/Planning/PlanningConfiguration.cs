using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning;

internal sealed class PlanningConfiguration :
    IEntityTypeConfiguration<Budget>, IEntityTypeConfiguration<CostCenterBudget>, IEntityTypeConfiguration<BudgetLine>,
    IEntityTypeConfiguration<BudgetEvent>, IEntityTypeConfiguration<ApprovalRequest>
{
    private const string Schema = "planning";

    public void Configure(EntityTypeBuilder<Budget> builder)
    {
        builder.ToTable("Budgets", Schema, table =>
        {
            table.HasTrigger("Budgets_Closed");
            table.HasCheckConstraint("CK_Budgets_Entry", "\"EntryEnd\" >= \"EntryStart\"");
            table.HasCheckConstraint("CK_Budgets_Active", "\"ExpireDate\" > \"ActiveDate\"");
        });
        builder.Ignore(b => b.Terms).Ignore(b => b.MonthCount).Ignore(b => b.AllPartsApproved).Ignore(b => b.IsWithoutBudget);
        builder.Property(b => b.Name).HasMaxLength(BudgetTerms.NameLength);
        builder.Property(b => b.Instructions).HasMaxLength(BudgetTerms.InstructionsLength);
        builder.Property(b => b.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(b => b.TargetControl).HasDefaultValue(TargetControl.Warn).HasSentinel(TargetControl.Warn);
        builder.HasIndex(b => new { b.OrganizationId, b.Name }).IsUnique();
        builder.HasOne<BudgetPeriod>().WithMany().HasForeignKey(b => b.PeriodId);
        builder.HasOne<User>().WithMany().HasForeignKey(b => b.DeclaredById);
        builder.HasMany(b => b.Parts).WithOne().HasForeignKey(p => p.BudgetId);
        builder.Navigation(b => b.Parts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<CostCenterBudget> builder)
    {
        builder.ToTable("CostCenterBudgets", Schema, table => table.HasTrigger("CostCenterBudgets_Closed"));
        builder.HasIndex(p => new { p.BudgetId, p.CostCenterId }).IsUnique();
        builder.HasOne<CostCenter>().WithMany().HasForeignKey(p => p.CostCenterId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.SubmittedById);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.EnteredById);
    }

    public void Configure(EntityTypeBuilder<BudgetLine> builder)
    {
        builder.ToTable("BudgetLines", Schema, table =>
        {
            table.HasTrigger("BudgetLines_Closed");
            table.HasCheckConstraint("CK_BudgetLines_Quantity", "\"Quantity\" > 0");
            table.HasCheckConstraint("CK_BudgetLines_UnitPrice", "\"UnitPrice\" >= 0");
            table.HasCheckConstraint("CK_BudgetLines_Amount", "\"Amount\" >= 0");
            table.HasCheckConstraint(
                "CK_BudgetLines_Code", "(\"ItemId\" IS NULL AND \"ProductId\" IS NOT NULL) OR (\"ItemId\" IS NOT NULL AND \"ProductId\" IS NULL)");
            table.HasCheckConstraint("CK_BudgetLines_LumpSum", "CAST(\"IsLumpSum\" AS int) = 0 OR \"Quantity\" = 1");
        });
        builder.Ignore(l => l.Spread).Ignore(l => l.BuildUp).Ignore(l => l.IsBuiltUp);
        // A line is never read without its rows. They go with it by whoever deletes it, not by the database itself.
        builder.HasMany(l => l.Details).WithOne().HasForeignKey("LineId").IsRequired().OnDelete(DeleteBehavior.ClientCascade);
        builder.Navigation(l => l.Details).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Property(l => l.SpreadKind).HasDefaultValue(SpreadKind.Even);
        builder.Property(l => l.SpreadProfileName).HasMaxLength(SeasonalProfile.NameLength);
        builder.PrimitiveCollection(l => l.SpreadWeights).ElementType(e => e.HasPrecision(19, 4));
        builder.HasOne<SeasonalProfile>().WithMany().HasForeignKey(l => l.SpreadProfileId);
        builder.Property(l => l.Justification).HasMaxLength(BudgetLine.TextLength);
        builder.Property(l => l.PriceReason).HasMaxLength(BudgetLine.TextLength);
        builder.PrimitiveCollection(l => l.MonthQuantities).ElementType(e => e.HasPrecision(19, 4));
        builder.PrimitiveCollection(l => l.MonthAmounts).ElementType(e => e.HasPrecision(19, 4));
        builder.OwnsOne(l => l.PriceOrigin, Origin);
        builder.HasIndex(l => l.PartId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(l => l.PartId);
        builder.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId);
        builder.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.EnteredById);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.ChangedById);
    }

    public void Configure(EntityTypeBuilder<BudgetEvent> builder)
    {
        builder.ToTable("BudgetEvents", Schema, table => table.HasTrigger("BudgetEvents_AppendOnly"));
        builder.Property(e => e.Comment).HasMaxLength(4000);
        builder.HasIndex(e => new { e.BudgetId, e.At });
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.ActingForId);
    }

    public void Configure(EntityTypeBuilder<ApprovalRequest> builder)
    {
        builder.ToTable("ApprovalRequests", Schema);
        builder.HasIndex(r => new { r.OrganizationId, r.ClosedAt, r.AssigneeId });
        builder.HasIndex(r => r.PartId);
        builder.HasOne<Budget>().WithMany().HasForeignKey(r => r.BudgetId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(r => r.PartId);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.AssigneeId);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.HandedOverFromId);
    }

    /// <summary>How a price's origin is kept with what has the price.</summary>
    internal static void Origin<T>(OwnedNavigationBuilder<T, LinePriceOrigin> origin)
        where T : class
    {
        origin.Property(o => o.OrderNumber).HasMaxLength(60);
        origin.Property(o => o.Currency).HasMaxLength(3).IsFixedLength();
        origin.Property(o => o.Rate).HasPrecision(19, 8);
        origin.Property(o => o.Unit).HasMaxLength(20);
        origin.Property(o => o.Factor).HasPrecision(19, ItemUnit.Decimals);
    }
}
