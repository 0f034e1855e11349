using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Notifications.Mail;

internal sealed class MailConfiguration : IEntityTypeConfiguration<OutgoingMail>, IEntityTypeConfiguration<NotificationPreference>
{
    private const string Schema = "notifications";

    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails", Schema);
        builder.Ignore(m => m.Letter);
        builder.Property(m => m.Address).HasMaxLength(256);
        builder.Property(m => m.Subject).HasMaxLength(400);
        builder.Property(m => m.Text).HasMaxLength(-1);
        builder.Property(m => m.Html).HasMaxLength(-1);
        builder.Property(m => m.Error).HasMaxLength(OutgoingMail.MostError);
        builder.HasIndex(m => new { m.State, m.DueAt });
        builder.HasIndex(m => new { m.OrganizationId, m.State, m.CreatedAt });
        builder.HasIndex(m => new { m.UserId, m.Kind, m.CreatedAt });
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId);
        builder.HasOne<Notification>().WithMany().HasForeignKey(m => m.NotificationId);
    }

    public void Configure(EntityTypeBuilder<NotificationPreference> builder)
    {
        builder.ToTable("Preferences", Schema);
        builder.Property(p => p.Type).HasMaxLength(60);
        builder.HasIndex(p => new { p.UserId, p.Type }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId);
    }
}
