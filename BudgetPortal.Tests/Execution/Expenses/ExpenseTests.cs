using BudgetPortal.Execution;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Expenses;

/// <summary>Without these, an expense would be lost, paid twice, or be in a state in which nobody put it.</summary>
public sealed class ExpenseTests : ExpenseWorld
{
    [Fact]
    public async Task An_expense_goes_from_draft_to_approved_and_its_money_is_spent_and_every_step_is_audited()
    {
        var expense = await DraftAsync(amount: 250.55m);
        Assert.Equal((ExpenseState.Draft, 1, 0m), (expense.State, expense.Number, await ExpensedAsync()));
        Done(await Portal.As<ExpenseService>(Emil).ChangeAsync(expense.Id, expense.Version, Money.Id, Terms(251.55m)));
        Done(await Portal.As<ExpenseService>(Emil).SubmitAsync(expense.Id, null));
        Assert.Equal(0m, await ExpensedAsync());
        Done(await ApproveAsync(Olga, await StoredAsync(expense.Id), " Agreed. "));
        expense = await StoredAsync(expense.Id);
        Assert.Equal((ExpenseState.Approved, Olga.Id, "Agreed.", 251.55m), (expense.State, expense.DecidedById, expense.Comment, await ExpensedAsync()));
        Done(await Portal.As<ExpenseService>(Olga).CancelAsync(expense.Id, expense.Version, "Brought back to the shop"));
        Assert.Equal((ExpenseState.Cancelled, 0m), ((await StoredAsync(expense.Id)).State, await ExpensedAsync()));
        Assert.Equal("Emil Create, Emil Update, Emil Update, Emil Update, Olga Update, Olga Update", await AuditedAsync(expense.Id));
    }

    [Fact]
    public async Task A_rejected_expense_is_changed_and_handed_in_again()
    {
        var expense = await SubmittedAsync();
        Refused("execution.comment_required", await RejectAsync(Olga, expense, " "));
        Refused("execution.expense_state", await Portal.As<ExpenseService>(Emil).ChangeAsync(expense.Id, expense.Version, Money.Id, Terms()));
        Done(await RejectAsync(Olga, expense, "Without the tip."));
        expense = await StoredAsync(expense.Id);
        Done(await Portal.As<ExpenseService>(Emil).ChangeAsync(expense.Id, expense.Version, Money.Id, Terms(90)));
        Refused("data.conflict", await Portal.As<ExpenseService>(Emil).SubmitAsync(expense.Id, expense.Version));
        Done(await Portal.As<ExpenseService>(Emil).SubmitAsync(expense.Id, (await StoredAsync(expense.Id)).Version));
        expense = await StoredAsync(expense.Id);
        Assert.Equal((ExpenseState.Submitted, 90m, null), (expense.State, expense.Amount, expense.DecidedById));
    }

