using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary><c>-- import KIND FILE.csv --organization CODE [--user EMAIL]</c>: takes a file over for an organization, by itself or in the name of somebody with the right.</summary>
internal sealed class ImportCommand(ImportEngine engine, DatabaseProvider database, IEnumerable<ImportKind> kinds) : IPortalCommand
{
    private const int Refused = 1;
    private const int Misused = 2;

    public string Name => "import";

    public string Usage => $"import KIND FILE.csv --organization CODE [--user EMAIL]   (KIND: {string.Join(", ", kinds.OrderBy(k => k.Order).Select(k => k.Name))})";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var options = new CommandArguments(arguments);
        if (options.Plain is not [var name, var path] || options["organization"] is not { } code
            || kinds.FirstOrDefault(k => k.Name == name) is not { } kind)
        {
            await Console.Error.WriteLineAsync(Usage);
            return Misused;
        }

        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync(Words.Format(OrganizationsText.ImportNoFile, path));
            return Refused;
        }

        var actor = await ActorAsync(kind, code, options["user"], cancellation);
        if (!actor.Succeeded)
        {
            await Console.Error.WriteLineAsync(actor.Error!.Message);
            return Refused;
        }

        await using var file = File.OpenRead(path);
        await using var db = database.Create(actor.Value);
        var result = await engine.SaveAsync(db, kind, file, progress: null, cancellation);
        if (!result.Succeeded)
        {
            await Console.Error.WriteLineAsync(result.Error!.Message);
            return Refused;
        }

        await WriteAsync(kind, result.Value);
        var counts = result.Value.Counts;
        return counts.SetAside > 0 && counts.SetAside == counts.Rows ? Refused : 0;
    }

    /// <summary>The application itself, or the person who is named and has the right.</summary>
    private async Task<Result<Actor>> ActorAsync(ImportKind kind, string code, string? email, CancellationToken cancellation)
    {
        await using var anybody = database.Create(Actor.Nobody);
        if (await anybody.Organizations.Where(o => o.Code == code).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(cancellation) is not { } organizationId)
        {
            return new Error("import.organization_unknown", Words.Format(OrganizationsText.ImportNoOrganization, code));
        }

        if (email is null)
        {
            return kind.NeedsPerson ? new Error("import.person_missing", OrganizationsText.ImportNeedsPerson) : Actor.System(organizationId);
        }

        await using var application = database.Create(Actor.System(organizationId));
        var address = email.ToUpperInvariant();
        if (await application.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == address && u.IsActive, cancellation) is not { } user)
        {
            return new Error("import.person_unknown", Words.Format(OrganizationsText.ImportPersonUnknown, email));
        }

        var person = new Actor(organizationId, user.Id, user.DisplayName);
        await using var own = database.Create(person);
        var held = await own.PermissionsAsync(cancellation);
        return kind.Permissions.All(held.Contains) ? person : Rights.NotPermitted();
    }

    private static async Task WriteAsync(ImportKind kind, ImportReport report)
    {
        var counts = report.Counts;
        await Console.Out.WriteLineAsync(Words.Format(
            OrganizationsText.ImportCounts, kind.Title, counts.New, counts.Changed, counts.Unchanged, counts.SetAside));
        foreach (var (reason, rows) in report.SkippedBecause)
        {
            await Console.Out.WriteLineAsync(Words.Format(OrganizationsText.ImportSkipped, rows, reason));
        }

        foreach (var (record, reason) in report.SetAside.Concat(report.Warned))
        {
            await Console.Out.WriteLineAsync(Words.Format(OrganizationsText.ImportLine, record.Line, reason));
        }
    }
}
