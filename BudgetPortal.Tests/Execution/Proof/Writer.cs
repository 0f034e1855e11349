using System.Data;
using System.Data.Common;
using BudgetPortal.Data;

namespace BudgetPortal.Tests.Execution.Proof;

/// <summary>Writes at random into a chain, past the application, on a connection of its own; it changes its own rows, under parents that all share.</summary>
internal sealed class Writer(SpendingChain chain, Books books, DbConnection connection, IsolationLevel level, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<Row> lines = [];
    private readonly List<Row> payments = [];
    private readonly List<Row> expenses = [];
    private readonly List<Row> allotments = [];

    public async Task RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            await StepAsync();
        }
    }

    private Task StepAsync() => random.Next(100) switch
    {
        < 12 => ReleaseAsync(),
        < 18 => GiveBackAsync(),
        < 42 => ObligateAsync(),
        < 50 => MoveAsync(),
        < 56 => DropAsync(),
        < 74 => PayAsync(),
        < 80 => CancelAsync(),
        < 92 => SpendAsync(),
        < 97 => TakeBackAsync(),
        _ => CutAsync(),
    };

    private decimal Some(int most) => random.Next(1, most * 100) / 100m + (random.Next(100) / 10_000m);

    private Guid Appropriation => chain.Appropriations[random.Next(chain.Appropriations.Count)];

    private async Task ReleaseAsync()
    {
        var row = new Row(Guid.CreateVersion7(), Appropriation, Some(400));
        if (await TryAsync([Postings.Allotment(chain, row)], [row.Counts("Allotments")]))
        {
            allotments.Add(row);
            chain.Allotments.Add(row.Id);
        }
    }

    private async Task GiveBackAsync()
    {
        if (Choose(allotments) is { } row)
        {
            var more = row with { Returned = Math.Min(row.Amount, row.Returned + Some(60)) };
            await ReplaceAsync(allotments, row, more, "Allotments", Postings.Set("Allotments", row.Id, ("Returned", more.Returned)));
        }
    }

    private async Task ObligateAsync()
    {
        if (chain.Allotments.Choose(random) is { } allotment)
        {
            var row = new Row(Guid.CreateVersion7(), allotment, Some(120)) { Obligation = Guid.CreateVersion7() };
            if (await TryAsync([Postings.Obligation(chain, row), Postings.Line(chain, row)], [row.Counts("ObligationLines")]))
            {
                lines.Add(row);
            }
        }
    }

    private async Task MoveAsync()
    {
        if (Choose(lines) is { } row && chain.Allotments.Choose(random) is { } other)
        {
            var moved = row with { Parent = other };
            await ReplaceAsync(lines, row, moved, "ObligationLines", Postings.Set("ObligationLines", row.Id, ("AllotmentId", other)));
        }
    }

    private async Task DropAsync()
    {
        if (Choose(lines) is { } row && !payments.Exists(p => p.Line == row.Id)
            && await TryAsync([Postings.Delete("ObligationLines", row.Id)], [row.Counts("ObligationLines") with { Counted = 0 }]))
        {
            lines.Remove(row);
        }
    }

    private async Task PayAsync()
    {
        if (Choose(lines) is { } line)
        {
            var row = new Row(Guid.CreateVersion7(), line.Obligation, Some(80)) { Line = line.Id };
            Entry[] entries = [row.Counts("Disbursements"), new Entry("DisbursementLines", row.Part, line.Id, row.Amount)];
            if (await TryAsync([Postings.Disbursement(chain, row), Postings.DisbursementLine(chain, row)], entries))
            {
                payments.Add(row);
            }
        }
    }

    private async Task CancelAsync()
    {
        if (Choose(payments) is { } row && row.Returned == 0)
        {
            var back = row with { Returned = row.Amount };
            Entry[] entries = [back.Counts("Disbursements"), new Entry("DisbursementLines", row.Part, row.Line, 0)];
            if (await TryAsync([Postings.Set("Disbursements", row.Id, ("Returned", row.Amount)), Postings.Set("DisbursementLines", row.Part, ("Returned", row.Amount))], entries))
            {
                payments[payments.IndexOf(row)] = back;
            }
        }
    }

    private async Task SpendAsync()
    {
        var row = new Row(Guid.CreateVersion7(), Appropriation, Some(90));
        if (await TryAsync([Postings.Expense(chain, row)], [row.Counts("Expenses")]))
        {
            expenses.Add(row);
        }
    }

    private async Task TakeBackAsync()
    {
        if (Choose(expenses) is { } row && await TryAsync([Postings.Set("Expenses", row.Id, ("State", "Cancelled"))], [row.Counts("Expenses") with { Counted = 0 }]))
        {
            expenses.Remove(row);
        }
    }

    private Task<bool> CutAsync() => TryAsync([Postings.Set("Appropriations", Appropriation, ("Amount", random.Next(4_000, 9_000)))], []);

    private Row? Choose(List<Row> rows) => rows.Count == 0 ? null : rows[random.Next(rows.Count)];

    private async Task ReplaceAsync(List<Row> rows, Row before, Row after, string child, Posting posting)
    {
        if (await TryAsync([posting], [after.Counts(child)]))
        {
            rows[rows.IndexOf(before)] = after;
        }
    }

    /// <summary>All of it in one transaction; again when somebody else's came first. A refusal by the database leaves the books as they are.</summary>
    private async Task<bool> TryAsync(IReadOnlyList<Posting> postings, IEnumerable<Entry> entries)
    {
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(level);
            try
            {
                foreach (var posting in postings)
                {
                    await posting.RunAsync(connection, transaction);
                }

                await transaction.CommitAsync();
                books.Write(entries);
                return true;
            }
            catch (DbException exception) when (exception.Message.Contains("CK_", StringComparison.Ordinal))
            {
                await transaction.RollbackAsync();
                books.Refuse();
                return false;
            }
            catch (DbException exception) when (Overtaken.By(exception))
            {
                await transaction.RollbackAsync();
            }
        }
    }
}
