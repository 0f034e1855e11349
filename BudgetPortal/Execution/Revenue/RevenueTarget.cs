using BudgetPortal.Data;
using BudgetPortal.Execution.Import;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Posts the revenue of a file. What is posted under a reference stays as it is.</summary>
/// <param name="posted">All that is posted under the references of the file.</param>
internal sealed class RevenueTarget(
    PortalDbContext db, IReadOnlyDictionary<ImportRow, RevenueEntry> entries, IEnumerable<RevenuePosting> posted, ExchangeRates rates, DateOnly today) : IImportTarget
{
    private readonly ILookup<string, RevenuePosting> postings = posted.ToLookup(p => p.Reference, StringComparer.OrdinalIgnoreCase);
    private readonly FirstLines first = new();

    public RowOutcome Take(ImportRow row)
    {
        var entry = entries[row];
        first.RefuseSecond(row, entry.Reference);
        if (row.Problem is { } problem)
        {
            return RowOutcome.SetAside(problem);
        }

        var terms = Terms(entry, entry.Budget!);
        if (!terms.Succeeded)
        {
            return RowOutcome.SetAside(terms.Error!.Message);
        }

        if (postings[entry.Reference].FirstOrDefault() is { } there)
        {
            return Says(there, entry, terms.Value) ? RowOutcome.Unchanged : RowOutcome.SetAside(Words.Format(RevenueText.PostedOtherwise, there.Reference, there.Date));
        }

        var made = RevenuePosting.Post(entry.Budget!, entry.LineId, terms.Value, today, db.Actor.UserId!.Value, db.Time.GetUtcNow());
        if (!made.Succeeded)
        {
            return RowOutcome.SetAside(made.Error!.Message);
        }

        db.Add(made.Value);
        return RowOutcome.New;
    }

    /// <summary>With the amount in the budget's currency.</summary>
    private Result<RevenueTerms> Terms(RevenueEntry entry, Budget budget)
    {
        var terms = new RevenueTerms(entry.Date, entry.Amount, entry.Reference, entry.Description);
        if (entry.Currency is not { } currency || currency == budget.Currency)
        {
            return terms;
        }

        var rate = rates.On(currency, budget.Currency, entry.Date, given: null);
        return rate.Succeeded ? terms with { Amount = Currency.Round(entry.Amount * rate.Value, budget.Currency) } : rate.Error!;
    }

    private static bool Says(RevenuePosting there, RevenueEntry entry, RevenueTerms terms) =>
        (there.BudgetLineId, there.Date, there.Amount) == (entry.LineId, terms.Date, terms.Amount)
        && (terms.Description.Length == 0 || there.Description == terms.Description);
}
