using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary><c>-- import KIND FILE.csv --organization CODE</c>: takes a file over for an organization.</summary>
internal sealed class ImportCommand(ImportEngine engine, DatabaseProvider database, IEnumerable<ImportKind> kinds) : IPortalCommand
{
    private const int Refused = 1;
    private const int Misused = 2;

    public string Name => "import";

    public string Usage => $"import KIND FILE.csv --organization CODE   (KIND: {string.Join(", ", kinds.OrderBy(k => k.Order).Select(k => k.Name))})";

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

        if (await OrganizationIdAsync(code, cancellation) is not { } organizationId)
        {
            await Console.Error.WriteLineAsync(Words.Format(OrganizationsText.ImportNoOrganization, code));
            return Refused;
        }

        await using var file = File.OpenRead(path);
        await using var db = database.Create(Actor.System(organizationId));
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

    private async Task<Guid?> OrganizationIdAsync(string code, CancellationToken cancellation)
    {
        await using var db = database.Create(Actor.Nobody);
        return await db.Organizations.Where(o => o.Code == code).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(cancellation);
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

        foreach (var (record, reason) in report.SetAside)
        {
            await Console.Out.WriteLineAsync(Words.Format(OrganizationsText.ImportLine, record.Line, reason));
        }
    }
}
