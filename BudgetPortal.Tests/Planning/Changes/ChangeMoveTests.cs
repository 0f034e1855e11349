using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Approvals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Changes;

/// <summary>Without these, a proposal that is decided could be written on, or one that is a draft be approved.</summary>
public sealed class ChangeMoveTests
{
    private static readonly DateTimeOffset At = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<ChangeState, string[]> Allowed = new()
    {
        [ChangeState.Draft] = ["edit", "submit", "cancel"],
        [ChangeState.Submitted] = ["take back", "consent", "approve", "reject", "cancel"],
        [ChangeState.Approved] = [],
        [ChangeState.Rejected] = [],
        [ChangeState.Cancelled] = [],
    };

    [Fact]
    public async Task Every_move_is_allowed_in_its_states_and_refused_in_all_others()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var part = await world.PartAsync(world.Meals);
        var line = await world.LineAsync(world.Meals, world.Trays);
        foreach (var state in Enum.GetValues<ChangeState>())
        {
            foreach (var (name, move) in Moves(world.Budget, part, world.Mira))
            {
                var change = In(state, world.Budget, part, line, world.Mira);
                if (name == "approve" && state == ChangeState.Submitted)
                {
                    Assert.Equal("changes.consent_missing", move(change).Error!.Code);
                    Assert.True(change.Consent(world.Budget, part.Id, world.Ingrid.Id, null, At, "").Succeeded);
                }

                var result = move(change);
                Assert.True(Allowed[state].Contains(name) == result.Succeeded, $"{name} in {state}: {result.Error}");
                Assert.True(result.Succeeded || change.State == state, $"{name} in {state} was refused and moved it to {change.State}");
            }
        }
    }

    [Theory]
    [InlineData(BudgetState.PendingFinalApproval, false)]
    [InlineData(BudgetState.Approved, true)]
    [InlineData(BudgetState.Active, true)]
    public async Task Only_what_is_approved_and_not_over_can_be_revised(BudgetState state, bool allowed)
    {
        await using var world = await ApprovalWorld.CreateAsync(state);
        var part = await world.PartAsync(world.Meals);
        Assert.Equal(allowed, BudgetChange.Propose(Guid.NewGuid(), world.Budget, 1, ChangeKind.Revision, [part], "Why", world.Mira.Id, At).Succeeded);
        Assert.Equal(allowed, world.Budget.Revise().Succeeded);
    }

    [Fact]
    public async Task A_reason_is_required_and_a_proposal_without_a_line_is_not_submitted()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var part = await world.PartAsync(world.Meals);
        Assert.Equal(
            ("changes.reason_required", "Reason"),
            BudgetChange.Propose(Guid.NewGuid(), world.Budget, 1, ChangeKind.Revision, [part], " ", world.Mira.Id, At).Error is { } error ? (error.Code, error.Field!) : default);
        var change = BudgetChange.Propose(Guid.NewGuid(), world.Budget, 1, ChangeKind.Revision, [part], "Why", world.Mira.Id, At).Value!;
        Assert.Equal("changes.empty", change.Submit(world.Budget, world.Mira.Id, At).Error!.Code);
    }

    [Fact]
    public async Task An_amount_moves_between_lines_to_the_cent_and_never_below_zero()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var line = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal("planning.transfer_beyond", line.Transfer(world.Budget, -750.01m, world.Mira.Id, At).Error!.Code);
        Assert.True(line.Transfer(world.Budget, -100.01m, world.Mira.Id, At).Succeeded);
        Assert.Equal((300m, 2.5m, -100.01m, 649.99m), (line.Quantity, line.UnitPrice, line.Transferred, line.Amount));
        Assert.Equal((649.99m, 300m), (line.MonthAmounts.Sum(), line.MonthQuantities.Sum()));
        Assert.All(line.MonthAmounts, a => Assert.True(a >= 0));

        // What was moved away stays away when the line is revised, and the line cannot come to less.
        var entry = LineFigures.Of(line).ToEntry();
        Assert.True(line.Change(world.Budget, entry with { Quantity = 100 }, world.Mira.Id, At).Succeeded);
        Assert.Equal((149.99m, 149.99m), (line.Amount, line.MonthAmounts.Sum()));
        Assert.Equal("planning.below_transferred", line.Change(world.Budget, entry with { Quantity = 40 }, world.Mira.Id, At).Error!.Code);
    }

    private static IEnumerable<(string Name, Func<BudgetChange, Result> Move)> Moves(Budget budget, CostCenterBudget part, User user) =>
    [
        ("edit", c => c.MayEdit(budget)),
        ("submit", c => c.Submit(budget, user.Id, At)),
        ("take back", c => c.TakeBack()),
        ("consent", c => c.Consent(budget, part.Id, user.Id, null, At, "")),
        ("approve", c => c.Approve(budget, 2, user.Id, At, "")),
        ("reject", c => c.Reject(user.Id, null, At, "No")),
        ("cancel", c => c.Cancel(user.Id, At, "")),
    ];

    private static BudgetChange In(ChangeState state, Budget budget, CostCenterBudget part, BudgetLine line, User user)
    {
        var change = BudgetChange.Propose(Guid.NewGuid(), budget, 1, ChangeKind.Revision, [part], "Why", user.Id, At).Value!;
        change.Put(ChangeLine.Remove(change, line), line.EnteredById);
        if (state is ChangeState.Submitted or ChangeState.Approved or ChangeState.Rejected)
        {
            change.Submit(budget, user.Id, At);
        }

        _ = state switch
        {
            ChangeState.Approved when change.Consent(budget, part.Id, user.Id, null, At, "").Succeeded => change.Approve(budget, 2, user.Id, At, ""),
            ChangeState.Rejected => change.Reject(user.Id, null, At, "No"),
            ChangeState.Cancelled => change.Cancel(user.Id, At, ""),
            _ => Result.Success,
        };
        Assert.Equal(state, change.State);
        return change;
    }
}
