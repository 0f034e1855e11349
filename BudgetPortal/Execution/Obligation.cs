using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>A purchase order or contract that binds money, shared out over allotments by its lines.</summary>
/// <remarks><see cref="Disbursed"/> and <see cref="Planned"/> are kept by the database, each under the check that it is at most <see cref="Amount"/> − <see cref="Returned"/>.</remarks>
public sealed class Obligation : IOwned, IVersioned, ILive
{
    private readonly List<ObligationLine> lines = [];

    private Obligation()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>From 1 within the year of its date.</summary>
    public int Number { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>The order from which it was made; null for a contract or what was ordered elsewhere.</summary>
    public Guid? PurchaseOrderId { get; private set; }

    /// <summary>Null when the supplier is not kept.</summary>
    public Guid? SupplierId { get; private set; }

    /// <summary>Number of the order or contract.</summary>
    public string Reference { get; private set; } = string.Empty;

    /// <summary>What for.</summary>
    public string Description { get; private set; } = string.Empty;

    /// <summary>ISO 4217 code of what is owed.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>Units of the allotments' currency for one of <see cref="Currency"/>, as of the date; 1 for the same; 8 decimals.</summary>
    public decimal Rate { get; private set; }

    /// <summary>What is owed, in <see cref="Currency"/>; above zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What of it is not owed any more.</summary>
    public decimal Returned { get; private set; }

    /// <summary>What is paid of it, in <see cref="Currency"/>.</summary>
    public decimal Disbursed { get; private set; }

    /// <summary>What its work items come to, in <see cref="Currency"/>.</summary>
    public decimal Planned { get; private set; }

    public ObligationState State { get; private set; }

    public Guid RecordedById { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    public IReadOnlyList<ObligationLine> Lines => lines;

    /// <summary>What is still to be paid, in <see cref="Currency"/>.</summary>
    public decimal Unpaid => Amount - Returned - Disbursed;

    /// <param name="id">Made by the form, so that a double click records once.</param>
    /// <param name="number">The next of its year.</param>
    /// <param name="allotments">Those that the terms name, by id.</param>
    /// <param name="currency">Of the allotments' appropriations.</param>
    public static Result<Obligation> Record(
        Guid id, int number, ObligationTerms terms, IReadOnlyDictionary<Guid, Allotment> allotments, string currency, Guid userId, DateTimeOffset at)
    {
        if (terms.Check(allotments, currency) is { Count: > 0 } errors)
        {
            return Result<Obligation>.Failed(errors);
        }

        var obligation = new Obligation
        {
            Id = id, Number = number, Date = terms.Date, PurchaseOrderId = terms.PurchaseOrderId, SupplierId = terms.SupplierId,
            Reference = terms.Reference.Trim(), Description = terms.Description.Trim(), Currency = terms.Currency, Rate = terms.Rate, Amount = terms.Amount,
            RecordedById = userId, RecordedAt = at,
        };
        obligation.lines.AddRange(terms.Lines.Select(l => new ObligationLine(id, l)));
        return obligation;
    }

    /// <summary>Whether something can be paid of it on a day.</summary>
    public Result MayPay(DateOnly day) =>
        State != ObligationState.Open ? new Error("execution.obligation_ended", ExecutionText.ObligationEnded)
        : day < Date ? new Error("execution.paid_before", Words.Format(ExecutionText.PaidBefore, Date), nameof(DisbursementTerms.Date))
        : Result.Success;

    /// <summary>Ends it, paid or not: what is not paid goes back to the allotments.</summary>
    public Result End(Guid userId, DateTimeOffset at)
    {
        if (State != ObligationState.Open)
        {
            return new Error("execution.obligation_ended", ExecutionText.ObligationEnded);
        }

        lines.ForEach(l => l.GiveBack());
        Returned += Unpaid;
        State = Disbursed == 0 ? ObligationState.Cancelled : ObligationState.Settled;
        (EndedById, EndedAt) = (userId, at);
        return Result.Success;
    }

    /// <summary>Gives it its number, where many are recorded at once.</summary>
    internal void GiveNumber(int number) => Number = number;

    /// <summary>Counts a payment that will be saved together with what is checked next; the database does it for good. Only for a row that is not tracked.</summary>
    internal void Expect(Disbursement payment)
    {
        Disbursed += payment.Amount;
        lines.ForEach(l => l.Expect(payment.Lines.Where(p => p.ObligationLineId == l.Id).Sum(p => p.Amount)));
    }

    /// <summary>All of it is paid, or not any more.</summary>
    internal void Settle(bool settled, Guid userId, DateTimeOffset at) => (State, EndedById, EndedAt) = settled
        ? (ObligationState.Settled, userId, at)
        : (ObligationState.Open, default(Guid?), default(DateTimeOffset?));
}

public enum ObligationState
{
    Open,

    /// <summary>Paid as far as it was owed.</summary>
    Settled,

    /// <summary>Nothing was paid, all of it went back.</summary>
    Cancelled,
}

/// <summary>What an obligation takes from one allotment for one line of the budget.</summary>
/// <remarks><see cref="Disbursed"/> is kept by the database, under the check that it is at most <see cref="Amount"/> − <see cref="Returned"/>.</remarks>
public sealed class ObligationLine : IOwned
{
    private ObligationLine()
    {
    }

    internal ObligationLine(Guid obligationId, ObligationLineTerms terms) => (Id, ObligationId, AllotmentId, BudgetLineId, LineItemId, Amount) =
        (terms.Id, obligationId, terms.AllotmentId, terms.BudgetLineId, terms.LineItemId, terms.Amount);

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ObligationId { get; private set; }

    public Guid AllotmentId { get; private set; }

    /// <summary>The line of the cost center's budget; null for a program's money.</summary>
    public Guid? BudgetLineId { get; private set; }

    /// <summary>The line item of the program budget; null for a cost center's money.</summary>
    public Guid? LineItemId { get; private set; }

    /// <summary>In the allotment's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What of it went back to the allotment.</summary>
    public decimal Returned { get; private set; }

    /// <summary>What is paid of it, at the obligation's rate.</summary>
    public decimal Disbursed { get; private set; }

    /// <summary>What is still to be paid, at the obligation's rate.</summary>
    public decimal Unpaid => Amount - Returned - Disbursed;

    internal void Expect(decimal paid) => Disbursed += paid;

    internal void GiveBack() => Returned += Unpaid;
}
