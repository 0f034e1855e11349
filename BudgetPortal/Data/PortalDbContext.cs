using BudgetPortal.Data.Auditing;
using BudgetPortal.Data.Live;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data;

/// <summary>
/// The portal's database for one operation of one actor. It sees the rows of the actor's organization only, refuses to write another's,
/// gives changed rows a new version, and writes the audit trail in the same transaction.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options, Actor actor, TimeProvider time)
    : IdentityDbContext<User, Role, Guid>(options)
{
    /// <summary>Name of the query filter that hides other organizations' rows.</summary>
    public const string TenantFilter = "organization";

    public Actor Actor { get; private set; } = actor;

    public TimeProvider Time { get; } = time;

    public Guid OrganizationId => Actor.OrganizationId;

    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>The actor's organization.</summary>
    public Task<Organization> OrganizationAsync(CancellationToken cancellation = default) =>
        Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == OrganizationId, cancellation);

    /// <summary>Lets those who listen to a topic of <see cref="LiveTopic"/> look again, once the changes are saved.</summary>
    public void Signal(string topic) => Add(new LiveSignal(topic, Time.GetUtcNow()) { OrganizationId = OrganizationId });

    /// <summary>Lets a context that signs somebody in work for that person's organization.</summary>
    internal void ActFor(User user)
    {
        if (Actor.OrganizationId != user.OrganizationId)
        {
            Actor = new Actor(user.OrganizationId, user.Id, user.DisplayName);
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        PrepareChanges();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        PrepareChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(200);
        configurationBuilder.Conventions.Add(_ => new RestrictDeletesConvention());
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<IdentityUserPasskey<Guid>>().Ignore<IdentityPasskeyData>();
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        PortalModel.Apply(builder, this);
    }

    private void PrepareChanges()
    {
        ChangeTracker.DetectChanges();
        Tenancy.Stamp(ChangeTracker, OrganizationId);
        LiveSignal.AddTo(this);
        AuditTrail.Record(this);
    }
}
