using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Expenses;

/// <summary>The line has 1,000 EUR, its cost center more; without these, small spendings would pass where an order is stopped.</summary>
public sealed class ExpenseControlTests : ExpenseWorld
{
    private User mira = null!;
    private User otto = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (mira, otto) = (await Portal.ModuleOwnerAsync(), await Portal.UserAsync("Otto Order", DefaultRoles.FinanceOfficer));
        await using var db = Portal.Open();
        Done((await db.Set<Appropriation>().SingleAsync(a => a.Id == Money.Id)).Change(4_000));
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task What_waits_for_its_approval_is_reserved_and_counts_once_when_it_is_spent()
    {
        await ControlAsync(ControlMode.Stop);
        var first = await SubmittedAsync(amount: 1_000);
        Assert.Equal((1_000, 0, 0, 0), await LineAsync());
        var second = await DraftAsync(amount: 0.01m);
        var stopped = await Portal.As<ExpenseService>(Emil).SubmitAsync(second.Id, null);
        Assert.Equal(("execution.over_budget", null), (stopped.Error!.Code, stopped.Error.Field));
        Assert.Equal(ExpenseState.Draft, (await StoredAsync(second.Id)).State);
        Done(await ApproveAsync(Olga, first));
        Assert.Equal((0, 0, 1_000, 0), await LineAsync());
        Done(await Portal.As<ExpenseService>(Finn).CancelAsync(first.Id, (await StoredAsync(first.Id)).Version, "Paid back"));
        Done(await Portal.As<ExpenseService>(Emil).SubmitAsync(second.Id, null));
    }

    [Fact]
    public async Task An_expense_that_somebody_let_pass_with_a_reason_is_approved_without_another_one()
    {
        await ControlAsync(ControlMode.Stop);
        var expense = await DraftAsync(Finn, 1_200);
        var asked = await Portal.As<ExpenseService>(Finn).SubmitAsync(expense.Id, null);
        Assert.Equal(("execution.over_budget", nameof(ControlOverride.Reason)), (asked.Error!.Code, asked.Error.Field));
        Done(await Portal.As<ExpenseService>(Finn).SubmitAsync(expense.Id, null, "The cold room fails"));
        Done(await ApproveAsync(Olga, await StoredAsync(expense.Id)));
        await using var db = Portal.Open();
        var kept = await db.Set<ControlOverride>().Where(o => o.DocumentId == expense.Id).ToListAsync();
        Assert.All(kept, o => Assert.Equal((DocumentKind.Expense, 200m, "The cold room fails", Finn.Id), (o.Kind, o.Over, o.Reason, o.UserId)));
        Assert.Contains(kept, o => o.Level == "Tools");
        Assert.Equal("Let pass by Finn Finance: The cold room fails", (await Portal.As<ExpenseQueries>(Olga).FindAsync(expense.Id))!.LetPass);
    }

    [Fact]
    public async Task What_was_let_pass_does_not_let_pass_more()
    {
        await ControlAsync(ControlMode.Stop);
        var expense = await DraftAsync(Finn, 1_200);
        Done(await Portal.As<ExpenseService>(Finn).SubmitAsync(expense.Id, null, "The cold room fails"));
        await ControlAsync(ControlMode.Ignore);
        await SubmittedAsync(amount: 300);
        await ControlAsync(ControlMode.Stop);
        Refused("execution.over_budget", await ApproveAsync(Olga, await StoredAsync(expense.Id)));
    }

    [Fact]
    public async Task A_control_that_warns_tells_when_an_expense_is_handed_in_and_when_it_is_approved()
    {
        await ControlAsync(ControlMode.Warn);
        var expense = await DraftAsync(amount: 1_100);
        string[] words = ["The line Tools goes over by 100.00 EUR."];
        Assert.Equal(words, Done(await Portal.As<ExpenseService>(Emil).SubmitAsync(expense.Id, null)).Value!.Warnings.Take(1));
        Assert.Equal(words, Done(await ApproveAsync(Olga, await StoredAsync(expense.Id))).Value!.Warnings.Take(1));
    }

    [Fact]
    public async Task Commitments_count_wherever_they_come_from_and_of_an_expense_and_an_order_at_once_only_one_passes()
    {
        await ControlAsync(ControlMode.Stop);
        var allotment = Guid.CreateVersion7();
        Done(await Portal.As<AllotmentService>(Finn).ReleaseAsync(allotment, Money.Id, new AllotmentTerms(Money.ActiveDate.Year, 1, 2_000, string.Empty)));
        var drafts = new List<Expense>();
        for (var i = 0; i < 4; i++)
        {
            drafts.Add(await DraftAsync(amount: 300));
        }

        var expenses = drafts.Select(async d => (Result)await Portal.As<ExpenseService>(Emil).SubmitAsync(d.Id, null));
        var orders = drafts.Select(async _ => (Result)await Portal.As<ObligationService>(otto).RecordAsync(Guid.CreateVersion7(), Order(allotment, 300)));
        var done = await Task.WhenAll(expenses.Concat(orders));
        Assert.Equal(3, done.Count(d => d.Succeeded));
        Assert.All(done.Where(d => !d.Succeeded), d => Refused("execution.over_budget", d));
        var (reserved, committed, actual, remaining) = await LineAsync();
        Assert.Equal((900, 0, 100), (reserved + committed, actual, remaining));
    }

    private ObligationTerms Order(Guid allotment, decimal amount) => new(
        Portal.Today, "C-1", "Tools", "EUR", 1, amount, [new ObligationLineTerms(Guid.CreateVersion7(), allotment, Line.Id, null, amount)]);

    private async Task ControlAsync(ControlMode mode)
    {
        var now = await Portal.As<AvailabilityQueries>(mira).ReadAsync(Money.Id, []);
        Done(await Portal.As<ControlService>(mira).SetAsync(now!.BudgetId, now.ControlVersion, mode, 0, ControlBasis.Year));
    }

    private async Task<(decimal Reserved, decimal Committed, decimal Actual, decimal Remaining)> LineAsync()
    {
        var line = (await Portal.As<AvailabilityQueries>(mira).ReadAsync(Money.Id, [new Use(Line.Id, 0)]))!.Levels[0];
        return (line.Reserved, line.Committed, line.Actual, line.Remaining);
    }
}
