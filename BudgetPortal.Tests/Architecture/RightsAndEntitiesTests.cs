using System.Reflection;
using BudgetPortal.Data;
using BudgetPortal.Data.Postgres;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Architecture;

/// <summary>Rights that somebody can hold, and entities that only their own moves change.</summary>
public sealed class RightsAndEntitiesTests
{
    private static readonly IReadOnlyList<FieldInfo> Constants =
    [
        .. typeof(PortalDbContext).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Permissions", StringComparison.Ordinal) && t.Namespace != "BudgetPortal.Platform")
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f.IsLiteral),
    ];

    [Fact]
    public async Task Every_right_is_held_by_a_default_role()
    {
        await using var portal = await TestPortal.CreateAsync();
        var registered = portal.As(portal.Administrator).GetServices<Permission>().ToList();
        Assert.All(registered, p => Assert.NotEmpty(p.Roles));
        Assert.All(registered, p => Assert.Subset(DefaultRoles.All.ToHashSet(), p.Roles.ToHashSet()));
        Assert.Equal(Constants.Select(Name).Distinct().Order(), registered.Select(p => p.Name).Order());

        await using var db = portal.Open();
        var granted = await db.RoleClaims.Where(c => c.ClaimType == Rights.PermissionClaim).Select(c => c.ClaimValue!).Distinct().ToListAsync();
        Assert.Equal(Constants.Select(Name).Distinct().Order(), granted.Order());

        static string Name(FieldInfo field) => (string)field.GetRawConstantValue()!;
    }

    [Fact]
    public void Every_right_is_asked_for_by_a_service()
    {
        var services = SourceFile.Code
            .Where(f => !f.IsMarkup && !f.Name.EndsWith("Permissions.cs", StringComparison.Ordinal) && !f.Name.EndsWith("Module.cs", StringComparison.Ordinal))
            .Select(f => f.Uncommented)
            .ToList();
        var unused = Constants.Select(f => $"{f.DeclaringType!.Name}.{f.Name}")
            .Where(name => !services.Exists(text => text.Contains(name, StringComparison.Ordinal)));
        Broken.None(unused);
    }

    [Fact]
    public void An_entity_lets_nobody_set_its_fields_but_the_context()
    {
        using var db = new PostgresDesignTimeFactory().CreateDbContext([]);
        var open =
            from type in db.Model.GetEntityTypes().Select(t => t.ClrType).Distinct()
            where type.Assembly == typeof(PortalDbContext).Assembly && type != typeof(User) && type != typeof(Role)
            from property in type.GetProperties()
            where property.SetMethod is { IsPublic: true } setter && !IsInit(setter)
                && property.Name is not (nameof(IOwned.OrganizationId) or nameof(IVersioned.Version))
            select $"{type.Name}.{property.Name}";
        Broken.None(open);

        static bool IsInit(MethodInfo setter) =>
            setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
    }

    [Fact]
    public void Every_enum_in_a_table_is_kept_by_its_name()
    {
        using var db = new PostgresDesignTimeFactory().CreateDbContext([]);
        var numbers = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum && p.GetProviderClrType() != typeof(string));
        Broken.None(numbers.Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}"));
    }
}
