using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>A payment of an obligation, in the obligation's currency.</summary>
public sealed class Disbursement : IOwned, IVersioned, ILive
{
    private readonly List<DisbursementLine> lines = [];

    private Disbursement()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ObligationId { get; private set; }

    /// <summary>From 1 within the year of its date.</summary>
    public int Number { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>The invoice that was paid.</summary>
    public string Invoice { get; private set; } = string.Empty;

    /// <summary>What for, where the invoice does not say it.</summary>
    public string Description { get; private set; } = string.Empty;

    /// <summary>In the obligation's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>The amount, once it was cancelled; zero before.</summary>
    public decimal Returned { get; private set; }

    /// <summary>Units of the allotments' currency for one of the obligation's, on the day it was paid; 8 decimals.</summary>
    public decimal Rate { get; private set; }

    /// <summary>What it cost more than was obligated for it, or below zero, less; in the allotments' currency.</summary>
    public decimal ExchangeDifference { get; private set; }

    public Guid PaidById { get; private set; }

    public DateTimeOffset PaidAt { get; private set; }

    public Guid? CancelledById { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string Reason { get; private set; } = string.Empty;

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    public IReadOnlyList<DisbursementLine> Lines => lines;

    public bool IsCancelled => CancelledAt is not null;

    /// <summary>Pays some of an obligation; the payment that clears it takes what rounding left of each line.</summary>
    /// <param name="id">Made by the form, so that a double click pays once.</param>
    /// <param name="number">The next of its year.</param>
    /// <param name="obligation">With its lines.</param>
    /// <param name="currency">Of the allotments.</param>
    public static Result<Disbursement> Pay(Guid id, int number, Obligation obligation, DisbursementTerms terms, string currency, Guid userId, DateTimeOffset at)
    {
        if (terms.Check(obligation, currency) is { } refusal)
        {
            return refusal;
        }

        var clears = terms.Amount == obligation.Unpaid;
        var open = obligation.Lines.Where(l => l.Unpaid > 0).ToList();
        var whole = Currency.Round(open.Sum(l => l.Unpaid) * (terms.Amount / obligation.Unpaid), currency);
        IReadOnlyList<decimal> paid = clears || open.Count == 0
            ? open.ConvertAll(l => l.Unpaid)
            : MonthSpread.Shares(whole, open.ConvertAll(l => l.Unpaid), Currency.Decimals(currency));
        var disbursement = new Disbursement
        {
            Id = id, ObligationId = obligation.Id, Number = number, Date = terms.Date, Invoice = terms.Invoice.Trim(), Description = terms.Description.Trim(),
            Amount = terms.Amount, Rate = terms.Rate,
            ExchangeDifference = terms.Rate == obligation.Rate ? 0 : Currency.Round(terms.Amount * terms.Rate, currency) - paid.Sum(),
            PaidById = userId, PaidAt = at,
        };
        disbursement.lines.AddRange(open.Zip(paid).Where(p => p.Second > 0).Select(p => new DisbursementLine(id, p.First.Id, p.Second)));
        if (clears)
        {
            obligation.Settle(settled: true, userId, at);
        }

        return disbursement;
    }

    /// <summary>Posts its exchange difference to the appropriations that pay, in proportion of what each pays.</summary>
    /// <param name="appropriations">Of each line of the obligation, by its id.</param>
    /// <param name="difference">What is to be borne; below zero for a gain.</param>
    /// <returns>The refusal, when one of them cannot bear it.</returns>
    internal Result<IReadOnlyList<ExchangeDifference>> Bear(IReadOnlyDictionary<Guid, Appropriation> appropriations, decimal difference, DateTimeOffset at)
    {
        var posted = new List<ExchangeDifference>();
        if (difference == 0)
        {
            return posted;
        }

        var paying = lines.GroupBy(l => appropriations[l.ObligationLineId]).Select(g => (Appropriation: g.Key, Amount: g.Sum(l => l.Amount))).ToList();
        var decimals = Currency.Decimals(paying[0].Appropriation.Currency);
        foreach (var (share, appropriation) in MonthSpread.Shares(Math.Abs(difference), paying.ConvertAll(p => p.Amount), decimals).Zip(paying.Select(p => p.Appropriation)))
        {
            var amount = share * Math.Sign(difference);
            if (amount > appropriation.Unallotted)
            {
                return new Error(
                    "execution.exchange_exceeds",
                    Words.Format(ExecutionText.ExchangeExceeds, Figures.Said(amount, appropriation.Currency), Figures.Said(appropriation.Unallotted, appropriation.Currency)));
            }

            if (amount != 0)
            {
                posted.Add(new ExchangeDifference { AppropriationId = appropriation.Id, DisbursementId = Id, Amount = amount, At = at });
            }
        }

        return posted;
    }

    /// <summary>Gives it its number, where many are recorded at once.</summary>
    internal void GiveNumber(int number) => Number = number;

    /// <summary>Takes a payment back, as after a bounced transfer: the obligation is open again.</summary>
    public Result Cancel(Obligation obligation, string reason, Guid userId, DateTimeOffset at)
    {
        if (IsCancelled)
        {
            return new Error("execution.disbursement_cancelled", ExecutionText.DisbursementCancelled);
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ObligationTerms.DescriptionLength)
        {
            return new Error("execution.reason_required", Words.Format(ExecutionText.ReasonRequired, ObligationTerms.DescriptionLength), nameof(Reason));
        }

        (Returned, CancelledById, CancelledAt, Reason) = (Amount, userId, at, reason.Trim());
        lines.ForEach(l => l.GiveBack());
        if (obligation is { State: ObligationState.Settled, Returned: 0 })
        {
            obligation.Settle(settled: false, userId, at);
        }

        return Result.Success;
    }
}

/// <summary>What a payment pays of one line of its obligation, at the obligation's rate.</summary>
public sealed class DisbursementLine : IOwned
{
    private DisbursementLine()
    {
    }

    internal DisbursementLine(Guid disbursementId, Guid obligationLineId, decimal amount) =>
        (Id, DisbursementId, ObligationLineId, Amount) = (Guid.CreateVersion7(), disbursementId, obligationLineId, amount);

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid DisbursementId { get; private set; }

    public Guid ObligationLineId { get; private set; }

    /// <summary>In the allotment's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>The amount, once the payment was cancelled; zero before.</summary>
    public decimal Returned { get; private set; }

    internal void GiveBack() => Returned = Amount;
}

/// <summary>What an appropriation bears because money was worth something else on the day of payment than on the day of obligation. Never changed; a cancelled payment is followed by its opposite.</summary>
public sealed class ExchangeDifference : IOwned, IRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public Guid AppropriationId { get; init; }

    public Guid DisbursementId { get; init; }

    /// <summary>In the appropriation's currency; below zero for a gain.</summary>
    public decimal Amount { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What is said of a payment.</summary>
/// <param name="Amount">In the obligation's currency.</param>
/// <param name="Rate">Of the day; above zero, 8 decimals.</param>
public sealed record DisbursementTerms(DateOnly Date, string Invoice, decimal Amount, decimal Rate, string Description = "")
{
    public const int InvoiceLength = 60;
    public const int DescriptionLength = 400;

    /// <summary>The refusal for a payment that is still to be made.</summary>
    internal Error? RefuseLater(DateOnly today) => Date > today ? new Error("execution.paid_later", ExecutionText.PaidLater, nameof(Date)) : null;

    internal Error? Check(Obligation obligation, string currency) =>
        obligation.MayPay(Date).Error is { } ended ? ended
        : Invoice.Length > InvoiceLength ? new Error("execution.invoice_too_long", Words.Format(ExecutionText.TooLong, InvoiceLength), nameof(Invoice))
        : Description.Length > DescriptionLength
            ? new Error("execution.description_too_long", Words.Format(ExecutionText.TooLong, DescriptionLength), nameof(Description))
        : Rate is <= 0 or > Figures.MostRate || (obligation.Currency == currency && Rate != 1) ? new Error("execution.rate_wrong", ExecutionText.RateWrong, nameof(Rate))
        : Figures.Check(Amount, obligation.Currency, nameof(Amount)) is { } wrong ? wrong
        : Amount > obligation.Unpaid ? new Error(
            "execution.disbursement_exceeds", Words.Format(ExecutionText.DisbursementExceeds, Figures.Said(obligation.Unpaid, obligation.Currency)), nameof(Amount))
        : null;
}
