using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Every move of a budget in every state that this way reaches: a move is made or refused, never ignored.</summary>
public sealed class BudgetMovesTests
{
    private static readonly DateOnly Today = new(2026, 10, 10);
    private static readonly DateTimeOffset Now = new(2026, 10, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, Func<Budget, DateOnly, Result> Move, BudgetState From, BudgetState To)[] Moves =
    [
        ("open entry", (b, t) => b.OpenEntry(t), BudgetState.Draft, BudgetState.EntryOpen),
        ("close entry", (b, t) => b.CloseEntry(t), BudgetState.EntryOpen, BudgetState.PendingCcApproval),
        ("complete", (b, _) => b.CompleteCostCenterApproval(), BudgetState.PendingCcApproval, BudgetState.CcApproved),
        ("hand over", (b, _) => b.RequestFinalApproval(), BudgetState.CcApproved, BudgetState.PendingFinalApproval),
        ("approve", (b, _) => b.Approve(), BudgetState.PendingFinalApproval, BudgetState.Approved),
        ("reject", (b, _) => b.Reject(), BudgetState.PendingFinalApproval, BudgetState.Rejected),
        ("send back", (b, _) => b.ReturnToCostCenters(), BudgetState.PendingFinalApproval, BudgetState.PendingCcApproval),
        ("activate", (b, _) => b.Activate(new DateOnly(2027, 1, 1)), BudgetState.Approved, BudgetState.Active),
        ("expire", (b, _) => b.Expire(new DateOnly(2028, 1, 1)), BudgetState.Active, BudgetState.Expired),
    ];

    public static TheoryData<string, BudgetState> Table
    {
        get
        {
            var table = new TheoryData<string, BudgetState>();
            foreach (var (name, _, _, _) in Moves)
            {
                foreach (var state in Reachable)
                {
                    table.Add(name, state);
                }
            }

            return table;
        }
    }

    private static BudgetState[] Reachable =>
    [
        BudgetState.Draft, BudgetState.EntryOpen, BudgetState.PendingCcApproval, BudgetState.CcApproved, BudgetState.PendingFinalApproval,
        BudgetState.Approved, BudgetState.Active, BudgetState.Expired, BudgetState.Rejected,
    ];

    [Theory]
    [MemberData(nameof(Table))]
    public void A_move_is_made_in_its_state_and_refused_in_every_other(string name, BudgetState state)
    {
        var budget = In(state);
        var (_, move, from, to) = Moves.Single(m => m.Name == name);

        var result = move(budget, Today);

        Assert.Equal(state == from, result.Succeeded);
        Assert.Equal(state == from ? to : state, budget.State);
        Assert.Equal(state == from, result.Error is null);
    }

    [Fact]
    public void A_budget_is_not_active_before_its_day_nor_expired_on_its_last()
    {
        var approved = In(BudgetState.Approved);
        Assert.False(approved.Activate(new DateOnly(2026, 12, 31)).Succeeded);
        Assert.True(approved.Activate(new DateOnly(2027, 1, 1)).Succeeded);
        Assert.False(approved.Expire(new DateOnly(2027, 12, 31)).Succeeded);
    }

    [Fact]
    public void Opening_by_hand_sets_entry_start_to_today_and_closing_sets_entry_end()
    {
        var budget = Declare(entryStart: Today.AddDays(5), entryEnd: Today.AddDays(20));
        budget.OpenEntry(Today);
        budget.CloseEntry(Today.AddDays(2));
        Assert.Equal((Today, Today.AddDays(2)), (budget.EntryStart, budget.EntryEnd));
    }

    [Fact]
    public void Entry_that_ended_cannot_be_opened()
    {
        var budget = Declare(Today.AddDays(-20), Today.AddDays(-1));
        Assert.Equal("planning.entry_over", budget.OpenEntry(Today).Error!.Code);
    }

    [Fact]
    public void An_undecided_part_keeps_the_budget_from_the_final_approver()
    {
        var budget = Declare(Today, Today.AddDays(20), costCenters: 2);
        budget.OpenEntry(Today);
        budget.Parts[0].Submit(budget, 1, Guid.NewGuid(), Now, Today);
        budget.Parts[0].Approve();
        budget.CloseEntry(Today);
        Assert.False(budget.CompleteCostCenterApproval().Succeeded);
        Assert.True(budget.Parts[1].AttestNoBudget(budget, 0).Succeeded);
        Assert.True(budget.CompleteCostCenterApproval().Succeeded);
    }

    [Fact]
    public void Nothing_but_no_budget_is_never_approved()
    {
        var budget = Declare(Today, Today.AddDays(20));
        budget.OpenEntry(Today);
        budget.Parts[0].AttestNoBudget(budget, 0);
        Assert.False(budget.AllPartsApproved);
    }

    private static Budget Declare(DateOnly entryStart, DateOnly entryEnd, int costCenters = 1)
    {
        var terms = new BudgetTerms(
            "OPEX", BudgetType.Opex, Guid.NewGuid(), entryStart, entryEnd, new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31), "EUR", "", false);
        return Budget.Declare(Guid.NewGuid(), terms, [.. Enumerable.Range(0, costCenters).Select(_ => Guid.NewGuid())], Guid.NewGuid(), Now).Value!;
    }

    private static Budget In(BudgetState state)
    {
        var budget = Declare(Today, Today.AddDays(20));
        var moves = Reachable.TakeWhile(s => s != (state == BudgetState.Rejected ? BudgetState.Approved : state)).Count();
        for (var i = 0; i < moves; i++)
        {
            if (budget.State == BudgetState.EntryOpen)
            {
                budget.Parts[0].Submit(budget, 1, Guid.NewGuid(), Now, Today);
                budget.Parts[0].Approve();
            }

            var next = state == BudgetState.Rejected && budget.State == BudgetState.PendingFinalApproval ? "reject" : null;
            Assert.True(Moves.First(m => m.From == budget.State && (next is null || m.Name == next)).Move(budget, Today).Succeeded);
        }

        Assert.Equal(state, budget.State);
        return budget;
    }
}
