using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data.Choices;

internal sealed class ChoiceConfiguration : IEntityTypeConfiguration<RememberedChoice>
{
    public void Configure(EntityTypeBuilder<RememberedChoice> builder)
    {
        builder.ToTable("RememberedChoices", "identity");
        builder.Property(c => c.Key).HasMaxLength(RememberedChoice.KeyLength);
        builder.Property(c => c.Value).HasMaxLength(RememberedChoice.ValueLength);
        builder.HasIndex(c => new { c.UserId, c.Key }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.UserId);
    }
}
