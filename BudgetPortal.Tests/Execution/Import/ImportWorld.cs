using BudgetPortal.Data;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Import;

/// <summary>Files of an old accounting system: 1,000 EUR of 2300 for gloves, released by Rita; Otto imports obligations, Pia payments.</summary>
public abstract class ImportWorld : ChainWorld
{
    protected const string ObligationHeader = "Reference,Date,CostCenter,Item,Amount,Description\n";

    protected string Iso => Day.ToString("yyyy-MM-dd", null);

    /// <summary>A row of <see cref="ObligationHeader"/>.</summary>
    protected string Row(string reference, decimal amount, string item = "GLOVE", string center = "2300", string what = "Gloves") =>
        FormattableString.Invariant($"{reference},{Iso},{center},{item},{amount},{what}\n");

    protected string Payment(string reference, string obligation, decimal amount) => FormattableString.Invariant($"{reference},{obligation},{Iso},{amount}\n");

    protected Task<ImportReport> ObligateAsync(string rows, User? by = null) => ImportAsync("obligations", rows.StartsWith("Ref", StringComparison.Ordinal) ? rows : ObligationHeader + rows, by ?? Otto);

    protected Task<ImportReport> PayFileAsync(string rows, User? by = null) =>
        ImportAsync("disbursements", rows.StartsWith("Ref", StringComparison.Ordinal) ? rows : "Reference,Obligation,Date,Amount\n" + rows, by ?? Pia);

    /// <summary>Looks at the file, saves it, and finds that both say the same.</summary>
    private async Task<ImportReport> ImportAsync(string kind, string text, User by)
    {
        var seen = Value(await Portal.As<ImportService>(by).PreviewAsync(kind, Csv.File(text)));
        var saved = Value(await Portal.ImportAsync(kind, Csv.File(text), by));
        Assert.Equal((seen.Counts, string.Join('\n', seen.Reasons())), (saved.Counts, string.Join('\n', saved.Reasons())));
        Assert.Equal(seen.Warned.Select(w => w.Reason), saved.Warned.Select(w => w.Reason));
        return saved;
    }

    protected async Task<List<Obligation>> ObligationsAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<Obligation>().Include(o => o.Lines).AsNoTracking().OrderBy(o => o.Number).ToListAsync();
    }

    protected async Task<List<Disbursement>> PaymentsAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<Disbursement>().Include(d => d.Lines).AsNoTracking().OrderBy(d => d.Number).ToListAsync();
    }

    /// <summary>A second line of 1,000, and as much money for it.</summary>
    protected async Task<Guid> SoapAsync()
    {
        var line = await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("SOAP", name: "Soap"), quantity: 100, unitPrice: 10);
        await using var db = Portal.Open();
        Done((await db.Set<Appropriation>().SingleAsync(a => a.Id == Appropriation.Id)).Change(2_000));
        await db.SaveChangesAsync();
        return line.Id;
    }

    protected async Task ControlAsync(ControlMode mode, ControlBasis basis = ControlBasis.Year) =>
        Done(await Portal.As<ControlService>(await Portal.ModuleOwnerAsync($"Mira {mode}")).SetAsync(Budget.Id, Guid.Empty, mode, 0, basis));

    protected static string Reason(ImportReport report) => Assert.Single(report.SetAside).Reason;

    private static ImportReport Value(Result<ImportReport> result)
    {
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }
}
