using System.Globalization;
using BudgetPortal.Benchmarks;
using BudgetPortal.Benchmarks.Plain;
using BudgetPortal.Tests.Browser;
using BudgetPortal.Tests.Infrastructure;

// How long the pages of a company of volume take: the real portal, a PostgreSQL and a Chromium of its own, and beside them a page with a
// plain Radzen grid of the same rows, served by this program. Absolute figures are this machine's; what counts are the ratios.
// Arguments: how often each is measured, and what: mail, postings, pages, cells, bell; all of it when nothing is named.
var wanted = args.Skip(1).ToList();
bool Wants(string part) => wanted.Count == 0 || wanted.Contains(part);
var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = new CultureInfo("en-GB");
TestDataFolder.OnDisk = true;
using var queries = new QueryCounter();
var browser = PortalBrowser.Current;
var server = PortalDatabaseServer.Current;
try
{
    var report = new Report(runs);
    if (Wants("mail"))
    {
        await new MailTimings(report).MeasureAsync();
    }

    if (Wants("postings"))
    {
        await new PostingTimings(report).MeasureAsync();
    }

    if (wanted.Count > 0 && wanted.TrueForAll(w => w is "mail" or "postings"))
    {
        return 0;
    }

    await using var company = await browser.CompanyAsync();
    Console.WriteLine("Loading 40 cost centers and 100,000 lines.");
    var volume = await VolumeCompany.LoadAsync(company);
    await using var plain = await PlainServer.StartAsync(volume);
    var scans = new TableScans(volume);
    await scans.BeginAsync();
    if (Wants("pages"))
    {
        await new PageTimings(volume, queries, report).MeasureAsync(plain.Address);
    }

    if (Wants("cells"))
    {
        await new CellTimings(volume, queries, report).MeasureAsync(plain.Address);
    }

    if (Wants("bell"))
    {
        await new BellTimings(volume, report).MeasureAsync(20 * runs);
    }

    report.Write(Console.Out);
    await scans.WriteAsync(Console.Out);
    return 0;
}
finally
{
    await browser.DisposeAsync();
    await server.DisposeAsync();
}
