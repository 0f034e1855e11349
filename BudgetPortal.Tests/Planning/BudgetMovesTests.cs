using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;
using static BudgetPortal.Planning.BudgetState;
using static BudgetPortal.Tests.Planning.States;

namespace BudgetPortal.Tests.Planning;

/// <summary>Every move of a budget in every state: it is made or refused with a reason, never ignored.</summary>
public sealed class BudgetMovesTests
{
    private static readonly DateOnly AfterItsEnd = new(2028, 1, 1);

    private static readonly (string Name, Func<Budget, Result> Move, BudgetState[] From, BudgetState To)[] Moves =
    [
        ("change", b => b.Change(b.Terms, BudgetScope.All, [Guid.NewGuid()]), [Draft], Draft),
        ("open entry", b => b.OpenEntry(Today), [Draft], EntryOpen),
        ("close entry", b => b.CloseEntry(Today), [EntryOpen], PendingCcApproval),
        ("complete", b => b.CompleteCostCenterApproval(), [PendingCcApproval], CcApproved),
        ("hand over", b => b.RequestFinalApproval(), [CcApproved], PendingFinalApproval),
        ("approve", b => b.Approve(), [PendingFinalApproval], Approved),
        ("reject", b => b.Reject(), [PendingFinalApproval], Rejected),
        ("return to cost centers", b => b.ReturnToCostCenters(), [PendingFinalApproval], PendingCcApproval),
        ("activate", b => b.Activate(new DateOnly(2027, 1, 1)), [Approved], Active),
        ("expire", b => b.Expire(AfterItsEnd), [Active], Expired),
        ("reopen", b => b.Reopen(Today.AddDays(9), [b.Parts[0].Id], Today), [Rejected], EntryOpen),
        ("cancel", b => b.Cancel(), [EntryOpen, PendingCcApproval, CcApproved, PendingFinalApproval, Approved, Rejected], Cancelled),
        ("lapse", b => b.Lapse(AfterItsEnd), [Draft, EntryOpen, PendingCcApproval, CcApproved, PendingFinalApproval], Cancelled),
        ("add to draft", b => b.AddCostCenter(Guid.NewGuid(), Today, Today), [Draft], Draft),
        ("add while open", b => b.AddCostCenter(Guid.NewGuid(), Today, Today), [EntryOpen], EntryOpen),
        ("add later", b => b.AddCostCenter(Guid.NewGuid(), Today, Today), [PendingCcApproval, PendingFinalApproval], PendingCcApproval),
    ];

