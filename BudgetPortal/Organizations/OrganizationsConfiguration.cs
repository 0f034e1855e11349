using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Organizations;

internal sealed class OrganizationsConfiguration :
    IEntityTypeConfiguration<Department>, IEntityTypeConfiguration<Location>, IEntityTypeConfiguration<CostCenter>,
    IEntityTypeConfiguration<CostCenterEntryUser>, IEntityTypeConfiguration<ExchangeRate>, IEntityTypeConfiguration<BudgetPeriod>,
    IEntityTypeConfiguration<User>
{
    private const string Schema = "organization";

    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("Departments", Schema);
        builder.Property(d => d.Name).HasMaxLength(120);
        builder.HasIndex(d => new { d.OrganizationId, d.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Location> builder)
    {
        builder.ToTable("Locations", Schema);
        builder.Property(l => l.Name).HasMaxLength(120);
        builder.HasIndex(l => new { l.OrganizationId, l.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CostCenter> builder)
    {
        builder.ToTable("CostCenters", Schema);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.Description).HasMaxLength(2000);
        builder.Property(c => c.Currency).HasMaxLength(3).IsFixedLength();
        builder.HasIndex(c => new { c.OrganizationId, c.Code }).IsUnique();
        builder.HasOne<CostCenter>().WithMany().HasForeignKey(c => c.ParentId);
        builder.HasOne<Department>().WithMany().HasForeignKey(c => c.DepartmentId);
        builder.HasOne<Location>().WithMany().HasForeignKey(c => c.LocationId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.OwnerId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.DeputyOwnerId);
        builder.HasMany(c => c.EntryUsers).WithOne().HasForeignKey(e => e.CostCenterId);
        builder.Navigation(c => c.EntryUsers).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<CostCenterEntryUser> builder)
    {
        builder.ToTable("CostCenterEntryUsers", Schema);
        builder.HasIndex(e => new { e.CostCenterId, e.UserId }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.UserId);
    }

    public void Configure(EntityTypeBuilder<ExchangeRate> builder)
    {
        builder.ToTable("ExchangeRates", Schema, table => table.HasCheckConstraint("CK_ExchangeRates_Rate", "\"Rate\" > 0"));
        builder.Property(r => r.From).HasMaxLength(3).IsFixedLength();
        builder.Property(r => r.To).HasMaxLength(3).IsFixedLength();
        builder.Property(r => r.Rate).HasPrecision(19, 8);
        builder.HasIndex(r => new { r.OrganizationId, r.From, r.To, r.Date }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BudgetPeriod> builder)
    {
        builder.ToTable("BudgetPeriods", Schema, table => table.HasCheckConstraint("CK_BudgetPeriods_Days", "\"End\" > \"Start\""));
        builder.Property(p => p.Name).HasMaxLength(60);
        builder.HasIndex(p => new { p.OrganizationId, p.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.HasOne<Department>().WithMany().HasForeignKey(u => u.DepartmentId);
        builder.HasOne<Location>().WithMany().HasForeignKey(u => u.LocationId);
    }
}
