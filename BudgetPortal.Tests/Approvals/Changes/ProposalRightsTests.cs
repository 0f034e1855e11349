using BudgetPortal.Approvals;
using BudgetPortal.Approvals.Changes;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals.Changes;

/// <summary>Without these, somebody could agree to their own figures through another's name, or write where they only read.</summary>
public sealed class ProposalRightsTests
{
    private static readonly string[] Found = ["changes.not_found"];
    private static readonly string[] Refused = ["changes.not_found", "changes.not_yours", "approvals.not_your_turn", "platform.not_permitted"];

    [Fact]
    public async Task A_deputy_for_a_time_agrees_in_the_owners_place_and_queue_and_history_say_so()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var dora = await world.Portal.UserAsync("Dora Deputy");
        await DelegateAsync(world, dora);
        var change = await world.DraftAsync(world.Tomas, world.Meals, (await world.LineAsync(world.Meals, world.Trays)).Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        Assert.Contains(world.Portal.Notices.Of(ChangeNotices.Requested), n => n.Recipients.Contains(dora.Id) && n.Arguments["actingFor"] == "Ingrid Solheim");
        Assert.Equal("Ingrid Solheim", (await world.Portal.As<ChangeQueries>(dora).ReadAsync(change))!.Rights.ActingFor);
        ChangeWorld.Ok(await world.ConsentAsync(dora, change));

        Assert.Equal(world.Ingrid.Id, (await world.ChangeAsync(change)).Parts.Single().ConsentedForId);
        var history = await world.Portal.As<HistoryQueries>(world.Mira).ReadAsync(world.Budget.Id, null, 1);
        Assert.Contains(history.Rows, r => r is { Step: BudgetStep.ChangeConsented, Person: "Dora Deputy", ActingFor: "Ingrid Solheim" });
        var decided = Assert.Single((await world.Portal.As<ApprovalQueueQueries>(dora).ReadAsync()).Decided);
        Assert.Equal((change, "Revision #1 · 2200 Ready Meals", ApprovalStatus.Approved), (decided.Id, decided.Proposal, decided.Status));
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        history = await world.Portal.As<HistoryQueries>(world.Mira).ReadAsync(world.Budget.Id, null, 1);
        Assert.Contains(history.Rows, r => r is { Step: BudgetStep.ChangeConsented, Person: "Dora Deputy", ActingFor: "Ingrid Solheim" });
    }

    [Fact]
    public async Task Nobody_agrees_through_a_delegation_to_what_they_or_its_owner_wrote_whoever_handed_it_in()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        await DelegateAsync(world, world.Tomas);
        var nadia = await world.Portal.UserAsync("Nadia Brandt");
        await world.EnterForAsync(world.Meals, nadia);
        var trays = await world.LineAsync(world.Meals, world.Trays);

        var change = await world.DraftAsync(nadia, world.Meals, trays.Id, 400);
        ChangeWorld.Ok(await world.Portal.As<ProposalLineService>(world.Tomas).ChangeAsync(change, new ProposedFigures(trays.Id, 900)));
        await world.SubmitAsync(nadia, change);
        Assert.Equal("approvals.not_your_turn", (await world.ConsentAsync(world.Tomas, change)).Error!.Code);
        Assert.Empty(await world.Portal.As<ChangeListQueries>(world.Tomas).WaitingAsync());

