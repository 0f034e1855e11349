using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Approvals;

internal sealed class ApprovalsConfiguration : IEntityTypeConfiguration<BudgetApproval>, IEntityTypeConfiguration<BudgetApprovalChange>
{
    private const string Schema = "approvals";

    public void Configure(EntityTypeBuilder<BudgetApproval> builder)
    {
        builder.ToTable("BudgetApprovals", Schema, table => table.HasTrigger("BudgetApprovals_AppendOnly"));
        builder.Property(a => a.Comments).HasMaxLength(BudgetApproval.CommentLength);
        builder.HasIndex(a => new { a.BudgetId, a.At });
        builder.HasIndex(a => a.ApproverId);
        builder.HasOne<Budget>().WithMany().HasForeignKey(a => a.BudgetId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(a => a.PartId);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.ApproverId);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.ActingForId);
        builder.HasMany(a => a.Changes).WithOne().HasForeignKey(c => c.ApprovalId);
    }

    public void Configure(EntityTypeBuilder<BudgetApprovalChange> builder)
    {
        builder.ToTable("BudgetApprovalChanges", Schema, table => table.HasTrigger("BudgetApprovalChanges_AppendOnly"));
        builder.Property(c => c.Reason).HasMaxLength(BudgetLine.TextLength);
        builder.Property(c => c.LineName).HasMaxLength(270);
        builder.HasIndex(c => c.LineId);
    }
}
