using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Catalog;

internal sealed class CatalogConfiguration :
    IEntityTypeConfiguration<BudgetCategory>, IEntityTypeConfiguration<Item>, IEntityTypeConfiguration<Product>,
    IEntityTypeConfiguration<Supplier>, IEntityTypeConfiguration<PurchaseOrder>, IEntityTypeConfiguration<PurchaseOrderLine>, IEntityTypeConfiguration<ItemUnit>
{
    private const string Schema = "catalog";

    public void Configure(EntityTypeBuilder<BudgetCategory> builder)
    {
        builder.ToTable("BudgetCategories", Schema);
        builder.Property(c => c.Name).HasMaxLength(120);
        builder.HasIndex(c => new { c.OrganizationId, c.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Item> builder)
    {
        builder.ToTable("Items", Schema, table => table.HasCheckConstraint("CK_Items_StandardPrice", "\"StandardPrice\" > 0"));
        builder.Property(i => i.Code).HasMaxLength(60);
        builder.Property(i => i.Unit).HasMaxLength(20);
        builder.Property(i => i.ExternalId).HasMaxLength(60);
        builder.HasIndex(i => new { i.OrganizationId, i.Code }).IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.ExternalId }).IsUnique();
        builder.HasOne<BudgetCategory>().WithMany().HasForeignKey(i => i.CategoryId);
    }

    public void Configure(EntityTypeBuilder<ItemUnit> builder)
    {
        builder.ToTable("ItemUnits", Schema, table => table.HasCheckConstraint("CK_ItemUnits_Factor", "\"Factor\" > 0"));
        builder.Property(u => u.Unit).HasMaxLength(20);
        builder.Property(u => u.OwnUnit).HasMaxLength(20);
        builder.Property(u => u.Factor).HasPrecision(19, ItemUnit.Decimals);
        builder.HasIndex(u => new { u.ItemId, u.Unit }).IsUnique();
        builder.HasOne<Item>().WithMany().HasForeignKey(u => u.ItemId);
    }

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("Products", Schema, table => table.HasCheckConstraint("CK_Products_ListPrice", "\"ListPrice\" > 0"));
        builder.Property(p => p.Code).HasMaxLength(60);
        builder.Property(p => p.Unit).HasMaxLength(20);
        builder.Property(p => p.ExternalId).HasMaxLength(60);
        builder.HasIndex(p => new { p.OrganizationId, p.Code }).IsUnique();
        builder.HasIndex(p => new { p.OrganizationId, p.ExternalId }).IsUnique();
        builder.HasOne<BudgetCategory>().WithMany().HasForeignKey(p => p.CategoryId);
    }

    public void Configure(EntityTypeBuilder<Supplier> builder)
    {
        builder.ToTable("Suppliers", Schema);
        builder.Property(s => s.Code).HasMaxLength(60);
        builder.Property(s => s.ExternalId).HasMaxLength(60);
        builder.HasIndex(s => new { s.OrganizationId, s.Code }).IsUnique();
        builder.HasIndex(s => new { s.OrganizationId, s.ExternalId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PurchaseOrder> builder)
    {
        builder.ToTable("PurchaseOrders", Schema);
        builder.Property(o => o.Number).HasMaxLength(60);
        builder.Property(o => o.Currency).HasMaxLength(3).IsFixedLength();
        builder.HasIndex(o => new { o.OrganizationId, o.Number }).IsUnique();
        builder.HasOne<Supplier>().WithMany().HasForeignKey(o => o.SupplierId);
    }

    public void Configure(EntityTypeBuilder<PurchaseOrderLine> builder)
    {
        builder.ToTable("PurchaseOrderLines", Schema, table =>
        {
            table.HasCheckConstraint("CK_PurchaseOrderLines_Quantity", "\"Quantity\" > 0");
            table.HasCheckConstraint("CK_PurchaseOrderLines_UnitPrice", "\"UnitPrice\" > 0");
        });
        builder.Property(l => l.Unit).HasMaxLength(20);
        builder.HasIndex(l => new { l.OrderId, l.Number }).IsUnique();
        builder.HasIndex(l => l.ItemId);
        builder.HasOne<PurchaseOrder>().WithMany().HasForeignKey(l => l.OrderId);
        builder.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId);
    }
}
