using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning.Scenarios;

internal sealed class ScenarioConfiguration :
    IEntityTypeConfiguration<Scenario>, IEntityTypeConfiguration<ScenarioLine>, IEntityTypeConfiguration<ScenarioDriver>
{
    private const string Schema = "planning";

    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.ToTable("Scenarios", Schema);
        builder.Property(s => s.Name).HasMaxLength(Scenario.NameLength);
        builder.HasIndex(s => new { s.BudgetId, s.State });
        builder.HasOne<Budget>().WithMany().HasForeignKey(s => s.BudgetId);
        builder.HasOne<CostCenterBudget>().WithMany().HasForeignKey(s => s.PartId);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.MadeById);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.EndedById);
        builder.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.ScenarioId);
        builder.Navigation(s => s.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(s => s.Drivers).WithOne().HasForeignKey(d => d.ScenarioId);
        builder.Navigation(s => s.Drivers).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<ScenarioLine> builder)
    {
        builder.ToTable("ScenarioLines", Schema);
        builder.HasKey(l => new { l.ScenarioId, l.LineId });
        builder.Property(l => l.OrderCurrency).HasMaxLength(3).IsFixedLength();
    }

    public void Configure(EntityTypeBuilder<ScenarioDriver> builder)
    {
        builder.ToTable("ScenarioDrivers", Schema);
        builder.Property(d => d.Currency).HasMaxLength(3).IsFixedLength();
    }
}
