using System.Linq.Expressions;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace BudgetPortal.Data;

/// <summary>What holds for every table: keys made by the application, the organization's filter, versions as concurrency tokens.</summary>
internal static class PortalModel
{
    public static void Apply(ModelBuilder builder, PortalDbContext context)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(t => t.BaseType is null && !t.IsOwned()))
        {
            var entity = builder.Entity(type.ClrType);
            if (type.FindPrimaryKey() is { Properties: [{ ClrType: var key } only] } && key == typeof(Guid))
            {
                only.ValueGenerated = ValueGenerated.Never;
            }

            if (typeof(IOwned).IsAssignableFrom(type.ClrType))
            {
                entity.HasQueryFilter(PortalDbContext.TenantFilter, OfOrganization(type.ClrType, context));
                entity.HasOne(typeof(Organization)).WithMany().HasForeignKey(nameof(IOwned.OrganizationId));
                entity.HasIndex(nameof(IOwned.OrganizationId));
            }

            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
            {
                entity.Property(nameof(IVersioned.Version)).IsConcurrencyToken();
            }
        }
    }

    private static LambdaExpression OfOrganization(Type type, PortalDbContext context)
    {
        var row = Expression.Parameter(type, "row");
        var same = Expression.Equal(
            Expression.Property(row, nameof(IOwned.OrganizationId)),
            Expression.Property(Expression.Constant(context, typeof(PortalDbContext)), nameof(PortalDbContext.OrganizationId)));
        return Expression.Lambda(same, row);
    }
}

/// <summary>
/// Nothing is deleted by the database by cascade: a row that others refer to stays. What a row owns is part of it and goes with it; where that
/// lies in a table of its own, its configuration says so and the context deletes it.
/// </summary>
internal sealed class RestrictDeletesConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var key in modelBuilder.Metadata.GetEntityTypes().SelectMany(t => t.GetForeignKeys()).Where(k => !k.IsOwnership && k.DeleteBehavior != DeleteBehavior.ClientCascade))
        {
            key.SetDeleteBehavior(DeleteBehavior.Restrict);
        }
    }
}
