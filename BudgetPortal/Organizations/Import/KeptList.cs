using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary>A list of names, such as departments, to which an import adds what is missing.</summary>
public sealed class KeptList
{
    private readonly Dictionary<string, Guid> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<string, Guid> add;

    private KeptList(Func<string, Guid> add) => this.add = add;

    /// <param name="make">Makes an entry that the list lacks.</param>
    public static async Task<KeptList> LoadAsync<T>(
        PortalDbContext db, Func<T, string> name, Func<T, Guid> id, Func<string, T> make, CancellationToken cancellation)
        where T : class
    {
        var list = new KeptList(text => id(db.Add(make(text)).Entity));
        foreach (var row in await db.Set<T>().AsNoTracking().ToListAsync(cancellation))
        {
            list.ids.TryAdd(name(row), id(row));
        }

        return list;
    }

    internal static Task<KeptList> DepartmentsAsync(PortalDbContext db, CancellationToken cancellation) =>
        LoadAsync<Department>(db, d => d.Name, d => d.Id, name => new Department(name), cancellation);

    internal static Task<KeptList> LocationsAsync(PortalDbContext db, CancellationToken cancellation) =>
        LoadAsync<Location>(db, l => l.Name, l => l.Id, name => new Location(name), cancellation);

    /// <summary>The entry of this name, made when it is missing; null for a blank name.</summary>
    public Guid? this[string name]
    {
        get
        {
            if (name.Length == 0)
            {
                return null;
            }

            if (!ids.TryGetValue(name, out var id))
            {
                ids[name] = id = add(name);
            }

            return id;
        }
    }
}
