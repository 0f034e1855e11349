using BudgetPortal.Catalog;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning.Starts;

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<BudgetTemplate>, IEntityTypeConfiguration<BudgetTemplateLine>
{
    private const string Schema = "planning";

    public void Configure(EntityTypeBuilder<BudgetTemplate> builder)
    {
        builder.ToTable("BudgetTemplates", Schema);
        builder.Property(t => t.Name).HasMaxLength(BudgetTemplate.NameLength);
        builder.Property(t => t.Description).HasMaxLength(BudgetTemplate.DescriptionLength);
        builder.Property(t => t.Currency).HasMaxLength(3).IsFixedLength();
        builder.HasIndex(t => new { t.OrganizationId, t.Type, t.Name });
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.OwnerId);
        builder.HasMany(t => t.Lines).WithOne().HasForeignKey(l => l.TemplateId);
        builder.Navigation(t => t.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<BudgetTemplateLine> builder)
    {
        builder.ToTable("BudgetTemplateLines", Schema, table =>
        {
            table.HasCheckConstraint("CK_BudgetTemplateLines_Quantity", "\"Quantity\" > 0");
            table.HasCheckConstraint(
                "CK_BudgetTemplateLines_Code", "(\"ItemId\" IS NULL AND \"ProductId\" IS NOT NULL) OR (\"ItemId\" IS NOT NULL AND \"ProductId\" IS NULL)");
        });
        builder.Ignore(l => l.Spread);
        builder.Property(l => l.SpreadProfileName).HasMaxLength(SeasonalProfile.NameLength);
        builder.PrimitiveCollection(l => l.SpreadWeights).ElementType(e => e.HasPrecision(19, 4));
        builder.Property(l => l.BuildUp).AsJson();
        builder.Property(l => l.Justification).HasMaxLength(BudgetLine.TextLength);
        builder.Property(l => l.PriceReason).HasMaxLength(BudgetLine.TextLength);
        builder.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId);
        builder.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId);
        builder.HasOne<SeasonalProfile>().WithMany().HasForeignKey(l => l.SpreadProfileId);
    }
}
