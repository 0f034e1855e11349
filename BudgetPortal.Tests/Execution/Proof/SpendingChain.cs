using System.Data.Common;
using BudgetPortal.Execution;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Tests.Execution.Proof;

/// <summary>One chain of spending in which many write at once: appropriations of two cost centers, and a line to spend on.</summary>
internal sealed class SpendingChain
{
    /// <summary>Whose figure counts in which total of which parent, as the triggers keep it.</summary>
    public static readonly IReadOnlyList<(string Child, string Key, string Parent, string Total, string Counted)> Totals =
    [
        ("Allotments", "AppropriationId", "Appropriations", "Allotted", "\"Amount\" - \"Returned\""),
        ("Expenses", "AppropriationId", "Appropriations", "Expensed", "CASE WHEN \"State\" = 'Approved' THEN \"Amount\" ELSE 0 END"),
        ("ObligationLines", "AllotmentId", "Allotments", "Obligated", "\"Amount\" - \"Returned\""),
        ("Disbursements", "ObligationId", "Obligations", "Disbursed", "\"Amount\" - \"Returned\""),
        ("DisbursementLines", "ObligationLineId", "ObligationLines", "Disbursed", "\"Amount\" - \"Returned\""),
    ];

    private readonly TestPortal portal;
    private int number;

    private SpendingChain(TestPortal portal) => this.portal = portal;

    public Guid OrganizationId => portal.Organization.Id;

    public Guid UserId => portal.Administrator.Id;

    public DateOnly Day { get; private set; }

    public Guid LineId { get; private set; }

    public IReadOnlyList<Guid> Appropriations { get; private set; } = [];

    /// <summary>What may be obligated, as far as somebody released it.</summary>
    public SharedList Allotments { get; } = new();

    public int NextNumber() => Interlocked.Increment(ref number);

    /// <param name="amount">Of each appropriation.</param>
    public static async Task<SpendingChain> BeginAsync(TestPortal portal, int appropriations, decimal amount)
    {
        var centers = new List<CostCenter>();
        for (var i = 0; i < appropriations; i++)
        {
            centers.Add(await portal.CostCenterAsync($"CC-{i:00}"));
        }

        var budget = await portal.BudgetAsync(BudgetState.Active, centers);
        await using var db = portal.Open();
        var made = budget.Parts.Select((p, i) => Appropriation.OfPart(p.Id, i + 1, budget.ActiveDate, budget.ActiveDate, budget.ExpireDate, "EUR", amount)).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync();
        return new SpendingChain(portal)
        {
            Day = budget.ActiveDate, Appropriations = made.ConvertAll(a => a.Id), LineId = await db.Set<BudgetLine>().Select(l => l.Id).FirstAsync(),
        };
    }

    /// <summary>A connection of one's own, open.</summary>
    public async Task<DbConnection> ConnectAsync()
    {
        await using var db = portal.Open();
        var connection = (DbConnection)((ICloneable)db.Database.GetDbConnection()).Clone();
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Parents of which more is used than there is, reckoned from the children's rows alone.</summary>
    public async Task<IReadOnlyList<string>> OverspentAsync()
    {
        const string Spent = "SELECT COALESCE(SUM({0}), 0) FROM execution.\"{1}\" c WHERE c.\"{2}\" = p.\"Id\"";
        var over = new List<string>();
        foreach (var parent in Totals.GroupBy(t => t.Parent))
        {
            var spent = string.Join(" + ", parent.Select(t => $"({string.Format(System.Globalization.CultureInfo.InvariantCulture, Spent, t.Counted, t.Child, t.Key)})"));
            var cap = parent.Key == "Appropriations" ? "p.\"Amount\"" : "p.\"Amount\" - p.\"Returned\"";
            over.AddRange(await ReadAsync($"SELECT p.\"Id\" FROM execution.\"{parent.Key}\" p WHERE {spent} > {cap}", r => $"{parent.Key} {r.GetGuid(0)}"));
        }

        return over;
    }

    /// <summary>Each parent's total as the database keeps it; zeros are left out.</summary>
    public async Task<Dictionary<(string Total, Guid Id), decimal>> KeptAsync()
    {
        var kept = new Dictionary<(string, Guid), decimal>();
        foreach (var (child, _, parent, total, _) in Totals)
        {
            foreach (var (id, value) in await ReadAsync($"SELECT \"Id\", \"{total}\" FROM execution.\"{parent}\" WHERE \"{total}\" <> 0", r => (r.GetGuid(0), r.GetDecimal(1))))
            {
                kept[(child, id)] = value;
            }
        }

        return kept;
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

/// <summary>Ids to which many add and from which many choose.</summary>
internal sealed class SharedList
{
    private readonly Lock gate = new();
    private readonly List<Guid> ids = [];

    public void Add(Guid id)
    {
        lock (gate) { ids.Add(id); }
    }

    /// <summary>One of the last forty, so that many meet; null while there is none.</summary>
    public Guid? Choose(Random random)
    {
        lock (gate) { return ids.Count == 0 ? null : ids[random.Next(Math.Max(0, ids.Count - 40), ids.Count)]; }
    }
}
