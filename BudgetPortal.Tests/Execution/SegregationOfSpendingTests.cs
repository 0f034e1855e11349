using BudgetPortal.Execution;
using BudgetPortal.Organizations;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution;

public sealed class SegregationOfSpendingTests
{
    [Fact]
    public async Task Each_step_takes_another_person_unless_the_settings_allow_it()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var allotment = await world.ReleaseAsync(600);
        var byReleaser = await portal.As<ObligationService>(world.Releaser).RecordAsync(Guid.CreateVersion7(), world.Terms(allotment, 100));
        var obligation = await world.ObligateAsync(allotment, 100);
        var payment = new DisbursementTerms(portal.Today, "1", 10, 1);

        Assert.Equal("execution.same_person", byReleaser.Error!.Code);
        foreach (var earlier in new[] { world.Releaser, world.Recorder })
        {
            var refused = await portal.As<DisbursementService>(earlier).PayAsync(Guid.CreateVersion7(), obligation, payment);
            Assert.Equal("execution.same_person", refused.Error!.Code);
            Assert.NotNull((await world.ReadAsync(earlier)).Allotments.Single().Obligations.Single().PayRefusal);
        }

        Assert.Null((await world.ReadAsync(world.Payer)).Allotments.Single().Obligations.Single().PayRefusal);
        await world.PayAsync(obligation, 10);

        var settings = portal.As<SettingsService>(portal.Administrator);
        var form = (await settings.FormAsync()).Value!;
        SpendingWorld.Succeeded(await settings.SaveAsync(form.Settings with { Rules = form.Settings.Rules with { AllowOnePersonToSpend = true } }, form.Version));
        SpendingWorld.Succeeded(await portal.As<DisbursementService>(world.Recorder).PayAsync(Guid.CreateVersion7(), obligation, payment));
        Assert.Null((await world.ReadAsync(world.Releaser)).Allotments.Single().Obligations.Single().PayRefusal);
    }

    [Fact]
    public async Task Each_step_takes_its_right()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var allotment = await world.ReleaseAsync(600);
        var obligation = await world.ObligateAsync(allotment, 100);
        var (owner, seen) = (world.Owner, (await world.ReadAsync()).Allotments.Single());

        string?[] codes =
        [
            (await portal.As<AllotmentService>(owner).ReleaseAsync(Guid.CreateVersion7(), world.AppropriationId, new AllotmentTerms(portal.Today.Year, world.Quarter, 1, ""))).Error?.Code,
            (await portal.As<AllotmentService>(owner).GiveBackAsync(allotment, seen.Version, 1)).Error?.Code,
            (await portal.As<AllotmentService>(owner).EndAsync(allotment, seen.Version)).Error?.Code,
            (await portal.As<ObligationService>(owner).RecordAsync(Guid.CreateVersion7(), world.Terms(allotment, 1))).Error?.Code,
            (await portal.As<ObligationService>(owner).EndAsync(obligation, seen.Obligations.Single().Version)).Error?.Code,
            (await portal.As<DisbursementService>(owner).PayAsync(Guid.CreateVersion7(), obligation, new DisbursementTerms(portal.Today, "", 1, 1))).Error?.Code,
            (await portal.As<WorkItemService>(owner).AddAsync(Guid.CreateVersion7(), obligation, new WorkItemTerms("Fit them", null, null, 1))).Error?.Code,
        ];

        Assert.All(codes, code => Assert.Equal("platform.not_permitted", code));
        Assert.Empty(await portal.As<ObligationFormQueries>(owner).OrdersAsync(string.Empty));
        var rights = (await world.ReadAsync(owner)).Rights;
        Assert.False(rights.Release || rights.Obligate || rights.Pay);
    }
}