    [Fact]
    public async Task The_same_form_enters_once_and_numbers_have_no_gaps()
    {
        var id = Guid.CreateVersion7();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Portal.As<ExpenseService>(Emil).EnterAsync(id, Money.Id, Terms())));
        Assert.All(results, r => Done(r));
        Refused("execution.amount_not_positive", await Portal.As<ExpenseService>(Emil).EnterAsync(Guid.NewGuid(), Money.Id, Terms(0)));
        Assert.Equal(2, (await DraftAsync()).Number);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_once()
    {
        var wrong = new ExpenseTerms(Portal.Today.AddDays(1), Guid.NewGuid(), null, 1.001m, "EUR", " ");
        var result = await Portal.As<ExpenseService>(Emil).EnterAsync(Guid.NewGuid(), Money.Id, wrong);
        string[] expected = ["execution.line_required", "execution.expense_later", "execution.description_required", "execution.amount_decimals"];
        Assert.Equal(expected.Order(), result.Errors.Select(e => e.Code).Order());
        Refused("execution.date_outside", await Portal.As<ExpenseService>(Emil).EnterAsync(Guid.NewGuid(), Money.Id, Terms() with { Date = Money.ActiveDate.AddDays(-1) }));
    }

    [Fact]
    public async Task Nothing_is_entered_or_decided_on_a_closed_budget()
    {
        var waiting = await SubmittedAsync();
        await using (var db = Portal.Open())
        {
            (await db.Set<Appropriation>().SingleAsync(a => a.Id == Money.Id)).Close();
            await db.SaveChangesAsync();
        }

        Refused("execution.closed", await Portal.As<ExpenseService>(Emil).EnterAsync(Guid.NewGuid(), Money.Id, Terms()));
        Refused("execution.closed", await ApproveAsync(Olga, waiting));
    }

    [Fact]
    public async Task Of_two_expenses_for_the_last_money_one_is_approved_and_the_other_is_told_what_is_left()
    {
        var (first, second) = (await SubmittedAsync(amount: 700), await SubmittedAsync(amount: 700));
        var results = await Task.WhenAll(ApproveAsync(Olga, first), ApproveAsync(Dora, second));
        Assert.Single(results, r => r.Succeeded);
        var refused = Assert.Single(results, r => !r.Succeeded).Error!;
        Assert.Equal("execution.expense_exceeds", refused.Code);
        Assert.Contains("300.00 EUR", refused.Message, StringComparison.Ordinal);
        Assert.Equal(700m, await ExpensedAsync());
        var third = await DraftAsync(amount: 300.01m);
        Refused("execution.expense_exceeds", await Portal.As<ExpenseService>(Emil).SubmitAsync(third.Id, third.Version));
    }

    [Fact]
    public async Task Of_two_deciders_at_once_one_decides_and_the_other_is_told_who_did()
    {
        for (var i = 0; i < 5; i++)
        {
            var expense = await SubmittedAsync(amount: 10);
            var (approved, rejected) = (ApproveAsync(Olga, expense), RejectAsync(Dora, expense, "No."));
            Result[] results = [await approved, await rejected];
            Assert.Single(results, r => r.Succeeded);
            Refused("execution.already_decided", Assert.Single(results, r => !r.Succeeded));
        }

        await using var db = Portal.Open();
        Assert.Equal(await db.Set<Expense>().Where(e => e.State == ExpenseState.Approved).SumAsync(e => e.Amount), await ExpensedAsync());
    }

    [Fact]
    public async Task Several_are_approved_and_one_that_does_not_fit_stops_no_other()
    {
        var expenses = new[] { await SubmittedAsync(amount: 600), await SubmittedAsync(amount: 600), await SubmittedAsync(amount: 400) };
        var refusals = await Portal.As<ExpenseDecisionService>(Olga).ApproveSeveralAsync([.. expenses.Select(e => new SeenExpense(e.Id, e.Version))], "");
        Assert.Equal([null, "execution.expense_exceeds", null], refusals.Select(r => r?.Code));
        Assert.Equal(1000m, await ExpensedAsync());
    }

    [Fact]
    public async Task Who_decides_is_told_and_who_asked_is_told_what_came_of_it()
    {
        var expense = await SubmittedAsync();
        var asked = Assert.Single(Portal.Notices.Of(ExpenseNotices.Submitted));
        Assert.Equal([Olga.Id], asked.Recipients);
        var words = new ExpenseNoticeWords().Write(new NoticeFacts(asked.Type, asked.Link, asked.Arguments));
        Assert.Equal("Emil Entry asks for 100.00 EUR from 110 Harbor (EX-2027-0001). A hammer", words.Text.ToString());
        Done(await ApproveAsync(Dora, expense, "Fine."));
        var told = Assert.Single(Portal.Notices.Of(ExpenseNotices.Approved));
        Assert.Equal([Emil.Id], told.Recipients);
        await using var db = Portal.Open();
        Assert.Equal([asked.Link], await new ExpenseNoticeWords().SettledAsync(db, [asked.Link], default));
    }
}
