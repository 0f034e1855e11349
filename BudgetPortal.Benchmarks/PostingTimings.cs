using System.Diagnostics;
using System.Globalization;
using BudgetPortal.Execution;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Execution.Proof;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Benchmarks;

/// <summary>
/// How many obligations eight people record in a second, all on one allotment and on forty; and how many the same eight connections write
/// by plain SQL into the same tables, under the same triggers, which is the most there can be.
/// </summary>
internal sealed class PostingTimings(Report report)
{
    private const int Writers = 8;
    private const int Postings = 400;

    public async Task MeasureAsync()
    {
        foreach (var allotments in (int[])[1, 40])
        {
            await using var portal = await TestPortal.CreateAsync();
            await using (var db = portal.Open())
            {
                foreach (var sql in new[]
                {
                    "ALTER SYSTEM SET fsync = on", "ALTER SYSTEM SET synchronous_commit = on", "ALTER SYSTEM SET full_page_writes = on", "SELECT pg_reload_conf()",
                })
                {
                    await db.Database.ExecuteSqlRawAsync(sql);
                }
            }

            var chain = await SpendingChain.BeginAsync(portal, 1, 1_000_000_000);
            var rows = Enumerable.Range(0, allotments).Select(_ => new Row(Guid.CreateVersion7(), chain.Appropriations[0], 10_000_000)).ToList();
            await using var connection = await chain.ConnectAsync();
            foreach (var row in rows)
            {
                await Tests.Execution.Proof.Postings.Allotment(chain, row).RunAsync(connection, null);
            }

            var people = new List<User>();
            for (var i = 0; i < Writers; i++)
            {
                people.Add(await portal.UserAsync($"Otto Order{i}", DefaultRoles.FinanceOfficer));
            }

            var where = allotments == 1 ? "one allotment" : $"{allotments} allotments";
            var services = await report.AddAsync($"{Postings} obligations by {Writers} people on {where}", () => TakeAsync(i => RecordAsync(portal, chain, people[i], rows)));
            var raw = await report.AddAsync("  the same rows by plain SQL", () => TakeAsync(i => WriteAsync(chain, rows, i)));
            report.Explain(string.Create(
                CultureInfo.InvariantCulture, $"  = {1000 * Postings / services:0} beside {1000 * Postings / raw:0} a second, {services / raw:0.0} times as long"));
        }
    }

    private static async Task<Measured> TakeAsync(Func<int, Task> writer)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => writer(i))));
        return new Measured(clock.Elapsed.TotalMilliseconds);
    }

    private static async Task RecordAsync(TestPortal portal, SpendingChain chain, User user, List<Row> allotments)
    {
        for (var i = 0; i < Postings / Writers; i++)
        {
            var line = new ObligationLineTerms(Guid.CreateVersion7(), allotments[Random.Shared.Next(allotments.Count)].Id, chain.LineId, null, 1);
            var recorded = await portal.As<ObligationService>(user).RecordAsync(Guid.CreateVersion7(), new ObligationTerms(chain.Day, "PO-1", "Gloves", "EUR", 1, 1, [line]));
            if (recorded.Error is { } error)
            {
                throw new InvalidOperationException(error.ToString());
            }
        }
    }

    private static async Task WriteAsync(SpendingChain chain, List<Row> allotments, int writer)
    {
        await using var connection = await chain.ConnectAsync();
        for (var i = 0; i < Postings / Writers; i++)
        {
            var line = new Row(Guid.CreateVersion7(), allotments[(writer + i) % allotments.Count].Id, 1) { Obligation = Guid.CreateVersion7() };
            await using var transaction = await connection.BeginTransactionAsync();
            await Tests.Execution.Proof.Postings.Obligation(chain, line).RunAsync(connection, transaction);
            await Tests.Execution.Proof.Postings.Line(chain, line).RunAsync(connection, transaction);
            await transaction.CommitAsync();
        }
    }
}
