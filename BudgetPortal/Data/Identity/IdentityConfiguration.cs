using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data.Identity;

/// <summary>E-mail addresses are unique over all organizations, since one signs in before the organization is known; role names are not.</summary>
internal sealed class IdentityConfiguration :
    IEntityTypeConfiguration<User>, IEntityTypeConfiguration<Role>, IEntityTypeConfiguration<IdentityUserRole<Guid>>,
    IEntityTypeConfiguration<IdentityRoleClaim<Guid>>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    private const string Schema = "identity";

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users", Schema);
        builder.Ignore(u => u.DisplayName);
        builder.Property(u => u.FirstName).HasMaxLength(100);
        builder.Property(u => u.LastName).HasMaxLength(100);
        builder.Property(u => u.ExternalId).HasMaxLength(60);
        builder.Property(u => u.Culture).HasMaxLength(20).HasDefaultValue(User.DefaultCulture);
        builder.HasIndex(u => u.NormalizedEmail).IsUnique();
        builder.HasIndex(u => new { u.OrganizationId, u.ExternalId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles", Schema);
        builder.Metadata.RemoveIndex(builder.HasIndex(r => r.NormalizedName).Metadata);
        builder.HasIndex(r => new { r.OrganizationId, r.NormalizedName }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder) => builder.ToTable("UserRoles", Schema);

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder)
    {
        builder.ToTable("RoleClaims", Schema);
        builder.Property(c => c.ClaimValue).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("UserClaims", Schema);

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("UserLogins", Schema);

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("UserTokens", Schema);
}
