using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>An owner leaves while others submit to them and decide.</summary>
public sealed class HandoverRaceTests
{
    private const int Rounds = 5;

    [Fact]
    public async Task Nothing_that_is_submitted_or_decided_while_its_owner_is_disabled_is_lost_or_asked_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var portal = await TestPortal.CreateAsync();
            await portal.ModuleOwnerAsync();
            var (olga, dora, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"), await portal.UserAsync("Emil Entry"));
            var centers = new List<CostCenter>();
            foreach (var code in new[] { "C1", "C2", "C3", "C4", "C5", "C6" })
            {
                centers.Add(await portal.CostCenterAsync(code, olga, dora, [emil]));
            }

            var budget = await portal.BudgetAsync(BudgetState.EntryOpen, centers);
            var item = await portal.ItemAsync();
            foreach (var center in centers)
            {
                await portal.LineAsync(budget, center, item, by: emil);
            }

            foreach (var center in centers.Take(3))
            {
                Assert.True((await SubmitAsync(portal, budget, center, emil)).Succeeded);
            }

            await Task.WhenAll(
            [
                .. centers.Skip(3).Select(c => SubmitAsync(portal, budget, c, emil)),
                ApproveAsync(portal, budget, centers[0], olga),
                ApproveAsync(portal, budget, centers[1], dora),
                portal.As<UserService>(portal.Administrator).SetActiveAsync(olga.Id, active: false),
            ]);

            await AssertAskedOnceAsync(portal, budget, dora.Id);
        }
    }

    [Fact]
    public async Task Owner_and_deputy_who_leave_at_once_leave_nothing_behind()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var portal = await TestPortal.CreateAsync();
            var admin = await portal.UserAsync("Ada Second", DefaultRoles.Administrator);
            var (olga, dora, boss) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"), await portal.UserAsync("Bo Boss"));
            var parent = await portal.CostCenterAsync("P", boss);
            var center = await portal.CostCenterAsync("C", olga, dora, parent: parent);
            var budget = await portal.BudgetAsync(BudgetState.PendingCcApproval, [center]);

            var results = await Task.WhenAll(
                portal.As<UserService>(portal.Administrator).SetActiveAsync(olga.Id, active: false),
                portal.As<UserService>(admin).SetActiveAsync(dora.Id, active: false));

            Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.Message));
            await AssertAskedOnceAsync(portal, budget, boss.Id);
        }
    }

    private static async Task<Result> SubmitAsync(TestPortal portal, Budget budget, CostCenter center, User user) =>
        await portal.As<SubmissionService>(user).SubmitAsync((await portal.PartAsync(budget, center)).Id);

    private static async Task<Result> ApproveAsync(TestPortal portal, Budget budget, CostCenter center, User user)
    {
        var part = await portal.PartAsync(budget, center);
        return await portal.As<CostCenterDecisionService>(user).ApproveAsync(part.Id, part.Version, string.Empty);
    }

    /// <summary>Each submitted part waits for this person, once; a decided one for nobody.</summary>
    private static async Task AssertAskedOnceAsync(TestPortal portal, Budget budget, Guid person)
    {
        await using var db = portal.Open();
        var parts = await db.Set<CostCenterBudget>().Where(p => p.BudgetId == budget.Id).ToListAsync();
        var open = (await db.Set<ApprovalRequest>().Where(r => r.BudgetId == budget.Id && r.ClosedAt == null).ToListAsync()).ToLookup(r => r.PartId);
        Assert.All(parts, part =>
        {
            if (part.State == PartState.Submitted)
            {
                Assert.Equal(person, Assert.Single(open[part.Id]).AssigneeId);
            }
            else
            {
                Assert.Equal((PartState.Approved, 0), (part.State, open[part.Id].Count()));
            }
        });
    }
}
