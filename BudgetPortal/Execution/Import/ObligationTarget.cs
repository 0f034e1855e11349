using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Execution.Import;

/// <summary>Records the obligations of a file by the rules of those that are typed. Each counts for those after it.</summary>
/// <param name="documents">By row.</param>
/// <param name="recorded">Those with the references of the file.</param>
/// <param name="money">The appropriations that the rows name, by id, untracked.</param>
/// <param name="allotments">Of that money, by id, untracked.</param>
internal sealed class ObligationTarget(
    PortalDbContext db,
    IReadOnlyDictionary<ImportRow, ObligationDocument> documents,
    NamedObligations recorded,
    IReadOnlyDictionary<Guid, Appropriation> money,
    IReadOnlyDictionary<Guid, Allotment> allotments,
    ExchangeRates rates,
    FileControl control,
    Organization organization) : IImportTarget
{
    private readonly Dictionary<ObligationDocument, RowOutcome> judged = [];
    private readonly PendingNumbers<Obligation> numbers = new(db, DocumentKind.Obligation, o => o.Date, (o, number) => o.GiveNumber(number));

    /// <summary>The first row of an obligation decides for all of its rows.</summary>
    public RowOutcome Take(ImportRow row)
    {
        var document = documents[row];
        if (judged.TryGetValue(document, out var outcome))
        {
            return outcome with { Warning = null };
        }

        return judged[document] = Judge(document);
    }

    public Task CompleteAsync(CancellationToken cancellation) => numbers.GiveAsync();

    private RowOutcome Judge(ObligationDocument document)
    {
        if (document.Wrong is { } wrong)
        {
            return RowOutcome.SetAside(Words.Format(SpendingImportText.OtherLineWrong, wrong.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var home = MoneyOf(document.Entries[0]).Currency;
        if (recorded.Referenced(document.Reference) is [var first, ..] there)
        {
            return there.Any(o => document.IsIn(o, home, allotments))
                ? RowOutcome.Unchanged
                : RowOutcome.SetAside(Words.Format(SpendingImportText.ObligationDiffers, NamedObligations.Said(first)));
        }

        var obligation = Record(document, home);
        if (!obligation.Succeeded)
        {
            return SetAside(obligation);
        }

        var lines = obligation.Value.Lines;
        var passed = control.Check([.. lines.Where(l => l.BudgetLineId is not null).Select(l => new Use(l.BudgetLineId!.Value, l.Amount))], document.Date);
        if (!passed.Succeeded)
        {
            return SetAside(passed);
        }

        db.Add(obligation.Value);
        numbers.Add(obligation.Value);
        foreach (var line in lines)
        {
            allotments[line.AllotmentId].Expect(line.Amount);
        }

        return RowOutcome.New with { Warning = passed.Value.Warnings.Count == 0 ? null : string.Join(' ', passed.Value.Warnings) };
    }

    private Result<Obligation> Record(ObligationDocument document, string home)
    {
        if ((ChainReading.RefuseMoney(document.Entries.Select(MoneyOf)) ?? ChainReading.RefuseDay(document.Entries.Select(MoneyOf), document.Date)) is { } refusal)
        {
            return refusal;
        }

        var terms = TermsOf(document, home);
        if (!terms.Succeeded)
        {
            return Result<Obligation>.Failed(terms.Errors);
        }

        var userId = db.Actor.UserId!.Value;
        if (ChainReading.RefuseSamePerson(terms.Value.Lines.Select(l => allotments[l.AllotmentId].ReleasedById), userId, organization) is { } same)
        {
            return same;
        }

        var obligation = Obligation.Record(Guid.CreateVersion7(), 0, terms.Value, allotments, home, userId, db.Time.GetUtcNow());
        return obligation.Succeeded ? obligation : Result<Obligation>.Failed([.. obligation.Errors.Select(e => Named(e, terms.Value.Lines))]);
    }

    /// <summary>Names the allotments where an error is about them, since a row need not name them.</summary>
    private Error Named(Error error, IReadOnlyList<ObligationLineTerms> lines) =>
        error.Code is not ("execution.obligation_exceeds" or "execution.allotment_ended" or "execution.quarter_over") ? error
        : error with
        {
            Message = Words.Format(SpendingImportText.OfAllotment, string.Join(", ", lines.Select(l => Said(allotments[l.AllotmentId])).Distinct(StringComparer.Ordinal)), error.Message),
        };

    private static string Said(Allotment allotment) => DocumentNumber.Said(DocumentKind.Allotment, allotment.Year, allotment.Number);

    private Result<ObligationTerms> TermsOf(ObligationDocument document, string home)
    {
        var currency = document.Currency ?? home;
        if (Figures.Check(document.Amount, currency, nameof(ObligationTerms.Amount)) is { } wrong)
        {
            return wrong;
        }

        var rate = rates.On(currency, home, document.Date, document.Rate);
        if (!rate.Succeeded)
        {
            return Result<ObligationTerms>.Failed(rate.Errors);
        }

        if (document.Amount * rate.Value > Figures.Most)
        {
            return new Error("execution.amount_too_large", ExecutionText.AmountTooLarge);
        }

        var lines = new List<ObligationLineTerms>();
        foreach (var (entry, share) in document.Entries.Zip(document.Shares(rate.Value, home)))
        {
            var allotment = AllotmentOf(entry, share, lines);
            if (!allotment.Succeeded)
            {
                return Result<ObligationTerms>.Failed(allotment.Errors);
            }

            var line = entry.Line!.Id;
            var ofPart = MoneyOf(entry).PartId is not null;
            lines.Add(new ObligationLineTerms(Guid.CreateVersion7(), allotment.Value.Id, ofPart ? line : null, ofPart ? null : line, share));
        }

        return new ObligationTerms(document.Date, document.Reference, document.Description, currency, rate.Value, document.Amount, lines, document.SupplierId);
    }

    /// <summary>The one that the row names, else an open one of the date's quarter, one with enough left before others.</summary>
    private Result<Allotment> AllotmentOf(ObligationEntry entry, decimal amount, List<ObligationLineTerms> before)
    {
        var own = allotments.Values.Where(a => a.AppropriationId == entry.Money!.Id).OrderBy(a => a.Year).ThenBy(a => a.Number).ToList();
        if (entry.Allotment.Length > 0)
        {
            return own.Find(a => ObligationDocument.IsCalled(a, entry.Allotment)) is { } named
                ? named
                : new Error("import.allotment_unknown", Words.Format(SpendingImportText.NoAllotment, entry.Money!.Number, ImportRow.Shown(entry.Allotment)));
        }

        var open = own.FindAll(a => a.State == AllotmentState.Released && a.From <= entry.Date && entry.Date <= a.To);
        return (open.Find(a => a.Unobligated - before.Where(l => l.AllotmentId == a.Id).Sum(l => l.Amount) >= amount) ?? open.FirstOrDefault()) is { } found
            ? found
            : new Error("import.allotment_missing", Words.Format(SpendingImportText.NothingReleased, entry.Money!.Number, entry.Date));
    }

    private Appropriation MoneyOf(ObligationEntry entry) => money[entry.Money!.Id];

    private static RowOutcome SetAside(Result refusal) => RowOutcome.SetAside(string.Join(' ', refusal.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal)));
}
