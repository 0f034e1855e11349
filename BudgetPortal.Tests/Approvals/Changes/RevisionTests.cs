using BudgetPortal.Approvals.Changes;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Approvals.Changes;

/// <summary>Without these, an approved figure could change unseen, or a revision be lost or approved by who wrote it.</summary>
public sealed class RevisionTests
{
    [Fact]
    public async Task The_old_figure_stays_in_force_until_owner_and_module_owner_agreed_then_they_swap_and_both_versions_stay()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var change = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        Assert.Equal(300, (await world.LineAsync(world.Meals, world.Trays)).Quantity);
        Assert.Equal("changes.consent_missing", (await world.ApproveAsync(world.Mira, change)).Error!.Code);
        ChangeWorld.Ok(await world.ConsentAsync(world.Ingrid, change));
        Assert.Equal(300, (await world.LineAsync(world.Meals, world.Trays)).Quantity);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));

        trays = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal((400m, 1000m, 1000m), (trays.Quantity, trays.Amount, trays.MonthAmounts.Sum()));
        Assert.Equal((2, BudgetState.Active), ((await world.StoredAsync()).Revision, (await world.StoredAsync()).State));
        var stored = await world.ChangeAsync(change);
        Assert.Equal((ChangeState.Approved, 2, world.Mira.Id), (stored.State, stored.Revision, stored.DecidedById));
        Assert.Equal([1, 2], (await world.AllAsync(db => db.Set<FrozenBudget>().Where(f => f.BudgetId == world.Budget.Id).OrderBy(f => f.Revision))).Select(f => f.Revision));
        var history = (await world.Portal.As<VersionQueries>(world.Ingrid).ReadAsync(trays.PartId))!;
        Assert.Equal([(1, 934m), (2, 1184m)], history.Versions.Select(v => (v.Number, v.Total)));
        var differing = Assert.Single(history.Lines, l => l.Kind is not null);
        Assert.Equal((300m, 400m, 250m), (differing.Before!.Quantity, differing.After!.Quantity, differing.Difference));
        Assert.Equal(
            [BudgetStep.ChangeSubmitted, BudgetStep.ChangeConsented, BudgetStep.ChangeApproved],
            (await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.PartId == trays.PartId).OrderBy(e => e.Id)))
                .Select(e => e.Step).Where(s => s is BudgetStep.ChangeSubmitted or BudgetStep.ChangeConsented or BudgetStep.ChangeApproved));
    }

    [Fact]
    public async Task Those_whose_turn_it_is_are_asked_and_everybody_concerned_is_told()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var change = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        var asked = Assert.Single(world.Portal.Notices.Of("budget.change_requested"));
        Assert.Equal(new HashSet<Guid> { world.Ingrid.Id, world.Viktor.Id }, asked.Recipients.ToHashSet());
        Assert.Single(await world.Portal.As<ChangeListQueries>(world.Ingrid).WaitingAsync());
        Assert.Empty(await world.Portal.As<ChangeListQueries>(world.Mira).WaitingAsync());
        Assert.Empty(await world.Portal.As<ChangeListQueries>(world.Tomas).WaitingAsync());

        ChangeWorld.Ok(await world.ConsentAsync(world.Viktor, change));
        Assert.Equal(world.Ingrid.Id, (await world.ChangeAsync(change)).Parts.Single().ConsentedForId);
        Assert.Equal([world.Mira.Id], world.Portal.Notices.Of("budget.change_requested")[^1].Recipients);
        Assert.Single(await world.Portal.As<ChangeListQueries>(world.Mira).WaitingAsync());
        Assert.Empty(await world.Portal.As<ChangeListQueries>(world.Ingrid).WaitingAsync());
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        Assert.Superset(new HashSet<Guid> { world.Ingrid.Id, world.Tomas.Id, world.Viktor.Id }, Assert.Single(world.Portal.Notices.Of("budget.change_approved")).Recipients.ToHashSet());
    }

    [Fact]
    public async Task An_owner_who_submits_has_agreed_and_lines_come_and_go()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Meals, world.Electricity));
        var film = await world.Portal.ItemAsync("PAC-0400", unit: "roll", name: "Film", category: "Packaging");
        var change = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 310);
        var lines = world.Portal.As<ProposalLineService>(world.Ingrid);
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(trays.Id, UnitPrice: 3)));
        ChangeWorld.Ok(await lines.RemoveAsync(change, power.Id));
        ChangeWorld.Ok(await lines.AddAsync(change, new ProposedLine(Guid.CreateVersion7(), film.Id, 5, 20)));
        await world.SubmitAsync(world.Ingrid, change);
        Assert.True((await world.ChangeAsync(change)).IsConsented);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));

        var part = await world.PartAsync(world.Meals);
        var now = await world.AllAsync(db => db.Set<BudgetLine>().Where(l => l.PartId == part.Id).OrderBy(l => l.Amount));
        Assert.Equal([(film.Id, 100m), (world.Trays.Id, 930m)], now.Select(l => (l.ItemId!.Value, l.Amount)));
        Assert.Equal((PriceSource.Manual, "More shifts"), (now[1].PriceSource, now[1].PriceReason));
        Assert.Contains(await world.AllAsync(db => db.Set<FrozenCode>().Where(c => c.Revision == 2)), c => c.CodeId == film.Id);
    }

    [Fact]
    public async Task What_is_typed_back_to_the_figures_in_force_is_no_change()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var change = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400);
        var lines = world.Portal.As<ProposalLineService>(world.Tomas);
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(trays.Id, UnitPrice: 3)));
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(trays.Id, Quantity: 300)));
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(trays.Id, UnitPrice: 2.5m)));
        Assert.Empty((await world.ChangeAsync(change)).Lines);
        Assert.Equal("planning.quantity_not_positive", (await lines.ChangeAsync(change, new ProposedFigures(trays.Id, Quantity: 0))).Error!.Code);
        Assert.Equal("changes.empty", (await world.Portal.As<ProposalService>(world.Tomas).SubmitAsync(change, await world.SeenAsync(change))).Error!.Code);
    }

    [Fact]
    public async Task Strangers_cannot_propose_see_drafts_or_decide()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var stranger = await world.Portal.UserAsync("Sven Stranger");
        var auditor = await world.Portal.UserAsync("Ada Fox", DefaultRoles.Auditor);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal("changes.not_found", (await world.Portal.As<ProposalService>(stranger).ProposeRevisionAsync(Guid.NewGuid(), trays.PartId, "Why")).Error!.Code);
        Assert.Equal("changes.not_yours", (await world.Portal.As<ProposalService>(auditor).ProposeRevisionAsync(Guid.NewGuid(), trays.PartId, "Why")).Error!.Code);
        var change = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400);
        Assert.Null(await world.Portal.As<ChangeQueries>(auditor).ReadAsync(change));
        Assert.NotNull(await world.Portal.As<ChangeQueries>(world.Ingrid).ReadAsync(change));
        await world.SubmitAsync(world.Tomas, change);
        Assert.Null(await world.Portal.As<ChangeQueries>(stranger).ReadAsync(change));
        Assert.NotNull(await world.Portal.As<ChangeQueries>(auditor).ReadAsync(change));
        Assert.Equal("changes.not_found", (await world.ConsentAsync(stranger, change)).Error!.Code);
        Assert.Equal("approvals.not_your_turn", (await world.ConsentAsync(auditor, change)).Error!.Code);
        Assert.Equal("approvals.not_your_turn", (await world.ConsentAsync(world.Tomas, change)).Error!.Code);
        ChangeWorld.Ok(await world.ConsentAsync(world.Ingrid, change));
        Assert.Equal("platform.not_permitted", (await world.ApproveAsync(world.Ingrid, change)).Error!.Code);
        var other = await world.Portal.AnotherCompanyAsync();
        Assert.Null(await other.As<ChangeQueries>(await other.ModuleOwnerAsync()).ReadAsync(change));
    }

    [Fact]
    public async Task Nobody_approves_what_they_proposed_while_somebody_else_can_and_else_it_is_recorded()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var change = await world.DraftAsync(world.Mira, world.Meals, trays.Id, 400);
        await world.SubmitAsync(world.Mira, change);
        ChangeWorld.Ok(await world.ConsentAsync(world.Ingrid, change));
        var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
        Assert.Equal("changes.segregation", (await world.ApproveAsync(world.Mira, change)).Error!.Code);
        Assert.Empty(await world.Portal.As<ChangeListQueries>(world.Mira).WaitingAsync());
        await world.Portal.DisableAsync(nadia);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        Assert.Single(await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.DecidedOnBothLevels)));
    }

    [Fact]
    public async Task Rejected_or_cancelled_nothing_changes_and_a_rejection_says_why()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var first = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400);
        await world.SubmitAsync(world.Tomas, first);
        var decisions = world.Portal.As<ChangeDecisionService>(world.Ingrid);
        Assert.Equal("approvals.comment_required", (await decisions.RejectAsync(first, await world.SeenAsync(first), " ")).Error!.Code);
        ChangeWorld.Ok(await decisions.RejectAsync(first, await world.SeenAsync(first), "Too much"));
        Assert.Equal("approvals.already_decided", (await world.ConsentAsync(world.Viktor, first)).Error!.Code);
        Assert.Contains(world.Tomas.Id, Assert.Single(world.Portal.Notices.Of("budget.change_rejected")).Recipients);

        var second = await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 500);
        await world.SubmitAsync(world.Tomas, second);
        ChangeWorld.Ok(await world.Portal.As<ProposalService>(world.Tomas).CancelAsync(second, ""));
        Assert.Contains(world.Ingrid.Id, Assert.Single(world.Portal.Notices.Of("budget.change_cancelled")).Recipients);
        Assert.Equal((300m, 1), ((await world.LineAsync(world.Meals, world.Trays)).Quantity, (await world.StoredAsync()).Revision));
        Assert.Empty(await world.AllAsync(db => db.Set<PartVersion>()));
    }

    [Fact]
    public async Task A_part_cannot_come_to_less_than_is_used()
    {
        var usage = new KnownUsage();
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active, more: services => services.AddSingleton<IBudgetUsage>(usage));
        var trays = await world.LineAsync(world.Meals, world.Trays);
        usage.Used[trays.PartId] = 900;
        var change = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 200);
        await world.SubmitAsync(world.Ingrid, change);
        Assert.Equal("changes.below_used", (await world.ApproveAsync(world.Mira, change)).Error!.Code);
        Assert.Equal((300m, 1), ((await world.LineAsync(world.Meals, world.Trays)).Quantity, (await world.StoredAsync()).Revision));
        usage.Used[trays.PartId] = 684;
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));

        // What is overspent can be brought up, if not all the way.
        usage.Used[trays.PartId] = 2000;
        var more = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 250);
        await world.SubmitAsync(world.Ingrid, more);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, more));
    }

    private sealed class KnownUsage : IBudgetUsage
    {
        public Dictionary<Guid, decimal> Used { get; } = [];

        public Task<IReadOnlyDictionary<Guid, decimal>> UsedAsync(
            BudgetPortal.Data.PortalDbContext db, IReadOnlyCollection<Guid> partIds, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, decimal>>(Used.Where(u => partIds.Contains(u.Key)).ToDictionary());
    }
}
