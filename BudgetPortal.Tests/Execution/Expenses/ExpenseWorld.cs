using BudgetPortal.Data.Auditing;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Expenses;

/// <summary>A harbor with an owner, a deputy and somebody who enters, below a group; its active budget has 1,000 EUR.</summary>
public abstract class ExpenseWorld : IAsyncLifetime
{
    protected TestPortal Portal { get; private set; } = null!;

    protected User Olga { get; private set; } = null!;

    protected User Dora { get; private set; } = null!;

    protected User Emil { get; private set; } = null!;

    /// <summary>Owns the group above.</summary>
    protected User Greta { get; private set; } = null!;

    protected User Finn { get; private set; } = null!;

    protected CostCenter Harbor { get; private set; } = null!;

    protected Appropriation Money { get; private set; } = null!;

    protected BudgetLine Line { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.CreateAsync();
        (Olga, Dora, Emil) = (await Portal.UserAsync("Olga Owner"), await Portal.UserAsync("Dora Deputy"), await Portal.UserAsync("Emil Entry"));
        (Greta, Finn) = (await Portal.UserAsync("Greta Group"), await Portal.UserAsync("Finn Finance", DefaultRoles.FinanceOfficer));
        Harbor = await Portal.CostCenterAsync("110", Olga, Dora, [Emil], await Portal.CostCenterAsync("100", Greta), "Harbor");
        (Money, Line) = await MoneyAsync(Portal, Harbor);
        Portal.Time.MoveTo(Money.ActiveDate.AddDays(40));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Portal.DisposeAsync();
    }

    /// <summary>An active budget of a cost center with one line.</summary>
    protected static async Task<(Appropriation Money, BudgetLine Line)> MoneyAsync(TestCompany company, CostCenter center, decimal amount = 1000)
    {
        var budget = await company.BudgetAsync(costCenters: [center]);
        var line = await company.LineAsync(budget, center, await company.ItemAsync(name: "Tools"), 1, amount);
        budget = await company.AdvanceAsync(budget, BudgetState.Active);
        return (await company.AppropriationAsync(budget, center), line);
    }

    protected ExpenseTerms Terms(decimal amount = 100, string currency = "EUR") => new(Portal.Today.AddDays(-1), Line.Id, null, amount, currency, "A hammer");

    /// <summary>A draft, with a receipt.</summary>
    protected async Task<Expense> DraftAsync(User? by = null, decimal amount = 100, ExpenseTerms? terms = null)
    {
        var id = Guid.CreateVersion7();
        Done(await Portal.As<ExpenseService>(by ?? Emil).EnterAsync(id, Money.Id, terms ?? Terms(amount)));
        Done(await AttachAsync(by ?? Emil, id, "receipt.pdf", "%PDF-1.7 4.50"u8.ToArray()));
        return await StoredAsync(id);
    }

    protected async Task<Expense> SubmittedAsync(User? by = null, decimal amount = 100)
    {
        var draft = await DraftAsync(by, amount);
        Done(await Portal.As<ExpenseService>(by ?? Emil).SubmitAsync(draft.Id, draft.Version));
        return await StoredAsync(draft.Id);
    }

    protected async Task<Expense> ApprovedAsync(decimal amount = 100)
    {
        var submitted = await SubmittedAsync(amount: amount);
        Done(await ApproveAsync(Olga, submitted));
        return await StoredAsync(submitted.Id);
    }

    protected Task<Result<Guid>> AttachAsync(User by, Guid id, string name, byte[] content) =>
        Portal.As<ReceiptService>(by).AttachAsync(id, name, new MemoryStream(content));

    protected Task<Result<Passed>> ApproveAsync(User by, Expense expense, string comment = "") =>
        Portal.As<ExpenseDecisionService>(by).ApproveAsync(new SeenExpense(expense.Id, expense.Version), comment);

    protected Task<Result> RejectAsync(User by, Expense expense, string comment) =>
        Portal.As<ExpenseDecisionService>(by).RejectAsync(new SeenExpense(expense.Id, expense.Version), comment);

    protected async Task<Expense> StoredAsync(Guid id)
    {
        await using var db = Portal.Open();
        return await db.Set<Expense>().AsNoTracking().SingleAsync(e => e.Id == id);
    }

    protected async Task<decimal> ExpensedAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<Appropriation>().Where(a => a.Id == Money.Id).Select(a => a.Expensed).SingleAsync();
    }

    /// <summary>What the audit trail says of an expense, in order: who did what, with the state it then was in where that changed.</summary>
    protected async Task<string> AuditedAsync(Guid id)
    {
        await using var db = Portal.Open();
        var entries = await db.Set<AuditEntry>().Where(a => a.EntityId == id).OrderBy(a => a.Id).ToListAsync();
        return string.Join(", ", entries.Select(e => $"{e.UserName.Split(' ')[0]} {e.Action}"));
    }

    protected static T Done<T>(T result)
        where T : Result
    {
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result;
    }

    protected static void Refused(string code, Result result) => Assert.Equal(code, result.Error?.Code);
}
