using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;
using static BudgetPortal.Planning.PartState;
using static BudgetPortal.Tests.Planning.States;

namespace BudgetPortal.Tests.Planning;

/// <summary>Every move of a cost center's part in every state of the part and of its budget.</summary>
public sealed class PartMovesTests
{
    private static readonly DateOnly Deadline = new(2026, 11, 6);
    private static readonly BudgetState[] Underway = [BudgetState.EntryOpen, BudgetState.PendingCcApproval];
    private static readonly PartState[] ToEnter = [Draft, Rejected, SentBack];

    private static readonly (string Name, Func<CostCenterBudget, Budget, Result> Move, PartState[] From, BudgetState[] In, PartState To)[] Moves =
    [
        ("submit", (p, b) => p.Submit(b, 1, Emil, Now, Today), ToEnter, [BudgetState.EntryOpen], Submitted),
        ("submit by its end", (p, b) => p.SubmitAutomatically(b, 1, Now, Today), [Draft, Rejected], [BudgetState.PendingCcApproval], Submitted),
        ("take back", (p, b) => p.TakeBack(b, Emil, Today), [Submitted], [BudgetState.EntryOpen], Draft),
        ("no budget", (p, b) => p.AttestNoBudget(b, 0), ToEnter, Underway, NoBudget),
        ("take no budget back", (p, b) => p.TakeNoBudgetBack(b, Today), [NoBudget], [BudgetState.EntryOpen], Draft),
        ("approve", (p, b) => p.Approve(b), [Submitted, SentBack], Underway, Approved),
        ("reject", (p, b) => p.Reject(b, Deadline), [Submitted, SentBack], Underway, Rejected),
        ("send back", (p, b) => p.SendBack(b, Deadline), [Approved], [BudgetState.PendingCcApproval, BudgetState.PendingFinalApproval], SentBack),
        ("give time", (p, b) => p.GiveTime(b, Deadline, Today).Succeeded ? p.Submit(b, 1, Emil, Now, Deadline) : Failure, ToEnter, Underway, Submitted),
        ("withdraw", (p, _) => p.Withdraw(), [Draft, Submitted, Rejected, SentBack], Enum.GetValues<BudgetState>(), Withdrawn),
    ];

    private static Result Failure => new Error("test.refused", "refused");

    public static TheoryData<string, PartState, BudgetState> Table
    {
        get
        {
            var table = new TheoryData<string, PartState, BudgetState>();
            foreach (var move in Moves)
            {
                foreach (var state in Enum.GetValues<PartState>())
                {
                    foreach (var budget in Enum.GetValues<BudgetState>())
                    {
                        table.Add(move.Name, state, budget);
                    }
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_move_is_made_in_its_states_and_refused_in_every_other(string name, PartState state, BudgetState budgetState)
    {
        var budget = Budget(budgetState, state);
        var (_, move, from, within, to) = Moves.Single(m => m.Name == name);
        var made = from.Contains(state) && within.Contains(budgetState);

        var result = move(budget.Parts[0], budget);

        Assert.Equal(made, result.Succeeded);
        Assert.Equal(made ? to : state, budget.Parts[0].State);
        Assert.Equal(made, result.Error is null);
    }

    [Fact]
    public void An_empty_part_cannot_be_submitted()
    {
        var budget = Budget(BudgetState.EntryOpen);
        Assert.Equal("planning.part_empty", budget.Parts[0].Submit(budget, 0, Emil, Now, Today).Error!.Code);
    }

    [Fact]
    public void A_part_with_lines_is_not_without_budget()
    {
        var budget = Budget(BudgetState.EntryOpen);
        Assert.Equal("planning.no_budget_with_lines", budget.Parts[0].AttestNoBudget(budget, 2).Error!.Code);
    }

    [Theory]
    [InlineData(Draft)]
    [InlineData(Rejected)]
    [InlineData(SentBack)]
    public void A_part_with_a_deadline_of_its_own_may_be_entered_until_then_although_entry_is_over(PartState state)
    {
        var budget = Budget(BudgetState.PendingCcApproval, state);
        Assert.Equal("planning.entry_closed", budget.Parts[0].MayEnter(budget, Today).Error!.Code);
        Assert.True(budget.Parts[0].GiveTime(budget, Deadline, Today).Succeeded);
        Assert.True(budget.Parts[0].MayEnter(budget, Deadline).Succeeded);
        Assert.Equal("planning.correction_over", budget.Parts[0].MayEnter(budget, Deadline.AddDays(1)).Error!.Code);
    }

    [Fact]
    public void Nothing_is_entered_after_the_last_day_even_when_the_daily_job_is_late()
    {
        var budget = Budget(BudgetState.EntryOpen);
        Assert.True(budget.Parts[0].MayEnter(budget, budget.EntryEnd).Succeeded);
        Assert.Equal("planning.entry_closed", budget.Parts[0].MayEnter(budget, budget.EntryEnd.AddDays(1)).Error!.Code);
    }

    [Theory]
    [InlineData(Draft)]
    [InlineData(Rejected)]
    [InlineData(SentBack)]
    public void What_was_taken_back_stands_where_it_stood(PartState state)
    {
        var budget = Budget(BudgetState.EntryOpen, state);
        budget.Parts[0].Submit(budget, 1, Emil, Now, Today);
        Assert.Equal("planning.not_submitter", budget.Parts[0].TakeBack(budget, Guid.NewGuid(), Today).Error!.Code);
        Assert.True(budget.Parts[0].TakeBack(budget, Emil, Today).Succeeded);
        Assert.Equal(state, budget.Parts[0].State);
    }

    [Fact]
    public void What_could_not_be_changed_any_more_is_not_taken_back()
    {
        var budget = Budget(BudgetState.PendingCcApproval, Submitted);
        Assert.Equal("planning.entry_closed", budget.Parts[0].TakeBack(budget, Emil, Today).Error!.Code);
    }

    [Fact]
    public void A_running_deadline_is_not_cut_short_by_the_end_of_entry()
    {
        var budget = Budget(BudgetState.EntryOpen);
        budget.Parts[0].GiveTime(budget, Deadline, Today);
        budget.CloseEntry(Today);
        Assert.False(budget.Parts[0].SubmitAutomatically(budget, 3, Now, Deadline).Succeeded);
        Assert.True(budget.Parts[0].SubmitAutomatically(budget, 3, Now, Deadline.AddDays(1)).Succeeded);
        Assert.True(budget.Parts[0].SubmittedAutomatically);
        Assert.Null(budget.Parts[0].SubmittedById);
    }

    [Fact]
    public void A_deadline_lies_ahead_and_within_the_budget()
    {
        var budget = Budget(BudgetState.EntryOpen);
        Assert.Equal("planning.deadline_out_of_range", budget.Parts[0].GiveTime(budget, Today.AddDays(-1), Today).Error!.Code);
        Assert.Equal("planning.deadline_out_of_range", budget.Parts[0].GiveTime(budget, budget.ExpireDate.AddDays(1), Today).Error!.Code);
        Assert.Equal("planning.no_more_time", budget.Parts[0].GiveTime(budget, budget.EntryEnd, Today).Error!.Code);
    }
}
