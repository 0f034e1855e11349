using BudgetPortal.Data.Auditing;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Proposals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static BudgetPortal.Tests.Execution.Proposals.ProposalWorld;

namespace BudgetPortal.Tests.Execution.Proposals;

/// <summary>Programs and proposals are decided; what is approved can be spent.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task An_approved_program_makes_its_appropriation_once_and_then_the_proposal_can_be_approved()
    {
        await using var world = await BeginAsync();
        var (safety, energy) = await world.SubmittedAsync();
        Refused("proposals.undecided", await world.DecideAsync(world.Mira, approved: true));
        var seen = (await world.ProgramAsync(safety)).Version;
        var deciding = world.Portal.As<ProposalDecisionService>(world.Mira);
        Ok(await deciding.DecideProgramAsync(safety, seen, true, "Good"));
        Ok(await deciding.DecideProgramAsync(safety, seen, true, "Good"));
        var made = Assert.Single(await world.AppropriationsAsync());
        Assert.Equal((safety, 1200.50m, 1, "EUR"), (made.ProgramBudgetId, made.Amount, made.Number, made.Currency));
        Refused("proposals.comment_required", await world.DecideProgramAsync(world.Mira, energy, approved: false));
        Ok(await world.DecideProgramAsync(world.Mira, energy, approved: false, "Too early"));
        Ok(await world.DecideAsync(world.Mira, approved: true));
        Assert.Equal(ProposalState.Approved, (await world.ProposalAsync()).State);
        Assert.Single(await world.AppropriationsAsync());
        Assert.Equal([world.Hanna.Id], world.Portal.Notices.Of(ProposalNotices.Rejected).Single().Recipients);
        Assert.Equal(2, world.Portal.Notices.Of(ProposalNotices.Approved).Count);

        await using var db = world.Portal.Open();
        var decided = await db.Set<AuditEntry>().Where(e => e.UserId == world.Mira.Id).Select(e => new { e.Entity, e.Action }).ToListAsync();
        Assert.Equal(
            ["Appropriation Create", "BudgetProposal Update", "ProgramBudget Update", "ProgramBudget Update"], decided.Where(d => d.Entity != "Notification").Select(d => $"{d.Entity} {d.Action}").Order());
    }

    [Fact]
    public async Task A_rejected_program_is_changed_and_handed_in_again_by_itself()
    {
        await using var world = await BeginAsync();
        var (safety, energy) = await world.SubmittedAsync();
        Ok(await world.DecideProgramAsync(world.Mira, safety, approved: true));
        Ok(await world.DecideProgramAsync(world.Mira, energy, approved: false, "Too much"));
        Ok(await world.DecideAsync(world.Mira, approved: true));
        var item = (await world.ProgramAsync(energy)).Items[0];
        Ok(await world.Writing.PutAsync(energy, item.Id, item.Version, new LineItemTerms(world.Salaries, "Less", 500)));
        Ok(await world.Writing.SubmitAsync(energy));
        Assert.Equal(1, await world.Portal.As<ProposalQueries>(world.Mira).CountWaitingAsync());
        Assert.Equal(0, await world.Portal.As<ProposalQueries>(world.Hanna).CountWaitingAsync());
        Ok(await world.DecideProgramAsync(world.Mira, energy, approved: true));
        Assert.Equal([1200.50m, 500m], (await world.AppropriationsAsync()).ConvertAll(a => a.Amount));
        Assert.Equal([1, 2], (await world.AppropriationsAsync()).ConvertAll(a => a.Number));
    }

    [Fact]
    public async Task A_rejected_proposal_rejects_what_is_undecided_and_comes_again()
    {
        await using var world = await BeginAsync();
        var (safety, energy) = await world.SubmittedAsync();
        Ok(await world.DecideProgramAsync(world.Mira, safety, approved: true));
        Refused("proposals.comment_required", await world.DecideAsync(world.Mira, approved: false));
        Ok(await world.DecideAsync(world.Mira, approved: false, "Begin anew"));
        Assert.Equal((ProposalState.Approved, ProposalState.Rejected), ((await world.ProgramAsync(safety)).State, (await world.ProgramAsync(energy)).State));
        Refused("proposals.program_in_force", await world.Keeping.CancelAsync(world.ProposalId, (await world.ProposalAsync()).Version));
        Ok(await world.Keeping.SubmitAsync(world.ProposalId));
        Assert.Equal((ProposalState.Approved, ProposalState.Submitted), ((await world.ProgramAsync(safety)).State, (await world.ProgramAsync(energy)).State));
        Ok(await world.DecideProgramAsync(world.Renata, energy, approved: true));
        Ok(await world.DecideAsync(world.Renata, approved: true));
        Assert.Equal(2, (await world.AppropriationsAsync()).Count);
    }

    [Fact]
    public async Task Without_an_approved_program_a_proposal_is_not_approved()
    {
        await using var world = await BeginAsync();
        var (safety, energy) = await world.SubmittedAsync();
        Ok(await world.DecideProgramAsync(world.Mira, safety, approved: false, "No"));
        Ok(await world.DecideProgramAsync(world.Mira, energy, approved: false, "No"));
        Refused("proposals.none_approved", await world.DecideAsync(world.Mira, approved: true));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Of_two_deciders_at_once_one_wins_and_the_other_is_told_who(bool bothApprove)
    {
        await using var world = await BeginAsync();
        var (safety, _) = await world.SubmittedAsync();
        var seen = (await world.ProgramAsync(safety)).Version;
        var (mira, renata) = (world.Portal.As<ProposalDecisionService>(world.Mira), world.Portal.As<ProposalDecisionService>(world.Renata));
        var decided = await Task.WhenAll(mira.DecideProgramAsync(safety, seen, true, string.Empty), renata.DecideProgramAsync(safety, seen, bothApprove, "Well"));
        var loser = Assert.Single(decided, d => !d.Succeeded);
        Refused("proposals.decided", loser);
        Assert.Contains(decided[0].Succeeded ? "Mira Lang" : "Renata Voss", loser.Error!.Message, StringComparison.Ordinal);
        var stored = await world.ProgramAsync(safety);
        Assert.Equal(stored.State == ProposalState.Approved ? 1 : 0, (await world.AppropriationsAsync()).Count);
        Assert.Equal(decided[0].Succeeded ? world.Mira.Id : world.Renata.Id, stored.DecidedById);
    }

    [Fact]
    public async Task Two_programs_approved_at_once_get_different_numbers()
    {
        await using var world = await BeginAsync();
        var (safety, energy) = await world.SubmittedAsync();
        var (one, other) = ((await world.ProgramAsync(safety)).Version, (await world.ProgramAsync(energy)).Version);
        var (mira, renata) = (world.Portal.As<ProposalDecisionService>(world.Mira), world.Portal.As<ProposalDecisionService>(world.Renata));
        Assert.All(await Task.WhenAll(mira.DecideProgramAsync(safety, one, true, string.Empty), renata.DecideProgramAsync(energy, other, true, string.Empty)), Ok);
        Assert.Equal([1, 2], (await world.AppropriationsAsync()).ConvertAll(a => a.Number));
    }

    [Fact]
    public async Task Two_proposal_decisions_at_once_are_one()
    {
        await using var world = await BeginAsync();
        var (safety, energy) = await world.SubmittedAsync();
        Ok(await world.DecideProgramAsync(world.Mira, safety, approved: true));
        Ok(await world.DecideProgramAsync(world.Mira, energy, approved: true));
        var seen = (await world.ProposalAsync()).Version;
        var (mira, renata) = (world.Portal.As<ProposalDecisionService>(world.Mira), world.Portal.As<ProposalDecisionService>(world.Renata));
        var decided = await Task.WhenAll(mira.DecideAsync(world.ProposalId, seen, true, string.Empty), renata.DecideAsync(world.ProposalId, seen, false, "No"));
        Refused("proposals.decided", Assert.Single(decided, d => !d.Succeeded));
        Assert.All(await world.AppropriationsAsync(), a => Assert.False(a.IsClosed));
    }

    [Fact]
    public async Task What_was_changed_since_it_was_read_is_not_decided()
    {
        await using var world = await BeginAsync();
        var (safety, _) = await world.SubmittedAsync();
        var seen = (await world.ProgramAsync(safety)).Version;
        Ok(await world.DecideProgramAsync(world.Renata, safety, approved: false, "More"));
        var item = (await world.ProgramAsync(safety)).Items[0];
        Ok(await world.Writing.PutAsync(safety, item.Id, item.Version, new LineItemTerms(world.Salaries, "Much more", 90_000)));
        Ok(await world.Writing.SubmitAsync(safety));
        Refused("data.conflict", await world.Portal.As<ProposalDecisionService>(world.Mira).DecideProgramAsync(safety, seen, true, string.Empty));
        Assert.Empty(await world.AppropriationsAsync());
    }
}
