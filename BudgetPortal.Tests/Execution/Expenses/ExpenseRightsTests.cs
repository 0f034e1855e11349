using BudgetPortal.Execution.Expenses;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution.Expenses;

/// <summary>Without these, people would spend, decide or see what is not theirs.</summary>
public sealed class ExpenseRightsTests : ExpenseWorld
{
    [Fact]
    public async Task Owner_deputy_entry_user_and_finance_officer_enter_and_nobody_else()
    {
        foreach (var user in new[] { Olga, Dora, Emil, Finn })
        {
            Done(await EnterAsync(user));
        }

        Refused("execution.not_found", await EnterAsync(Greta));
        Refused("execution.not_found", await EnterAsync(await Portal.UserAsync("Sten Stranger")));
        Refused("platform.not_permitted", await EnterAsync(await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor)));
        Refused("execution.not_your_cost_center", await EnterAsync(await Portal.ModuleOwnerAsync()));
        await Portal.DisableAsync(Emil);
        Refused("platform.not_permitted", await EnterAsync(Emil));
    }

    [Fact]
    public async Task Another_organization_finds_nothing()
    {
        var expense = await SubmittedAsync();
        var other = await Portal.AnotherCompanyAsync();
        var (mira, finn) = (await other.ModuleOwnerAsync(), await other.UserAsync("Finn Finance", DefaultRoles.FinanceOfficer));
        Refused("execution.not_found", await other.As<ExpenseService>(finn).EnterAsync(Guid.NewGuid(), Money.Id, Terms()));
        Refused("execution.not_found", await other.As<ExpenseService>(finn).CancelAsync(expense.Id, expense.Version, "Why"));
        Refused("execution.not_found", await other.As<ExpenseDecisionService>(mira).ApproveAsync(new SeenExpense(expense.Id, expense.Version), ""));
        Assert.Null(await other.As<ExpenseQueries>(finn).FindAsync(expense.Id));
        Assert.Null(await other.As<ReceiptService>(finn).FindAsync(expense.Id));
        Assert.Empty((await other.As<ExpenseQueries>(finn).ReadAsync(new ExpenseFilter(ExpenseTab.All))).Rows);
    }

    [Fact]
    public async Task Only_who_entered_it_changes_it_hands_it_in_and_takes_it_back()
    {
        var draft = await DraftAsync();
        Refused("execution.not_your_expense", await Portal.As<ExpenseService>(Olga).ChangeAsync(draft.Id, draft.Version, Money.Id, Terms()));
        Refused("execution.not_your_expense", await Portal.As<ExpenseService>(Olga).SubmitAsync(draft.Id, draft.Version));
        Refused("execution.not_your_expense", await Portal.As<ExpenseService>(Olga).CancelAsync(draft.Id, draft.Version, ""));
        Refused("execution.not_found", await Portal.As<ExpenseService>(await Portal.UserAsync("Sten Stranger")).CancelAsync(draft.Id, draft.Version, ""));
        Refused("data.conflict", await Portal.As<ExpenseService>(Emil).CancelAsync(draft.Id, Guid.NewGuid(), ""));
        Done(await Portal.As<ExpenseService>(Emil).CancelAsync(draft.Id, draft.Version, ""));
    }

    [Fact]
    public async Task An_approved_one_is_taken_back_with_a_reason_by_the_owner_or_the_finance_officer_only()
    {
        var expense = await ApprovedAsync();
        Refused("execution.approved_already", await Portal.As<ExpenseService>(Emil).CancelAsync(expense.Id, expense.Version, "Changed my mind"));
        Refused("execution.comment_required", await Portal.As<ExpenseService>(Finn).CancelAsync(expense.Id, expense.Version, " "));
        Done(await Portal.As<ExpenseService>(Finn).CancelAsync(expense.Id, expense.Version, "Booked twice"));
        Assert.Equal([Emil.Id], Assert.Single(Portal.Notices.Of(ExpenseNotices.Cancelled)).Recipients);
        var other = await ApprovedAsync();
        Done(await Portal.As<ExpenseService>(Olga).CancelAsync(other.Id, other.Version, "Brought back"));
    }

    [Fact]
    public async Task Nobody_decides_their_own_and_the_owner_s_is_decided_above()
    {
        var own = await SubmittedAsync(Olga);
        Assert.Equal([Greta.Id], Assert.Single(Portal.Notices.Of(ExpenseNotices.Submitted)).Recipients);
        Refused("execution.own_expense", await ApproveAsync(Olga, own));
        Refused("execution.not_your_turn", await ApproveAsync(Dora, own));
        Assert.Equal((0, 1), (await WaitingAsync(Dora), await WaitingAsync(Greta)));
        Done(await ApproveAsync(Greta, own));
        Assert.NotNull(await Portal.As<ExpenseQueries>(Greta).FindAsync(own.Id));

        var deputys = await SubmittedAsync(Dora);
        Refused("execution.own_expense", await ApproveAsync(Dora, deputys));
        Refused("execution.not_found", await ApproveAsync(Greta, deputys));
        Done(await ApproveAsync(Olga, deputys));
    }

    [Fact]
    public async Task Only_owner_and_deputy_decide()
    {
        var expense = await SubmittedAsync(Finn);
        Refused("execution.not_your_turn", await ApproveAsync(Emil, expense));
        Refused("execution.not_found", await ApproveAsync(await Portal.UserAsync("Sten Stranger"), expense));
        Refused("platform.not_permitted", await ApproveAsync(await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor), expense));
        Refused("execution.not_your_turn", await ApproveAsync(await Portal.ModuleOwnerAsync(), expense));
        Done(await ApproveAsync(Dora, expense));
    }

    [Fact]
    public async Task Where_nobody_is_above_whoever_decides_finally_does()
    {
        var mira = await Portal.ModuleOwnerAsync();
        await Portal.DisableAsync(Greta);
        var own = await SubmittedAsync(Olga);
        Assert.Equal([mira.Id], Assert.Single(Portal.Notices.Of(ExpenseNotices.Submitted)).Recipients);
        Done(await ApproveAsync(mira, own));
    }

    [Fact]
    public async Task Who_sees_the_part_sees_its_expenses_and_a_stranger_sees_none()
    {
        var expense = await SubmittedAsync();
        foreach (var user in new[] { Emil, Olga, Dora, Finn, await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor), await Portal.ModuleOwnerAsync() })
        {
            Assert.Single((await Portal.As<ExpenseQueries>(user).ReadAsync(new ExpenseFilter(ExpenseTab.All))).Rows);
            Assert.NotNull(await Portal.As<ReceiptService>(user).FindAsync(expense.Id));
        }

        foreach (var user in new[] { Greta, await Portal.UserAsync("Sten Stranger") })
        {
            Assert.Empty((await Portal.As<ExpenseQueries>(user).ReadAsync(new ExpenseFilter(ExpenseTab.All))).Rows);
            Assert.Null(await Portal.As<ReceiptService>(user).FindAsync(expense.Id));
        }

        await Portal.DisableAsync(Emil);
        Assert.Null(await Portal.As<ReceiptService>(Emil).FindAsync(expense.Id));
    }

    [Fact]
    public async Task Lists_are_filtered_and_read_by_the_same_number_of_queries_however_many_there_are()
    {
        await SubmittedAsync();
        var before = await CountAsync();
        for (var i = 0; i < 5; i++)
        {
            await SubmittedAsync(i % 2 == 0 ? Emil : Finn, amount: 10 + i);
        }

        Assert.Equal(before, await CountAsync());
        var queries = Portal.As<ExpenseQueries>(Olga);
        Assert.Equal((6, 0), (await RowsAsync(new ExpenseFilter(ExpenseTab.ToDecide)), await RowsAsync(new ExpenseFilter())));
        Assert.Equal((2, 6, 0), (await RowsAsync(new ExpenseFilter(ExpenseTab.All, Text: "finance")), await RowsAsync(new ExpenseFilter(ExpenseTab.All, Text: "harbor")),
            await RowsAsync(new ExpenseFilter(ExpenseTab.All, ExpenseState.Approved))));
        Assert.Equal(1, await RowsAsync(new ExpenseFilter(ExpenseTab.All, Text: "EX-2027-0003")));

        async Task<int> RowsAsync(ExpenseFilter filter) => (await queries.ReadAsync(filter)).Rows.Count;
        async Task<(int, int, int)> CountAsync() => (
            (await TestPortal.QueriesOf(() => Portal.As<ExpenseQueries>(Olga).ReadAsync(new ExpenseFilter(ExpenseTab.All)))).Count,
            (await TestPortal.QueriesOf(() => Portal.As<ExpenseQueries>(Olga).WaitingAsync())).Count,
            (await TestPortal.QueriesOf(() => Portal.As<ExpenseFormQueries>(Olga).ReadAsync())).Count);
    }

    private Task<Result> EnterAsync(User by) => Portal.As<ExpenseService>(by).EnterAsync(Guid.CreateVersion7(), Money.Id, Terms());

    private Task<int> WaitingAsync(User user) => Portal.As<ExpenseQueries>(user).WaitingAsync();
}
