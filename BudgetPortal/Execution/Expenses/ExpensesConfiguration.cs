using BudgetPortal.Execution.Proposals;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Execution.Expenses;

internal sealed class ExpensesConfiguration : IEntityTypeConfiguration<Expense>
{
    public void Configure(EntityTypeBuilder<Expense> builder)
    {
        builder.ToTable("Expenses", ExecutionConfiguration.Schema, table =>
        {
            table.HasTrigger("Expenses_Expensed");
            table.HasCheckConstraint("CK_Expenses_Amount", "\"Amount\" > 0 AND \"ReceiptAmount\" > 0 AND \"Rate\" > 0");
            table.HasCheckConstraint("CK_Expenses_Line", ExecutionConfiguration.OneLine);
            table.HasCheckConstraint("CK_Expenses_Receipt", $"\"ReceiptSize\" >= 0 AND \"ReceiptSize\" <= {FileStore.MostBytes}");
        });
        builder.Property(e => e.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(e => e.Rate).HasPrecision(19, ExpenseRate.Decimals);
        builder.Property(e => e.RateReason).HasMaxLength(Expense.CommentLength);
        builder.Property(e => e.Description).HasMaxLength(ObligationTerms.DescriptionLength);
        builder.Property(e => e.ReceiptName).HasMaxLength(AttachmentName.Length);
        builder.Property(e => e.ReceiptType).HasMaxLength(120);
        builder.Property(e => e.Comment).HasMaxLength(Expense.CommentLength);
        builder.Property(e => e.Reason).HasMaxLength(Expense.CommentLength);
        builder.HasIndex(e => new { e.OrganizationId, e.State });
        builder.HasIndex(e => new { e.OrganizationId, e.Year, e.Number }).IsUnique();
        builder.HasIndex(e => e.ReceiptId).IsUnique();
        builder.HasOne<Appropriation>().WithMany().HasForeignKey(e => e.AppropriationId);
        builder.HasOne<BudgetLine>().WithMany().HasForeignKey(e => e.BudgetLineId);
        builder.HasOne<BudgetLineItem>().WithMany().HasForeignKey(e => e.LineItemId);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.RequestedById);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.DecidedById);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.DecidedForId);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.CancelledById);
    }
}
