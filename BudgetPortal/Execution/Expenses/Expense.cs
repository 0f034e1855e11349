using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Expenses;

/// <summary>A small spending, posted straight to a line, with a receipt and its own approval.</summary>
public sealed class Expense : IOwned, IVersioned, ILive
{
    public const int CommentLength = 400;

    private Expense()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>The year that it was numbered in: that of its first date.</summary>
    public int Year { get; private set; }

    /// <summary>From 1 within the year.</summary>
    public int Number { get; private set; }

    public Guid AppropriationId { get; private set; }

    /// <summary>The line of the cost center's budget; null for a program's money.</summary>
    public Guid? BudgetLineId { get; private set; }

    /// <summary>The line item of the program budget; null for a cost center's money.</summary>
    public Guid? LineItemId { get; private set; }

    /// <summary>Of the receipt.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>In the appropriation's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>ISO 4217 code of what the receipt says.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>As on the receipt, in <see cref="Currency"/>; above zero.</summary>
    public decimal ReceiptAmount { get; private set; }

    /// <summary>Units of the appropriation's currency for one of <see cref="Currency"/>; above zero, 8 decimals; 1 within one currency.</summary>
    public decimal Rate { get; private set; }

    /// <summary>The day on which the rate was published; null when it was typed, or within one currency.</summary>
    public DateOnly? RateDate { get; private set; }

    /// <summary>Where a typed rate comes from; empty for a published one.</summary>
    public string RateReason { get; private set; } = string.Empty;

    /// <summary>What for, and from whom.</summary>
    public string Description { get; private set; } = string.Empty;

    /// <summary>The file of the receipt; null without one.</summary>
    public Guid? ReceiptId { get; private set; }

    /// <summary>Name of the receipt's file; empty without one, as is the next one.</summary>
    public string ReceiptName { get; private set; } = string.Empty;

    public string ReceiptType { get; private set; } = string.Empty;

    /// <summary>Bytes of the receipt.</summary>
    public long ReceiptSize { get; private set; }

    public ExpenseState State { get; private set; }

    public Guid RequestedById { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    /// <summary>In whose place it was decided; null when for oneself.</summary>
    public Guid? DecidedForId { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said in deciding.</summary>
    public string Comment { get; private set; } = string.Empty;

    public Guid? CancelledById { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was cancelled after it was approved.</summary>
    public string Reason { get; private set; } = string.Empty;

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>As people write it.</summary>
    public string Document => DocumentNumber.Said(DocumentKind.Expense, Year, Number);

    /// <summary>Whether who asked for it may still say other things.</summary>
    public bool IsOpen => State is ExpenseState.Draft or ExpenseState.Rejected;

    /// <param name="id">Made by the form, so that a double click enters once.</param>
    /// <param name="number">The next of its year.</param>
    /// <param name="rate">By which the receipt's amount becomes one of the appropriation's currency.</param>
    /// <param name="today">The organization's; a receipt of a later day is none.</param>
    public static Result<Expense> Enter(
        Guid id, int number, Appropriation appropriation, ExpenseTerms terms, ExpenseRate rate, Guid userId, DateTimeOffset at, DateOnly today)
    {
        var expense = new Expense { Id = id, Year = terms.Date.Year, Number = number, RequestedById = userId, RequestedAt = at };
        return expense.Change(appropriation, terms, rate, today) is { Succeeded: false } refusal ? Result<Expense>.Failed(refusal.Errors) : expense;
    }

    /// <summary>Says other things of a draft, or of one that was rejected.</summary>
    public Result Change(Appropriation appropriation, ExpenseTerms terms, ExpenseRate rate, DateOnly today)
    {
        if (!IsOpen)
        {
            return Illegal();
        }

        if (terms.Check(appropriation, rate, today) is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        (AppropriationId, BudgetLineId, LineItemId) = (appropriation.Id, terms.BudgetLineId, terms.LineItemId);
        (Date, Description) = (terms.Date, terms.Description.Trim());
        (Currency, ReceiptAmount, Amount) = (terms.Currency, terms.Amount, rate.Of(terms.Amount, appropriation.Currency));
        (Rate, RateDate, RateReason) = (rate.Rate, rate.PublishedOn, rate.Reason);
        return Result.Success;
    }

    /// <summary>Puts a receipt in the place of the one before.</summary>
    public Result Attach(StoredFile receipt)
    {
        if (!IsOpen)
        {
            return Illegal();
        }

        (ReceiptId, ReceiptName, ReceiptType, ReceiptSize) = (receipt.Id, receipt.Name, receipt.ContentType, receipt.Size);
        return Result.Success;
    }

    /// <summary>Hands it in; from now on it is reserved.</summary>
    public Result Submit(DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return Illegal();
        }

        if (ReceiptId is null)
        {
            return new Error("execution.receipt_required", ExecutionText.ReceiptRequired, nameof(ReceiptId));
        }

        (State, SubmittedAt, DecidedById, DecidedForId, DecidedAt) = (ExpenseState.Submitted, at, null, null, null);
        return Result.Success;
    }

    /// <summary>Approves it, so that it is spent, or rejects it; nobody decides their own.</summary>
    /// <param name="actingForId">In whose place; null when for oneself.</param>
    public Result Decide(bool approved, string comment, Guid userId, Guid? actingForId, DateTimeOffset at)
    {
        if (State != ExpenseState.Submitted)
        {
            return Illegal();
        }

        if (userId == RequestedById)
        {
            return new Error("execution.own_expense", ExecutionText.OwnExpense);
        }

        if (Wrong(comment, required: !approved) is { } wrong)
        {
            return wrong;
        }

        (State, Comment) = (approved ? ExpenseState.Approved : ExpenseState.Rejected, comment.Trim());
        (DecidedById, DecidedForId, DecidedAt) = (userId, actingForId, at);
        return Result.Success;
    }

    /// <summary>Takes it back; an approved one gives its money back, and the reason is kept.</summary>
    public Result Cancel(string reason, Guid userId, DateTimeOffset at)
    {
        if (State == ExpenseState.Cancelled)
        {
            return Illegal();
        }

        if (Wrong(reason, required: State == ExpenseState.Approved) is { } wrong)
        {
            return wrong with { Field = nameof(Reason) };
        }

        (State, CancelledById, CancelledAt, Reason) = (ExpenseState.Cancelled, userId, at, reason.Trim());
        return Result.Success;
    }

    private static Error? Wrong(string comment, bool required) =>
        required && string.IsNullOrWhiteSpace(comment) ? new Error("execution.comment_required", ExecutionText.CommentRequired, nameof(Comment))
        : comment.Length > CommentLength ? new Error("execution.comment_too_long", Words.Format(ExecutionText.TooLong, CommentLength), nameof(Comment))
        : null;

    private Error Illegal() => new("execution.expense_state", Words.Format(ExecutionText.ExpenseState, State.Word()));
}

public enum ExpenseState
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Cancelled,
}
