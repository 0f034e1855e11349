using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>Approved authority to spend: of a cost center's part of an active budget, or of an approved program budget.</summary>
/// <remarks>
/// <see cref="Allotted"/>, <see cref="Expensed"/> and <see cref="ExchangeDifferences"/> are kept by the database, by triggers under a check: they
/// cannot come to more than <see cref="Amount"/>, whoever writes.
/// </remarks>
public sealed class Appropriation : IOwned, IVersioned, ILive
{
    private Appropriation()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>From 1 within the year; see <see cref="DocumentNumber"/>.</summary>
    public int Number { get; private set; }

    /// <summary>First day of the fiscal year, from which its quarters are counted.</summary>
    public DateOnly YearStart { get; private set; }

    /// <summary>The cost center's part whose money it is; null when a program's.</summary>
    public Guid? PartId { get; private set; }

    /// <summary>The program budget whose money it is; null when a cost center's.</summary>
    public Guid? ProgramBudgetId { get; private set; }

    /// <summary>First day on which it may be spent.</summary>
    public DateOnly ActiveDate { get; private set; }

    /// <summary>Last day on which it may be obligated, inclusive; what is obligated is paid until it is closed.</summary>
    public DateOnly ExpireDate { get; private set; }

    /// <summary>ISO 4217 code of all of its amounts.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>Zero or more.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What its allotments hold, without what they gave back.</summary>
    public decimal Allotted { get; private set; }

    /// <summary>Its approved expenses.</summary>
    public decimal Expensed { get; private set; }

    /// <summary>What payments in foreign currency cost more than they were obligated for, or below zero, less.</summary>
    public decimal ExchangeDifferences { get; private set; }

    /// <summary>Set when its budget is closed: nothing is released, obligated or paid any more.</summary>
    public bool IsClosed { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>What can still be released, or spent by expenses.</summary>
    public decimal Unallotted => Amount - Allotted - Expensed - ExchangeDifferences;

    /// <summary>Of a part, when its budget becomes active.</summary>
    public static Appropriation OfPart(Guid partId, int number, DateOnly yearStart, DateOnly activeDate, DateOnly expireDate, string currency, decimal amount) =>
        new()
        {
            Id = Guid.CreateVersion7(), PartId = partId, Number = number, YearStart = yearStart, ActiveDate = activeDate, ExpireDate = expireDate,
            Currency = currency, Amount = amount,
        };

    /// <summary>Of a program budget, when it is approved.</summary>
    public static Appropriation OfProgram(Guid programBudgetId, int number, DateOnly yearStart, DateOnly expireDate, string currency, decimal amount) =>
        new()
        {
            Id = Guid.CreateVersion7(), ProgramBudgetId = programBudgetId, Number = number, YearStart = yearStart, ActiveDate = yearStart, ExpireDate = expireDate,
            Currency = currency, Amount = amount,
        };

    /// <summary>A revision or a transfer changes it, never below what is released or spent.</summary>
    public Result Change(decimal amount)
    {
        if (amount < Amount - Unallotted)
        {
            return new Error("execution.below_used", Words.Format(ExecutionText.BelowUsed, Numbers.Plain(Amount - Unallotted, Platform.Currency.Decimals(Currency)), Currency));
        }

        Amount = amount;
        return Result.Success;
    }

    /// <summary>Counts what will be saved together with what is checked next; the database does it for good. Only for a row that is not tracked.</summary>
    internal void Expect(decimal exchangeDifference) => ExchangeDifferences += exchangeDifference;

    public void Close() => IsClosed = true;
}
