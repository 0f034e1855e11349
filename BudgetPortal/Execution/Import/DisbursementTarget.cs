using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Execution.Import;

/// <summary>Records the payments of a file by the rules of those that are typed. Each counts for those after it.</summary>
/// <param name="recorded">All payments of the obligations that the rows name.</param>
/// <param name="bearers">Whose money each line of the obligations is, and who released it.</param>
internal sealed class DisbursementTarget(
    PortalDbContext db,
    IReadOnlyDictionary<ImportRow, DisbursementEntry> entries,
    IEnumerable<Disbursement> recorded,
    IReadOnlyDictionary<Guid, (Appropriation Money, Guid ReleasedById)> bearers,
    ExchangeRates rates,
    Organization organization) : IImportTarget
{
    private readonly ILookup<Guid, Disbursement> payments = recorded.ToLookup(d => d.ObligationId);
    private readonly Dictionary<Guid, Appropriation> money = bearers.ToDictionary(b => b.Key, b => b.Value.Money);
    private readonly PendingNumbers<Disbursement> numbers = new(db, DocumentKind.Disbursement, d => d.Date, (d, number) => d.GiveNumber(number));
    private readonly FirstLines first = new();
    private readonly DateOnly today = db.Time.Today(organization);

    public RowOutcome Take(ImportRow row)
    {
        var entry = entries[row];
        var obligation = entry.Obligation!;
        first.RefuseSecond(row, Words.Format(SpendingImportText.PaymentOf, entry.Reference, NamedObligations.Said(obligation)));
        if (row.Problem is { } problem)
        {
            return RowOutcome.SetAside(problem);
        }

        var there = payments[obligation.Id].Where(d => Names.Same(d.Invoice, entry.Reference)).ToList();
        if (there.Count > 0)
        {
            return there.Exists(entry.IsIn)
                ? RowOutcome.Unchanged
                : RowOutcome.SetAside(Words.Format(
                    SpendingImportText.PaymentDiffers, DocumentNumber.Said(DocumentKind.Disbursement, there[0].Date.Year, there[0].Number)));
        }

        var paid = Pay(entry, obligation);
        return paid.Succeeded ? RowOutcome.New : RowOutcome.SetAside(paid.Error!.Message);
    }

    public Task CompleteAsync(CancellationToken cancellation) => numbers.GiveAsync();

    private Result Pay(DisbursementEntry entry, Obligation obligation)
    {
        var bearing = obligation.Lines.Select(l => bearers[l.Id]).ToList();
        var home = bearing[0].Money.Currency;
        var userId = db.Actor.UserId!.Value;
        var rate = rates.On(obligation.Currency, home, entry.Date, entry.Rate);
        if (!rate.Succeeded)
        {
            return rate;
        }

        var terms = new DisbursementTerms(entry.Date, entry.Reference, entry.Amount, rate.Value, entry.Description);
        if ((ChainReading.RefuseMoney(bearing.Select(b => b.Money))
            ?? ChainReading.RefuseSamePerson(bearing.Select(b => b.ReleasedById).Append(obligation.RecordedById), userId, organization)
            ?? terms.RefuseLater(today)) is { } refusal)
        {
            return refusal;
        }

        var at = db.Time.GetUtcNow();
        var clears = terms.Amount == obligation.Unpaid;
        var paid = Disbursement.Pay(Guid.CreateVersion7(), 0, obligation, terms, home, userId, at);
        if (!paid.Succeeded)
        {
            return paid;
        }

        if (clears)
        {
            // As it is stored, so that the change is seen once everything is well.
            obligation.Settle(settled: false, userId, at);
        }

        var borne = paid.Value.Bear(money, paid.Value.ExchangeDifference, at);
        if (!borne.Succeeded)
        {
            return borne;
        }

        Post(paid.Value, borne.Value);
        if (clears)
        {
            db.Attach(obligation);
            obligation.Settle(settled: true, userId, at);
        }
        else
        {
            obligation.Expect(paid.Value);
        }

        return Result.Success;
    }

    private void Post(Disbursement payment, IReadOnlyList<ExchangeDifference> differences)
    {
        db.Add(payment);
        db.AddRange(differences);
        numbers.Add(payment);
        foreach (var difference in differences)
        {
            money.Values.First(a => a.Id == difference.AppropriationId).Expect(difference.Amount);
        }
    }
}