    public static TheoryData<string, BudgetState> Table
    {
        get
        {
            var table = new TheoryData<string, BudgetState>();
            foreach (var (name, _, _, _) in Moves)
            {
                foreach (var state in Enum.GetValues<BudgetState>().Where(s => !name.StartsWith("add", StringComparison.Ordinal) || Adds(name, s)))
                {
                    table.Add(name, state);
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_move_is_made_in_its_states_and_refused_in_every_other(string name, BudgetState state)
    {
        var budget = Budget(state, PartState.Approved);
        var (_, move, from, to) = Moves.Single(m => m.Name == name);

        var result = move(budget);

        Assert.Equal(from.Contains(state), result.Succeeded);
        Assert.Equal(from.Contains(state) ? to : state, budget.State);
        Assert.Equal(from.Contains(state), result.Error is null);
    }

    [Fact]
    public void A_budget_is_not_active_before_its_day_nor_expired_on_its_last()
    {
        var budget = Budget(Approved);
        Assert.False(budget.Activate(new DateOnly(2026, 12, 31)).Succeeded);
        Assert.True(budget.Activate(new DateOnly(2027, 1, 1)).Succeeded);
        Assert.False(budget.Expire(new DateOnly(2027, 12, 31)).Succeeded);
    }

    [Fact]
    public void Opening_by_hand_sets_entry_start_to_today_and_closing_sets_entry_end()
    {
        var budget = Budget(Draft);
        Set(budget, nameof(budget.EntryStart), Today.AddDays(5));
        budget.OpenEntry(Today);
        budget.CloseEntry(Today.AddDays(2));
        Assert.Equal((Today, Today.AddDays(2)), (budget.EntryStart, budget.EntryEnd));
    }

    [Fact]
    public void Entry_that_ended_cannot_be_opened() =>
        Assert.Equal("planning.entry_over", Budget(Draft).OpenEntry(new DateOnly(2026, 10, 31)).Error!.Code);

    [Theory]
    [InlineData(PartState.Draft, false)]
    [InlineData(PartState.Submitted, false)]
    [InlineData(PartState.Rejected, false)]
    [InlineData(PartState.SentBack, false)]
    [InlineData(PartState.Approved, true)]
    [InlineData(PartState.NoBudget, true)]
    [InlineData(PartState.Withdrawn, true)]
    public void An_undecided_part_keeps_the_budget_from_the_final_approver(PartState other, bool complete) =>
        Assert.Equal(complete, Budget(PendingCcApproval, other).CompleteCostCenterApproval().Succeeded);

    [Theory]
    [InlineData(PartState.NoBudget, PartState.NoBudget, true)]
    [InlineData(PartState.NoBudget, PartState.Withdrawn, true)]
    [InlineData(PartState.Withdrawn, PartState.Withdrawn, false)]
    [InlineData(PartState.NoBudget, PartState.Draft, false)]
    public void Nothing_but_no_budget_is_never_approved_only_cancelled(PartState first, PartState second, bool without)
    {
        var budget = Budget(PendingCcApproval, first, second);
        Assert.Equal(without, budget.IsWithoutBudget);
        Assert.False(budget.CompleteCostCenterApproval().Succeeded);
        Assert.True(budget.Cancel().Succeeded);
    }

    [Fact]
    public void A_budget_lapses_on_the_day_after_its_expire_date()
    {
        var budget = Budget(EntryOpen);
        Assert.False(budget.Lapse(budget.ExpireDate).Succeeded);
        Assert.True(budget.Lapse(budget.ExpireDate.AddDays(1)).Succeeded);
    }

    [Fact]
    public void Reopening_returns_the_chosen_parts_to_draft_and_the_other_approvals_stand()
    {
        var budget = Budget(Rejected, PartState.NoBudget);
        Assert.True(budget.Reopen(Today, [budget.Parts[0].Id], Today).Succeeded);
        Assert.Equal((Today, PartState.Draft, PartState.Approved), (budget.EntryEnd, budget.Parts[0].State, budget.Parts[1].State));
    }

    [Fact]
    public void Reopening_wants_a_day_to_come_and_parts_that_can_return()
    {
        var budget = Budget(Rejected, PartState.Approved, PartState.Withdrawn);
        Assert.Equal("planning.entry_end_out_of_range", budget.Reopen(Today.AddDays(-1), [budget.Parts[0].Id], Today).Error!.Code);
        Assert.Equal("planning.entry_end_out_of_range", budget.Reopen(budget.ExpireDate, [budget.Parts[0].Id], Today).Error!.Code);
        Assert.Equal("planning.no_parts_chosen", budget.Reopen(Today, [], Today).Error!.Code);
        Assert.Equal("planning.wrong_parts_chosen", budget.Reopen(Today, [budget.Parts[1].Id], Today).Error!.Code);
        Assert.Equal("planning.wrong_parts_chosen", budget.Reopen(Today, [budget.Parts[0].Id, Guid.NewGuid()], Today).Error!.Code);
        Assert.Equal(Rejected, budget.State);
    }

    [Fact]
    public void A_cost_center_comes_once_and_comes_back_after_it_was_withdrawn()
    {
        var budget = Budget(EntryOpen, PartState.Withdrawn);
        Assert.Equal("planning.takes_part_already", budget.AddCostCenter(budget.Parts[1].CostCenterId, Today, Today).Error!.Code);
        Assert.Equal("planning.deadline_out_of_range", budget.AddCostCenter(Guid.NewGuid(), Today.AddDays(-1), Today).Error!.Code);
        Assert.Equal("planning.deadline_out_of_range", budget.AddCostCenter(Guid.NewGuid(), budget.ExpireDate.AddDays(1), Today).Error!.Code);

        var back = budget.AddCostCenter(budget.Parts[0].CostCenterId, Today.AddDays(3), Today);

        Assert.Same(budget.Parts[0], back.Value);
        Assert.Equal((2, PartState.Draft, Today.AddDays(3)), (budget.Parts.Count, back.Value!.State, back.Value.CorrectionUntil));
    }

    // Adding succeeds in four states with three outcomes: each row of it looks at its own states and at those that refuse.
    private static bool Adds(string name, BudgetState state)
    {
        var states = Moves.Single(m => m.Name == name).From;
        return states.Contains(state) || !Moves.Any(m => m.Name.StartsWith("add", StringComparison.Ordinal) && m.From.Contains(state));
    }
}
