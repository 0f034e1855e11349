using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>An organization with the default roles, and words to furnish it with. Whatever a test does not name is invented.</summary>
public partial class TestCompany
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "Budget!2026";

    private static readonly Lazy<string> PasswordHash = new(() => new PasswordHasher<User>().HashPassword(new User(), Password));

    private readonly IServiceProvider services;
    private readonly List<AsyncServiceScope> sessions = [];
    private int last;

    public TestCompany(IServiceProvider services, Organization organization, User administrator)
    {
        this.services = services;
        Organization = organization;
        Administrator = administrator;
    }

    public Organization Organization { get; }

    public User Administrator { get; }

    /// <summary>The day in the company's time zone.</summary>
    public DateOnly Today => services.GetRequiredService<TimeProvider>().Today(Organization);

    /// <summary>A context that sees the whole company; the audit trail names the application.</summary>
    public PortalDbContext Open() => services.GetRequiredService<DatabaseProvider>().Create(Actor.System(Organization.Id));

    /// <summary>A session of a user, whose scope ends with the portal.</summary>
    public IServiceProvider As(User user)
    {
        var scope = services.CreateAsyncScope();
        lock (sessions)
        {
            sessions.Add(scope);
        }

        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(new Actor(user.OrganizationId, user.Id, user.DisplayName));
        return scope.ServiceProvider;
    }

    /// <summary>A service, in a session of a user.</summary>
    public T As<T>(User user)
        where T : notnull => As(user).GetRequiredService<T>();

    /// <summary>Another company in the same database.</summary>
    public async Task<TestCompany> AnotherCompanyAsync(string timeZone = "UTC", string currency = "EUR")
    {
        var code = $"c-{Guid.NewGuid():N}"[..14];
        var (organization, administrator) = await NewOrganizationAsync(services, code, "Company " + code, timeZone, currency);
        return new TestCompany(services, organization, administrator);
    }

    /// <summary>A person who may sign in with <see cref="Password"/>; an employee unless roles are named.</summary>
    /// <param name="name">First and last name.</param>
    public async Task<User> UserAsync(string name, params string[] roles)
    {
        var email = $"{name.ToLowerInvariant().Replace(' ', '.')}@{Organization.Code}.example";
        var names = name.Split(' ', 2);
        var user = NewUser.Create(email, names[0], names.Length > 1 ? names[1] : string.Empty);
        user.PasswordHash = PasswordHash.Value;
        await using var db = Open();
        db.Users.Add(user);
        string[] wanted = roles.Length == 0 ? [DefaultRoles.Employee] : roles;
        foreach (var role in await db.Roles.Where(r => wanted.Contains(r.Name)).ToListAsync())
        {
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role.Id });
        }

        await db.SaveChangesAsync();
        return user;
    }

    /// <summary>Somebody who declares budgets and decides finally.</summary>
    public Task<User> ModuleOwnerAsync(string name = "Mira Lang") => UserAsync(name, DefaultRoles.BudgetModuleOwner);

    /// <summary>From now on the user has no right, nor can they sign in.</summary>
    public async Task DisableAsync(User user)
    {
        await using var db = Open();
        (await db.Users.SingleAsync(u => u.Id == user.Id)).IsActive = false;
        await db.SaveChangesAsync();
    }

    public async Task<CostCenter> CostCenterAsync(
        string? code = null, User? owner = null, User? deputy = null, IEnumerable<User>? entryUsers = null, CostCenter? parent = null,
        string? name = null)
    {
        code ??= Next("CC");
        var costCenter = new CostCenter(code, name ?? $"Cost center {code}", CostCenterType.Department, Organization.Currency);
        costCenter.Place(parent?.Id, null, null);
        costCenter.AssignOwner(owner?.Id, deputy?.Id);
        costCenter.AssignEntryUsers((entryUsers ?? []).Select(user => user.Id));
        return await AddAsync(costCenter);
    }

    public async Task<ExchangeRate> RateAsync(string from, string to, DateOnly date, decimal rate) =>
        await AddAsync(new ExchangeRate(from, to, date, rate));

    /// <summary>Saves a row of any kind.</summary>
    public async Task<T> AddAsync<T>(T row)
        where T : class
    {
        await using var db = Open();
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    private protected static async Task<(Organization Organization, User Administrator)> NewOrganizationAsync(
        IServiceProvider services, string code, string name, string timeZone, string currency)
    {
        var created = await services.GetRequiredService<OrganizationCreation>()
            .CreateAsync(code, name, $"admin@{code}.example", currency, timeZone);
        var administrator = created.Value ?? throw new InvalidOperationException(created.Error!.Message);
        await using var db = services.GetRequiredService<DatabaseProvider>().Create(Actor.System(administrator.OrganizationId));
        await db.Users.ExecuteUpdateAsync(users => users.SetProperty(u => u.PasswordHash, PasswordHash.Value));

        // The tests tell apart who administers and who decides.
        var moduleOwner = db.Roles.Where(r => r.Name == DefaultRoles.BudgetModuleOwner).Select(r => r.Id);
        await db.UserRoles.Where(m => m.UserId == administrator.Id && moduleOwner.Contains(m.RoleId)).ExecuteDeleteAsync();
        return (await db.OrganizationAsync(), administrator);
    }

    private protected async Task EndSessionsAsync()
    {
        foreach (var session in sessions)
        {
            await session.DisposeAsync();
        }
    }

    private string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref last):000}");
}
