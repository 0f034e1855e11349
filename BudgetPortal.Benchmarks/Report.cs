using System.Globalization;

namespace BudgetPortal.Benchmarks;

/// <summary>Collects what was measured and writes it as a table.</summary>
/// <param name="runs">How often each thing is measured, after two runs to warm up.</param>
internal sealed class Report(int runs)
{
    private const int WarmUps = 2;

    private readonly List<string> rows = [];

    /// <summary>Measures something several times.</summary>
    /// <param name="measure">Gives milliseconds, queries and kilobytes received.</param>
    /// <param name="times">How often; as everything else when null.</param>
    /// <returns>The median of its milliseconds.</returns>
    public async Task<double> AddAsync(string name, Func<Task<Measured>> measure, int? times = null)
    {
        var results = new List<Measured>();
        for (var run = -WarmUps; run < (times ?? runs); run++)
        {
            var result = await measure();
            if (run >= 0)
            {
                results.Add(result);
            }
        }

        var sorted = results.Select(r => r.Milliseconds).Order().ToList();
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-52} {Quantile(sorted, 0.5),8:0} {Quantile(sorted, 0.95),8:0} {results[^1].Queries,8} {Quantile([.. results.Select(r => r.Received).Order()], 0.5) / 1000,10:0.0}");
        Console.WriteLine(row);
        rows.Add(row);
        return Quantile(sorted, 0.5);
    }

    /// <summary>Adds a line that explains the one before.</summary>
    public void Explain(string words)
    {
        Console.WriteLine(words);
        rows.Add(words);
    }

    public void Write(TextWriter target)
    {
        target.WriteLine();
        target.WriteLine($"{string.Empty,-52} {"median",8} {"p95",8} {"queries",8} {"received",10}");
        target.WriteLine($"{string.Empty,-52} {"ms",8} {"ms",8} {string.Empty,8} {"kB",10}");
        rows.ForEach(target.WriteLine);
    }

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}

/// <param name="Queries">Commands sent to the database.</param>
/// <param name="Received">Bytes that the browser received through its circuit.</param>
internal sealed record Measured(double Milliseconds, int Queries = 0, double Received = 0);
