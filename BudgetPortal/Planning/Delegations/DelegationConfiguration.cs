using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning.Delegations;

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations", "planning", table =>
        {
            table.HasCheckConstraint("CK_Delegations_Days", "\"From\" <= \"Until\"");
            table.HasCheckConstraint("CK_Delegations_People", "\"OwnerId\" <> \"DeputyId\"");
        });
        builder.HasIndex(d => new { d.DeputyId, d.EndsAt });
        builder.HasIndex(d => new { d.OwnerId, d.EndsAt });
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.OwnerId);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.DeputyId);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.CreatedById);
    }
}
