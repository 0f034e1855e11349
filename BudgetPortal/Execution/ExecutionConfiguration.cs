using BudgetPortal.Catalog;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Execution;

/// <summary>The chain of spending. Running totals are written by triggers alone; each stands under a check.</summary>
internal sealed class ExecutionConfiguration :
    IEntityTypeConfiguration<Appropriation>, IEntityTypeConfiguration<Allotment>, IEntityTypeConfiguration<Obligation>, IEntityTypeConfiguration<ObligationLine>,
    IEntityTypeConfiguration<Disbursement>, IEntityTypeConfiguration<DisbursementLine>, IEntityTypeConfiguration<ExchangeDifference>,
    IEntityTypeConfiguration<WorkItem>, IEntityTypeConfiguration<DocumentNumber>
{
    internal const string Schema = "execution";

    /// <summary>Exactly one line of a budget, or one line item of a program budget, is coded.</summary>
    internal const string OneLine = "(\"BudgetLineId\" IS NULL AND \"LineItemId\" IS NOT NULL) OR (\"BudgetLineId\" IS NOT NULL AND \"LineItemId\" IS NULL)";

    public void Configure(EntityTypeBuilder<Appropriation> builder)
    {
        builder.ToTable("Appropriations", Schema, table =>
        {
            table.HasTrigger("Appropriations_Totals");
            table.HasCheckConstraint("CK_Appropriations_Amount", "\"Amount\" >= 0");
            table.HasCheckConstraint("CK_Appropriations_Cap", "\"Allotted\" >= 0 AND \"Expensed\" >= 0 AND \"Allotted\" + \"Expensed\" + \"ExchangeDifferences\" <= \"Amount\"");
            table.HasCheckConstraint("CK_Appropriations_Source", "(\"PartId\" IS NULL AND \"ProgramBudgetId\" IS NOT NULL) OR (\"PartId\" IS NOT NULL AND \"ProgramBudgetId\" IS NULL)");
            table.HasCheckConstraint("CK_Appropriations_Days", "\"ExpireDate\" >= \"ActiveDate\"");
        });
        Total(builder, a => a.Allotted, a => a.Expensed, a => a.ExchangeDifferences);
        builder.Ignore(a => a.Unallotted);
        builder.Property(a => a.Currency).HasMaxLength(3).IsFixedLength();
        builder.HasIndex(a => new { a.OrganizationId, a.YearStart, a.Number }).IsUnique();
        builder.HasIndex(a => a.PartId).IsUnique();
        builder.HasIndex(a => a.ProgramBudgetId).IsUnique();
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(a => a.PartId);
        builder.HasOne<ProgramBudget>().WithMany().HasForeignKey(a => a.ProgramBudgetId);
    }

    public void Configure(EntityTypeBuilder<Allotment> builder)
    {
        builder.ToTable("Allotments", Schema, table =>
        {
            table.HasTrigger("Allotments_Totals");
            Amounts(table, "Allotments", "\"Obligated\" >= 0 AND \"Obligated\" <= \"Amount\" - \"Returned\"");
            table.HasCheckConstraint("CK_Allotments_Quarter", "\"Quarter\" >= 1 AND \"Quarter\" <= 4");
            table.HasCheckConstraint("CK_Allotments_Days", "\"To\" >= \"From\"");
        });
        Total(builder, a => a.Obligated);
        builder.Ignore(a => a.Unobligated);
        builder.Property(a => a.Note).HasMaxLength(Allotment.NoteLength);
        builder.HasIndex(a => new { a.OrganizationId, a.Year, a.Number }).IsUnique();
        builder.HasIndex(a => a.AppropriationId);
        builder.HasOne<Appropriation>().WithMany().HasForeignKey(a => a.AppropriationId);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.ReleasedById);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.EndedById);
    }

    public void Configure(EntityTypeBuilder<Obligation> builder)
    {
        builder.ToTable("Obligations", Schema, table =>
        {
            table.HasTrigger("Obligations_Totals");
            Amounts(table, "Obligations", "\"Disbursed\" >= 0 AND \"Disbursed\" <= \"Amount\" - \"Returned\"");
            table.HasCheckConstraint("CK_Obligations_PlannedCap", "\"Planned\" >= 0 AND \"Planned\" <= \"Amount\" - \"Returned\"");
            table.HasCheckConstraint("CK_Obligations_Rate", "\"Rate\" > 0");
        });
        Total(builder, o => o.Disbursed, o => o.Planned);
        builder.Ignore(o => o.Unpaid);
        builder.Property(o => o.Rate).HasPrecision(19, 8);
        builder.Property(o => o.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(o => o.Reference).HasMaxLength(ObligationTerms.ReferenceLength);
        builder.Property(o => o.Description).HasMaxLength(ObligationTerms.DescriptionLength);
        builder.HasIndex(o => new { o.OrganizationId, o.Date });
        builder.HasIndex(o => o.PurchaseOrderId).IsUnique().HasFilter("\"PurchaseOrderId\" IS NOT NULL AND \"State\" <> 'Cancelled'");
        builder.HasOne<PurchaseOrder>().WithMany().HasForeignKey(o => o.PurchaseOrderId);
        builder.HasOne<Supplier>().WithMany().HasForeignKey(o => o.SupplierId);
        builder.HasOne<User>().WithMany().HasForeignKey(o => o.RecordedById);
        builder.HasOne<User>().WithMany().HasForeignKey(o => o.EndedById);
        builder.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.ObligationId);
        builder.Navigation(o => o.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<ObligationLine> builder)
    {
        builder.ToTable("ObligationLines", Schema, table =>
        {
            table.HasTrigger("ObligationLines_Totals");
            Amounts(table, "ObligationLines", "\"Disbursed\" >= 0 AND \"Disbursed\" <= \"Amount\" - \"Returned\"");
            Coded(table, "ObligationLines");
        });
        Total(builder, l => l.Disbursed);
        builder.Ignore(l => l.Unpaid);
        builder.HasOne<Allotment>().WithMany().HasForeignKey(l => l.AllotmentId);
        builder.HasOne<BudgetLine>().WithMany().HasForeignKey(l => l.BudgetLineId);
        builder.HasOne<BudgetLineItem>().WithMany().HasForeignKey(l => l.LineItemId);
    }

    public void Configure(EntityTypeBuilder<Disbursement> builder)
    {
        builder.ToTable("Disbursements", Schema, table =>
        {
            table.HasTrigger("Disbursements_Disbursed");
            Amounts(table, "Disbursements");
            table.HasCheckConstraint("CK_Disbursements_Rate", "\"Rate\" > 0");
        });
        builder.Ignore(d => d.IsCancelled);
        builder.Property(d => d.Rate).HasPrecision(19, 8);
        builder.Property(d => d.Invoice).HasMaxLength(DisbursementTerms.InvoiceLength);
        builder.Property(d => d.Description).HasMaxLength(DisbursementTerms.DescriptionLength);
        builder.Property(d => d.Reason).HasMaxLength(ObligationTerms.DescriptionLength);
        builder.HasIndex(d => new { d.OrganizationId, d.Date });
        builder.HasIndex(d => d.ObligationId);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(d => d.ObligationId);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.PaidById);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.CancelledById);
        builder.HasMany(d => d.Lines).WithOne().HasForeignKey(l => l.DisbursementId);
        builder.Navigation(d => d.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<DisbursementLine> builder)
    {
        builder.ToTable("DisbursementLines", Schema, table =>
        {
            table.HasTrigger("DisbursementLines_Disbursed");
            Amounts(table, "DisbursementLines");
        });
        builder.HasOne<ObligationLine>().WithMany().HasForeignKey(l => l.ObligationLineId);
    }

    public void Configure(EntityTypeBuilder<ExchangeDifference> builder)
    {
        builder.ToTable("ExchangeDifferences", Schema, table => table.HasTrigger("ExchangeDifferences_AppendOnly"));
        builder.HasOne<Appropriation>().WithMany().HasForeignKey(d => d.AppropriationId);
        builder.HasOne<Disbursement>().WithMany().HasForeignKey(d => d.DisbursementId);
    }

    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems", Schema, table =>
        {
            table.HasTrigger("WorkItems_Planned");
            table.HasCheckConstraint("CK_WorkItems_Amount", "\"Amount\" > 0");
        });
        builder.Property(w => w.Title).HasMaxLength(WorkItem.TitleLength);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(w => w.ObligationId);
        builder.HasOne<User>().WithMany().HasForeignKey(w => w.AssigneeId);
    }

    public void Configure(EntityTypeBuilder<DocumentNumber> builder)
    {
        builder.ToTable("DocumentNumbers", Schema);
        builder.HasKey(n => new { n.OrganizationId, n.Kind, n.Year });
    }

    /// <summary>Read, never written: the database reckons it.</summary>
    private static void Total<TEntity>(EntityTypeBuilder<TEntity> builder, params System.Linq.Expressions.Expression<Func<TEntity, decimal>>[] totals)
        where TEntity : class
    {
        foreach (var total in totals)
        {
            var property = builder.Property(total).HasDefaultValue(0m);
            property.Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            property.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        }
    }

    private static void Amounts<TEntity>(TableBuilder<TEntity> table, string name, string? cap = null)
        where TEntity : class
    {
        table.HasCheckConstraint($"CK_{name}_Amount", "\"Amount\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Amount\"");
        if (cap is not null)
        {
            table.HasCheckConstraint($"CK_{name}_Cap", cap);
        }
    }

    private static void Coded<TEntity>(TableBuilder<TEntity> table, string name)
        where TEntity : class =>
        table.HasCheckConstraint($"CK_{name}_Line", OneLine);
}
