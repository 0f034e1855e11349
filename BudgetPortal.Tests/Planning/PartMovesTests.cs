using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Every move of a cost center's part in every state.</summary>
public sealed class PartMovesTests
{
    private static readonly DateOnly Today = new(2026, 10, 10);
    private static readonly DateOnly Deadline = Today.AddDays(7);
    private static readonly DateTimeOffset Now = new(2026, 10, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, Func<CostCenterBudget, Budget, Result> Move, PartState[] From, PartState To)[] Moves =
    [
        ("submit", (p, b) => p.Submit(b, 1, Guid.NewGuid(), Now, Today), [PartState.Draft, PartState.Rejected, PartState.SentBack], PartState.Submitted),
        ("submit by end of entry", (p, _) => p.SubmitAutomatically(1, Now), [PartState.Draft], PartState.Submitted),
        ("no budget", (p, b) => p.AttestNoBudget(b, 0), [PartState.Draft], PartState.NoBudget),
        ("approve", (p, _) => p.Approve(), [PartState.Submitted, PartState.SentBack], PartState.Approved),
        ("reject", (p, _) => p.Reject(Deadline), [PartState.Submitted, PartState.SentBack], PartState.Rejected),
        ("send back", (p, _) => p.SendBack(Deadline), [PartState.Approved], PartState.SentBack),
    ];

    public static TheoryData<string, PartState> Table
    {
        get
        {
            var table = new TheoryData<string, PartState>();
            foreach (var move in Moves)
            {
                foreach (var state in Enum.GetValues<PartState>().Where(s => s != PartState.Withdrawn))
                {
                    table.Add(move.Name, state);
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_move_is_made_in_its_states_and_refused_in_every_other(string name, PartState state)
    {
        var (budget, part) = In(state);
        var (_, move, from, to) = Moves.Single(m => m.Name == name);

        var result = move(part, budget);

        Assert.Equal(from.Contains(state), result.Succeeded);
        Assert.Equal(from.Contains(state) ? to : state, part.State);
    }

    [Fact]
    public void An_empty_part_cannot_be_submitted()
    {
        var (budget, part) = In(PartState.Draft);
        Assert.Equal("planning.part_empty", part.Submit(budget, 0, Guid.NewGuid(), Now, Today).Error!.Code);
    }

    [Fact]
    public void A_part_with_lines_is_not_without_budget()
    {
        var (budget, part) = In(PartState.Draft);
        Assert.Equal("planning.no_budget_with_lines", part.AttestNoBudget(budget, 2).Error!.Code);
    }

    [Fact]
    public void A_rejected_part_may_be_corrected_until_its_deadline_although_entry_is_over()
    {
        var (budget, part) = In(PartState.Rejected);
        budget.CloseEntry(Today);
        Assert.True(part.MayEnter(budget, Deadline).Succeeded);
        Assert.Equal("planning.correction_over", part.MayEnter(budget, Deadline.AddDays(1)).Error!.Code);
    }

    [Fact]
    public void A_draft_part_cannot_be_entered_after_entry()
    {
        var (budget, part) = In(PartState.Draft);
        budget.CloseEntry(Today);
        Assert.Equal("planning.entry_closed", part.MayEnter(budget, Today).Error!.Code);
    }

    [Fact]
    public void What_the_end_of_entry_submits_says_so()
    {
        var (_, part) = In(PartState.Draft);
        part.SubmitAutomatically(3, Now);
        Assert.True(part.SubmittedAutomatically);
        Assert.Null(part.SubmittedById);
    }

    private static (Budget Budget, CostCenterBudget Part) In(PartState state)
    {
        var terms = new BudgetTerms(
            "OPEX", BudgetType.Opex, Guid.NewGuid(), Today, Today.AddDays(20), new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31), "EUR", "", false);
        var budget = Budget.Declare(Guid.NewGuid(), terms, [Guid.NewGuid()], Guid.NewGuid(), Now).Value!;
        budget.OpenEntry(Today);
        var part = budget.Parts[0];
        if (state == PartState.NoBudget)
        {
            part.AttestNoBudget(budget, 0);
        }
        else if (state != PartState.Draft)
        {
            part.Submit(budget, 1, Guid.NewGuid(), Now, Today);
            _ = state switch
            {
                PartState.Approved => part.Approve(),
                PartState.Rejected => part.Reject(Deadline),
                PartState.SentBack when part.Approve().Succeeded => part.SendBack(Deadline),
                _ => Result.Success,
            };
        }

        Assert.Equal(state, part.State);
        return (budget, part);
    }
}
