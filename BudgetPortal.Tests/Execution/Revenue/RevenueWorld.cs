using BudgetPortal.Catalog;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Revenue;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Revenue;

/// <summary>A revenue budget of next year: 1,200 for widgets in 4100 of Olga, 100 a month; Fiona posts. It is 15 March: 200 are planned to date.</summary>
public abstract class RevenueWorld : IAsyncLifetime
{
    protected const string Header = "Reference,Date,CostCenter,Product,Amount,Currency,Description,Budget\n";

    protected TestPortal Portal { get; private set; } = null!;

    protected User Fiona { get; private set; } = null!;

    protected User Olga { get; private set; } = null!;

    protected User Mira { get; private set; } = null!;

    protected CostCenter Center { get; private set; } = null!;

    protected Product Widget { get; private set; } = null!;

    protected Budget Budget { get; private set; } = null!;

    protected BudgetLine Line { get; private set; } = null!;

    protected DateOnly January => Budget.ActiveDate;

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.CreateAsync();
        Fiona = await Portal.UserAsync("Fiona Finance", DefaultRoles.FinanceOfficer);
        Olga = await Portal.UserAsync("Olga Owner");
        Mira = await Portal.ModuleOwnerAsync();
        Center = await Portal.CostCenterAsync("4100", Olga);
        Widget = await Portal.ProductAsync("WIDGET", name: "Widgets");
        (Budget, Line) = await InForceAsync("Revenue next");
        Portal.Time.MoveTo(January.AddMonths(2).AddDays(14));
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An active revenue budget of 1,200 for widgets in 4100.</summary>
    protected async Task<(Budget Budget, BudgetLine Line)> InForceAsync(string name, Func<BudgetTerms, BudgetTerms>? terms = null)
    {
        var budget = await Portal.BudgetAsync(costCenters: [Center], type: BudgetType.Revenue, name: name, terms: terms);
        var line = await Portal.LineAsync(budget, Center, Widget, quantity: 12, unitPrice: 100);
        return (await Portal.AdvanceAsync(budget, BudgetState.Active), line);
    }

    /// <summary>A row of <see cref="Header"/>.</summary>
    protected string Row(
        string reference, decimal amount, DateOnly? date = null, string center = "4100", string product = "WIDGET", string currency = "", string what = "Sold", string budget = "") =>
        FormattableString.Invariant($"{reference},{date ?? January:yyyy-MM-dd},{center},{product},{amount},{currency},{what},{budget}\n");

    /// <summary>Looks at the file, saves it, and finds that both say the same.</summary>
    protected async Task<ImportReport> ImportAsync(string rows, User? by = null)
    {
        var seen = Value(await Portal.As<ImportService>(by ?? Fiona).PreviewAsync("revenue", Csv.File(Header + rows)));
        var saved = Value(await Portal.ImportAsync("revenue", Csv.File(Header + rows), by ?? Fiona));
        Assert.Equal((seen.Counts, string.Join('\n', seen.Reasons())), (saved.Counts, string.Join('\n', saved.Reasons())));
        return saved;
    }

    protected async Task PostedAsync(decimal amount, DateOnly? date = null) =>
        Assert.Equal(1, (await ImportAsync(Row($"R-{Guid.NewGuid():N}", amount, date))).Counts.New);

    protected async Task ControlAsync(ControlMode mode, decimal tolerance = 0, ControlBasis basis = ControlBasis.ToDate)
    {
        var now = (await PartAsync()).Control;
        var set = await Portal.As<ControlService>(Mira).SetAsync(Budget.Id, now.Version, mode, tolerance, basis);
        Assert.True(set.Succeeded, set.Error?.ToString());
    }

    protected async Task<PartRevenue> PartAsync() =>
        (await Portal.As<RevenueQueries>(Fiona).ListAsync()).Rows.Single(r => r.BudgetId == Budget.Id);

    protected async Task<List<RevenuePosting>> PostingsAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<RevenuePosting>().AsNoTracking().OrderBy(p => p.Reference).ToListAsync();
    }

    protected static string Reason(ImportReport report) => Assert.Single(report.SetAside).Reason;

    private static ImportReport Value(Result<ImportReport> result)
    {
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }
}
