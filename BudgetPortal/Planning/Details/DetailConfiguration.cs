using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning.Details;

internal sealed class DetailConfiguration :
    IEntityTypeConfiguration<BudgetLineDetail>, IEntityTypeConfiguration<LineComment>, IEntityTypeConfiguration<LineAttachment>, IEntityTypeConfiguration<AttachmentChunk>
{
    private const string Schema = "planning";

    public void Configure(EntityTypeBuilder<BudgetLineDetail> builder)
    {
        builder.ToTable("BudgetLineDetails", Schema, table =>
        {
            table.HasTrigger("BudgetLineDetails_Closed");
            table.HasCheckConstraint("CK_BudgetLineDetails_Quantity", "\"Quantity\" > 0");
            table.HasCheckConstraint("CK_BudgetLineDetails_UnitPrice", "\"UnitPrice\" >= 0");
            table.HasCheckConstraint("CK_BudgetLineDetails_Months", "\"FirstMonth\" >= 0 AND \"LastMonth\" >= \"FirstMonth\"");
        });
        builder.Property(r => r.Description).HasMaxLength(BuildUpRow.DescriptionLength);
        builder.Property(r => r.Unit).HasMaxLength(BuildUpRow.UnitLength);
    }

    public void Configure(EntityTypeBuilder<LineComment> builder)
    {
        builder.ToTable("LineComments", Schema, table => table.HasTrigger("LineComments_Closed"));
        builder.Property(c => c.Text).HasMaxLength(LineComment.TextLength);
        builder.HasIndex(c => c.LineId);
        builder.HasIndex(c => c.PartId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(c => c.PartId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.AuthorId);
    }

    public void Configure(EntityTypeBuilder<LineAttachment> builder)
    {
        builder.ToTable("LineAttachments", Schema, table =>
        {
            table.HasTrigger("LineAttachments_Closed");
            table.HasCheckConstraint("CK_LineAttachments_Size", $"\"Size\" > 0 AND \"Size\" <= {LineAttachment.MostBytes}");
        });
        builder.Property(a => a.Name).HasMaxLength(AttachmentName.Length);
        builder.Property(a => a.ContentType).HasMaxLength(120);
        builder.HasIndex(a => a.LineId);
        builder.HasIndex(a => a.PartId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(a => a.PartId);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.AddedById);
    }

    public void Configure(EntityTypeBuilder<AttachmentChunk> builder)
    {
        builder.ToTable("AttachmentChunks", Schema);
        builder.HasKey(c => new { c.AttachmentId, c.Number });
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.HasIndex(c => c.At);
    }
}
