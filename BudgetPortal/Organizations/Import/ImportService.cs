using BudgetPortal.Data;
using BudgetPortal.Platform;

namespace BudgetPortal.Organizations.Import;

/// <summary>Import for the signed-in user: each call checks the rights that the kind takes.</summary>
public sealed class ImportService(PortalDb portalDb, ImportEngine engine, IEnumerable<ImportKind> kinds)
{
    /// <summary>How often a file is tried when somebody else is quicker.</summary>
    private const int MostAttempts = 3;

    private readonly List<ImportKind> kinds = [.. kinds.OrderBy(k => k.Order)];

    /// <summary>The kinds that the user may import, in the order in which an organization is filled; refused when there are none.</summary>
    public async Task<Result<IReadOnlyList<ImportKind>>> PermittedKindsAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var held = await db.PermissionsAsync(cancellation);
        var permitted = kinds.FindAll(k => k.Permissions.All(held.Contains));
        return permitted.Count > 0 ? permitted : Rights.NotPermitted();
    }

    /// <summary>Says what saving the file would do; saves nothing.</summary>
    /// <param name="kind">Name of the kind.</param>
    public async Task<Result<ImportReport>> PreviewAsync(string kind, Stream file, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var found = await FindAsync(db, kind, cancellation);
        return found.Succeeded ? await engine.PreviewAsync(db, found.Value, file, cancellation) : found.Error!;
    }

    /// <summary>Saves the good rows of the file, all of them or, when it is cancelled, none. When somebody else was quicker, it is done again on what there is then.</summary>
    /// <param name="file">Tried again only when it can be read again.</param>
    public async Task<Result<ImportReport>> RunAsync(
        string kind, Stream file, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = portalDb.Open();
            var found = await FindAsync(db, kind, cancellation);
            var done = found.Succeeded ? await engine.SaveAsync(db, found.Value, file, progress, cancellation) : found.Error!;
            if (done.Error?.Code != ImportEngine.Conflict || !file.CanSeek || attempt == MostAttempts)
            {
                return done;
            }

            file.Position = 0;
        }
    }

    private async Task<Result<ImportKind>> FindAsync(PortalDbContext db, string name, CancellationToken cancellation)
    {
        if (kinds.Find(k => k.Name == name) is not { } kind)
        {
            return new Error("import.kind_unknown", Words.Format(OrganizationsText.ImportKindUnknown, name, string.Join(", ", kinds.Select(k => k.Name))));
        }

        var held = await db.PermissionsAsync(cancellation);
        return kind.Permissions.All(held.Contains) ? kind : Rights.NotPermitted();
    }
}
