using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, people would not find what they can take back, or be offered what is refused.</summary>
public sealed class RetractionTests
{
    [Fact]
    public async Task A_submission_is_offered_back_to_who_submitted_it_until_somebody_decides()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Entry"));
        var center = await portal.CostCenterAsync("CC-1", olga, entryUsers: [emil]);
        var budget = await portal.BudgetAsync();
        await portal.LineAsync(budget, center, await portal.ItemAsync(), by: emil);
        Assert.Null(await OfferedAsync(portal, emil, budget, center));

        var part = await portal.PartAsync(budget, center);
        Assert.True((await portal.As<SubmissionService>(emil).SubmitAsync(part.Id)).Succeeded);
        Assert.Equal(Retraction.Submission, await OfferedAsync(portal, emil, budget, center));
        Assert.Null(await OfferedAsync(portal, olga, budget, center));

        portal.Time.MoveTo(budget.EntryEnd.AddDays(1));
        Assert.Null(await OfferedAsync(portal, emil, budget, center));
        portal.Time.MoveTo(budget.EntryEnd);
        await portal.AdvanceAsync(budget, BudgetState.PendingFinalApproval);
        Assert.Null(await OfferedAsync(portal, emil, budget, center));
    }

    [Fact]
    public async Task No_budget_is_offered_back_to_the_owner_and_the_deputy()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, dora, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"), await portal.UserAsync("Emil Entry"));
        var center = await portal.CostCenterAsync("CC-1", olga, dora, [emil]);
        var other = await portal.CostCenterAsync("CC-2", olga);
        var budget = await portal.BudgetAsync();
        Assert.NotNull(other);
        Assert.True((await portal.As<SubmissionService>(olga).AttestNoBudgetAsync((await portal.PartAsync(budget, center)).Id, string.Empty)).Succeeded);

        Assert.Equal(Retraction.NoBudget, await OfferedAsync(portal, olga, budget, center));
        Assert.Equal(Retraction.NoBudget, await OfferedAsync(portal, dora, budget, center));
        Assert.Null(await OfferedAsync(portal, emil, budget, center));
        portal.Time.MoveTo(budget.EntryEnd.AddDays(1));
        Assert.Null(await OfferedAsync(portal, olga, budget, center));
    }

    [Fact]
    public async Task A_deadline_of_its_own_is_shown_where_it_counts()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, olga) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Olga Owner"));
        var center = await portal.CostCenterAsync("CC-1", olga);
        var budget = await portal.BudgetAsync();
        Assert.Equal(new EntryDeadline(budget.EntryEnd, IsOwn: false), (await CardAsync(portal, olga)).Deadline);

        var later = budget.EntryEnd.AddDays(4);
        Assert.True((await portal.As<TakingPartService>(mira).GiveTimeAsync((await portal.PartAsync(budget, center)).Id, later)).Succeeded);
        Assert.Equal(new EntryDeadline(later, IsOwn: true), (await CardAsync(portal, olga)).Deadline);
        Assert.Equal(new EntryDeadline(later, IsOwn: true), (await SheetAsync(portal, olga, budget, center)).Deadline);

        Assert.True((await portal.As<BudgetService>(mira).CloseEntryAsync(budget.Id)).Succeeded);
        portal.Time.MoveTo(later);
        var card = await CardAsync(portal, olga);
        Assert.Equal((new EntryDeadline(later, IsOwn: true), (Error?)null), (card.Deadline, card.Refusal));
    }

    private static async Task<Retraction?> OfferedAsync(TestPortal portal, User user, Budget budget, CostCenter center)
    {
        var card = (await CardsAsync(portal, user)).Single(c => c.CostCenterId == center.Id);
        var sheet = await SheetAsync(portal, user, budget, center);
        Assert.Equal(card.Retraction, sheet.Retraction);
        return card.Retraction;
    }

    private static async Task<EntryCard> CardAsync(TestPortal portal, User user) => Assert.Single(await CardsAsync(portal, user));

    private static async Task<IReadOnlyList<EntryCard>> CardsAsync(TestPortal portal, User user) =>
        Assert.Single((await portal.As<EntryQueries>(user).OverviewAsync()).Value!.Budgets).Cards;

    private static async Task<EntrySheet> SheetAsync(TestPortal portal, User user, Budget budget, CostCenter center) =>
        (await portal.As<SheetQueries>(user).SheetAsync(budget.Id, center.Id)).Value!;
}
