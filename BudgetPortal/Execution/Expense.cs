using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>A small spending, posted straight to a line, with a receipt and its own approval.</summary>
public sealed class Expense : IOwned, IVersioned, ILive
{
    private Expense()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>From 1 within the year of its date.</summary>
    public int Number { get; private set; }

    public Guid AppropriationId { get; private set; }

    /// <summary>The line of the cost center's budget; null for a program's money.</summary>
    public Guid? BudgetLineId { get; private set; }

    /// <summary>The line item of the program budget; null for a cost center's money.</summary>
    public Guid? LineItemId { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>In the appropriation's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What for, and from whom.</summary>
    public string Description { get; private set; } = string.Empty;

    /// <summary>Name of the receipt's file; empty without one.</summary>
    public string ReceiptName { get; private set; } = string.Empty;

    public ExpenseState State { get; private set; }

    public Guid RequestedById { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said in deciding.</summary>
    public string Comment { get; private set; } = string.Empty;

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <param name="id">Made by the form, so that a double click enters once.</param>
    /// <param name="number">The next of its year.</param>
    public static Result<Expense> Enter(Guid id, int number, Appropriation appropriation, ExpenseTerms terms, Guid userId, DateTimeOffset at)
    {
        var expense = new Expense { Id = id, Number = number, AppropriationId = appropriation.Id, RequestedById = userId, RequestedAt = at };
        return expense.Change(appropriation, terms).Error is { } refusal ? refusal : expense;
    }

    /// <summary>Says other things of a draft.</summary>
    public Result Change(Appropriation appropriation, ExpenseTerms terms)
    {
        if (State is not (ExpenseState.Draft or ExpenseState.Rejected))
        {
            return Illegal();
        }

        if (terms.Check(appropriation) is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        (Date, BudgetLineId, LineItemId, Amount, Description) = (terms.Date, terms.BudgetLineId, terms.LineItemId, terms.Amount, terms.Description.Trim());
        return Result.Success;
    }

    public void Attach(string receiptName) => ReceiptName = receiptName;

    /// <summary>Hands it in; from now on it is reserved.</summary>
    public Result Submit(DateTimeOffset at)
    {
        if (State is not (ExpenseState.Draft or ExpenseState.Rejected))
        {
            return Illegal();
        }

        if (ReceiptName.Length == 0)
        {
            return new Error("execution.receipt_required", ExecutionText.ReceiptRequired, nameof(ReceiptName));
        }

        (State, SubmittedAt, DecidedById, DecidedAt) = (ExpenseState.Submitted, at, null, null);
        return Result.Success;
    }

    /// <summary>Approves it, so that it is spent, or rejects it; nobody decides their own.</summary>
    public Result Decide(bool approved, string comment, Guid userId, DateTimeOffset at)
    {
        if (State != ExpenseState.Submitted)
        {
            return Illegal();
        }

        if (userId == RequestedById)
        {
            return new Error("execution.own_expense", ExecutionText.OwnExpense);
        }

        if (!approved && string.IsNullOrWhiteSpace(comment))
        {
            return new Error("execution.comment_required", ExecutionText.CommentRequired, nameof(Comment));
        }

        (State, Comment, DecidedById, DecidedAt) = (approved ? ExpenseState.Approved : ExpenseState.Rejected, comment.Trim(), userId, at);
        return Result.Success;
    }

    /// <summary>Takes it back; an approved one gives its money back.</summary>
    public Result Cancel()
    {
        if (State == ExpenseState.Cancelled)
        {
            return Illegal();
        }

        State = ExpenseState.Cancelled;
        return Result.Success;
    }

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

/// <summary>What is said of an expense: exactly one of <paramref name="BudgetLineId"/> and <paramref name="LineItemId"/> says what for.</summary>
/// <param name="Amount">In the appropriation's currency.</param>
public sealed record ExpenseTerms(DateOnly Date, Guid? BudgetLineId, Guid? LineItemId, decimal Amount, string Description)
{
    internal IReadOnlyList<Error> Check(Appropriation appropriation)
    {
        var errors = new List<Error>();
        if (appropriation.IsClosed)
        {
            errors.Add(new Error("execution.closed", ExecutionText.Closed));
        }

        if (Date < appropriation.ActiveDate || Date > appropriation.ExpireDate)
        {
            errors.Add(new Error("execution.date_outside", Words.Format(ExecutionText.DateOutside, appropriation.ActiveDate, appropriation.ExpireDate), nameof(Date)));
        }

        if (BudgetLineId is null == LineItemId is null)
        {
            errors.Add(new Error("execution.line_required", ExecutionText.LineRequired, nameof(BudgetLineId)));
        }

        if (string.IsNullOrWhiteSpace(Description))
        {
            errors.Add(new Error("execution.description_required", ExecutionText.DescriptionRequired, nameof(Description)));
        }

        if (Description.Length > ObligationTerms.DescriptionLength)
        {
            errors.Add(new Error("execution.description_too_long", Words.Format(ExecutionText.TooLong, ObligationTerms.DescriptionLength), nameof(Description)));
        }

        if (Figures.Check(Amount, appropriation.Currency, nameof(Amount)) is { } wrong)
        {
            errors.Add(wrong);
        }

        return errors;
    }
}
