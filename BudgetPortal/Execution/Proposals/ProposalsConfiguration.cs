using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Execution.Proposals;

internal sealed class ProposalsConfiguration :
    IEntityTypeConfiguration<BudgetProposal>, IEntityTypeConfiguration<ProgramBudget>, IEntityTypeConfiguration<BudgetLineItem>,
    IEntityTypeConfiguration<BudgetJustification>, IEntityTypeConfiguration<Program>, IEntityTypeConfiguration<ObjectCode>
{
    private const string Schema = "execution";

    public void Configure(EntityTypeBuilder<BudgetProposal> builder)
    {
        builder.ToTable("BudgetProposals", Schema);
        builder.Property(p => p.Name).HasMaxLength(BudgetProposal.NameLength);
        builder.Property(p => p.Comment).HasMaxLength(ProposalMove.CommentLength);
        builder.Property(p => p.Currency).HasMaxLength(3).IsFixedLength();
        builder.HasIndex(p => new { p.OrganizationId, p.PeriodId }).IsUnique().HasFilter("\"State\" <> 'Cancelled'");
        builder.HasOne<BudgetPeriod>().WithMany().HasForeignKey(p => p.PeriodId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.ProposedById);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.SubmittedById);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.DecidedById);
    }

    public void Configure(EntityTypeBuilder<ProgramBudget> builder)
    {
        builder.ToTable("ProgramBudgets", Schema);
        builder.Ignore(p => p.Total);
        builder.Property(p => p.Comment).HasMaxLength(ProposalMove.CommentLength);
        builder.HasIndex(p => new { p.ProposalId, p.ProgramId }).IsUnique().HasFilter("\"State\" <> 'Cancelled'");
        builder.HasOne<BudgetProposal>().WithMany().HasForeignKey(p => p.ProposalId);
        builder.HasOne<Program>().WithMany().HasForeignKey(p => p.ProgramId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.SubmittedById);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.DecidedById);
        builder.HasMany(p => p.Items).WithOne().HasForeignKey(i => i.ProgramBudgetId).OnDelete(DeleteBehavior.ClientCascade);
        builder.Navigation(p => p.Items).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(p => p.Justifications).WithOne().HasForeignKey(j => j.ProgramBudgetId).OnDelete(DeleteBehavior.ClientCascade);
        builder.Navigation(p => p.Justifications).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<BudgetLineItem> builder)
    {
        builder.ToTable("BudgetLineItems", Schema, table => table.HasCheckConstraint("CK_BudgetLineItems_Amount", "\"Amount\" > 0"));
        builder.Property(i => i.Description).HasMaxLength(BudgetLineItem.DescriptionLength);
        builder.HasOne<ObjectCode>().WithMany().HasForeignKey(i => i.ObjectCodeId);
    }

    public void Configure(EntityTypeBuilder<BudgetJustification> builder)
    {
        builder.ToTable("BudgetJustifications", Schema);
        builder.Property(j => j.Text).HasMaxLength(BudgetJustification.TextLength);
        builder.Property(j => j.Evidence).HasMaxLength(BudgetJustification.EvidenceLength);
    }

    public void Configure(EntityTypeBuilder<Program> builder)
    {
        builder.ToTable("Programs", Schema);
        builder.Property(p => p.Code).HasMaxLength(ListedTerms.CodeLength);
        builder.Property(p => p.Name).HasMaxLength(ListedTerms.NameLength);
        builder.HasIndex(p => new { p.OrganizationId, p.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ObjectCode> builder)
    {
        builder.ToTable("ObjectCodes", Schema);
        builder.Property(c => c.Code).HasMaxLength(ListedTerms.CodeLength);
        builder.Property(c => c.Name).HasMaxLength(ListedTerms.NameLength);
        builder.HasIndex(c => new { c.OrganizationId, c.Code }).IsUnique();
    }
}
