using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, people would read what is not theirs, or lose sight of what they decided.</summary>
public sealed class VisibilityTests
{
    [Fact]
    public async Task What_all_targets_add_up_to_is_told_to_those_who_read_every_budget_only()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, ada, emil) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Ada Fox", DefaultRoles.Auditor), await portal.UserAsync("Emil Entry"));
        await portal.CostCenterAsync("1", entryUsers: [emil]);
        var other = await portal.CostCenterAsync("2");
        var budget = await portal.BudgetAsync();
        var target = new TargetChange((await portal.PartAsync(budget, other)).Id, 7000, null);
        Assert.Equal(1, (await portal.As<TargetService>(mira).SaveAsync(budget.Id, [target])).Value);

        Assert.Contains(BudgetStep.TargetsSet, await StepsAsync(mira));
        Assert.Contains(BudgetStep.TargetsSet, await StepsAsync(ada));
        var seen = await StepsAsync(emil);
        Assert.Contains(BudgetStep.EntryOpened, seen);
        Assert.DoesNotContain(BudgetStep.TargetsSet, seen);

        async Task<IEnumerable<BudgetStep>> StepsAsync(User reader) =>
            (await portal.As<HistoryQueries>(reader).ReadAsync(budget.Id, null, 1)).Rows.Select(r => r.Step);
    }

    [Fact]
    public async Task An_owner_who_gave_a_cost_center_away_sees_only_what_they_decided_of_it()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, nils) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Nils New"));
        var center = await portal.CostCenterAsync("C", olga);
        var decided = await PartAsync();
        var waiting = await PartAsync();
        Assert.Null((await portal.As<CostCenterDecisionService>(olga).ApproveAsync(decided.Id, decided.Version, string.Empty)).Error);
        Assert.NotNull(await portal.As<PartReviewQueries>(olga).ReadAsync(waiting.Id));

        var service = portal.As<CostCenterService>(portal.Administrator);
        var form = (await service.FormAsync(center.Id)).Value!;
        Assert.Null((await service.SaveAsync(center.Id, form.Values with { OwnerId = nils.Id }, form.Version)).Error);

        Assert.Null(await portal.As<PartReviewQueries>(olga).ReadAsync(waiting.Id));
        Assert.NotNull(await portal.As<PartReviewQueries>(olga).ReadAsync(decided.Id));
        Assert.NotNull(await portal.As<PartReviewQueries>(nils).ReadAsync(waiting.Id));

        async Task<CostCenterBudget> PartAsync() =>
            await portal.PartAsync(await portal.BudgetAsync(BudgetState.PendingCcApproval, [center]), center);
    }
}
