using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Benchmarks;

/// <summary>Tables that PostgreSQL read from beginning to end: where an index may be missing.</summary>
internal sealed class TableScans(VolumeCompany volume)
{
    private const int FewRows = 1000;

    /// <summary>Forgets what loading the company read.</summary>
    public async Task BeginAsync()
    {
        await using var db = volume.Company.Open();
        await db.Database.ExecuteSqlRawAsync("SELECT pg_stat_reset()");
    }

    public async Task WriteAsync(TextWriter target)
    {
        await using var db = volume.Company.Open();
        var scans = await db.Database.SqlQuery<Scan>(
            $"""
             SELECT schemaname || '.' || relname AS "Table", seq_scan AS "Times", seq_tup_read AS "Rows" FROM pg_stat_user_tables
             WHERE seq_tup_read / greatest(seq_scan, 1) > {FewRows} ORDER BY seq_tup_read DESC
             """).ToListAsync();
        await target.WriteLineAsync("\nTables of more than 1,000 rows that were read whole");
        foreach (var scan in scans)
        {
            await target.WriteLineAsync($"{scan.Table,-52} {scan.Times,8} times {scan.Rows,12} rows");
        }
    }

    private sealed record Scan(string Table, long Times, long Rows);
}