        var owners = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 500);
        await world.SubmitAsync(nadia, owners);
        Assert.Equal("approvals.not_your_turn", (await world.ConsentAsync(world.Tomas, owners)).Error!.Code);
        ChangeWorld.Ok(await world.ConsentAsync(world.Viktor, owners));
    }

    [Fact]
    public async Task Whoever_wrote_on_a_draft_does_not_approve_it_finally()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var renata = await world.Portal.ModuleOwnerAsync("Renata Voss");
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var change = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400);
        ChangeWorld.Ok(await world.Portal.As<ProposalLineService>(world.Mira).ChangeAsync(change, new ProposedFigures(trays.Id, 900)));
        await world.SubmitAsync(world.Tomas, change);
        ChangeWorld.Ok(await world.ConsentAsync(world.Ingrid, change));
        Assert.Equal("changes.segregation", (await world.ApproveAsync(world.Mira, change)).Error!.Code);
        ChangeWorld.Ok(await world.ApproveAsync(renata, change));
    }

    [Fact]
    public async Task An_auditor_writes_nothing_and_another_companys_people_find_nothing()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var auditor = await world.Portal.UserAsync("Ada Fox", DefaultRoles.Auditor);
        var other = await world.Portal.AnotherCompanyAsync();
        var stranger = await other.ModuleOwnerAsync();
        var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Seafood, world.Electricity));
        var change = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        var seen = await world.SeenAsync(change);
        foreach (var (portal, user) in new[] { (world.Portal.As<ProposalService>(auditor), auditor), (other.As<ProposalService>(stranger), stranger) })
        {
            var isOther = user == stranger;
            var (lines, decisions) = isOther
                ? (other.As<ProposalLineService>(stranger), other.As<ChangeDecisionService>(stranger))
                : (world.Portal.As<ProposalLineService>(auditor), world.Portal.As<ChangeDecisionService>(auditor));
            var transfers = isOther ? other.As<TransferService>(stranger) : world.Portal.As<TransferService>(auditor);
            Assert.All(
                new[]
                {
                    await portal.ProposeRevisionAsync(Guid.CreateVersion7(), trays.PartId, "Why"),
                    await transfers.ProposeAsync(new TransferTerms(Guid.CreateVersion7(), trays.Id, power.PartId, power.Id, 1, "Why")),
                    await portal.SubmitAsync(change, seen), await portal.TakeBackAsync(change), await portal.CancelAsync(change, string.Empty),
                    await lines.ChangeAsync(change, new ProposedFigures(trays.Id, 1)), await lines.RemoveAsync(change, trays.Id), await lines.RebaseAsync(change),
                    await decisions.ConsentAsync(change, seen, string.Empty), await decisions.ApproveAsync(change, seen, string.Empty),
                    await decisions.RejectAsync(change, seen, "No"),
                },
                r => Assert.Contains(r.Error!.Code, isOther ? Found : Refused));
        }

        Assert.Null(await other.As<VersionQueries>(stranger).ReadAsync(trays.PartId));
        Assert.Empty((await other.As<TransferQueries>(stranger).ReadAsync(world.Budget.Id)).Parts);
        Assert.Empty(await other.As<ChangeListQueries>(stranger).OfBudgetAsync(world.Budget.Id));
        Assert.Equal(seen, await world.SeenAsync(change));
    }

    [Fact]
    public async Task What_somebody_proposed_who_left_is_decided_by_the_others()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var change = await world.DraftAsync(world.Tomas, world.Meals, (await world.LineAsync(world.Meals, world.Trays)).Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        await world.Portal.DisableAsync(world.Tomas);
        Assert.False((await world.Portal.As<ProposalService>(world.Tomas).CancelAsync(change, string.Empty)).Succeeded);
        ChangeWorld.Ok(await world.ConsentAsync(world.Ingrid, change));
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        Assert.DoesNotContain(Assert.Single(world.Portal.Notices.Of(ChangeNotices.Approved)).Recipients, id => id == world.Tomas.Id);
        Assert.Equal("Tomas Ferreira", (await world.Portal.As<ChangeQueries>(world.Mira).ReadAsync(change))!.ProposedBy);
    }

    [Fact]
    public async Task What_is_kept_of_a_version_cannot_be_changed()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var change = await world.DraftAsync(world.Ingrid, world.Meals, (await world.LineAsync(world.Meals, world.Trays)).Id, 400);
        await world.SubmitAsync(world.Ingrid, change);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        await using var db = world.Portal.Open();
        await RefusedAsync(() => db.Set<PartVersionLine>().ExecuteUpdateAsync(s => s.SetProperty(l => l.Amount, 1)));
        await RefusedAsync(() => db.Set<PartVersion>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Number, v => v.Number + 5)));
        await RefusedAsync(() => db.Set<PartVersionLine>().ExecuteDeleteAsync());

        static async Task RefusedAsync(Func<Task> move) =>
            Assert.Contains("cannot be changed", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(move)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_asks_the_database_as_often_for_many_proposals_as_for_one()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        await world.Portal.ModuleOwnerAsync("Renata Voss");
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var queries = new List<(int Waiting, int Count, int OfBudget, int Decided)>();
        foreach (var more in new[] { 1, 5 })
        {
            for (var i = 0; i < more; i++)
            {
                await world.SubmitAsync(world.Ingrid, await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 400 + i));
            }

            queries.Add((
                await OfAsync(() => world.Portal.As<ChangeListQueries>(world.Mira).WaitingAsync()), await OfAsync(() => world.Portal.As<ChangeListQueries>(world.Mira).CountAsync()),
                await OfAsync(() => world.Portal.As<ChangeListQueries>(world.Mira).OfBudgetAsync(world.Budget.Id)),
                await OfAsync(() => world.Portal.As<ApprovalQueueQueries>(world.Ingrid).ReadAsync())));
        }

        Assert.Equal(queries[0], queries[1]);
        Assert.Equal(6, (await world.Portal.As<ChangeListQueries>(world.Mira).WaitingAsync()).Count);

        static async Task<int> OfAsync(Func<Task> action) => (await TestPortal.QueriesOf(action)).Count;
    }

    private static async Task DelegateAsync(ApprovalWorld world, User deputy) => ChangeWorld.Ok(await world.Portal.As<DelegationService>(world.Ingrid).AddAsync(
        new DelegationTerms(Guid.CreateVersion7(), world.Ingrid.Id, deputy.Id, world.Portal.Today, world.Portal.Today.AddDays(7))));
}
