using System.Text.Json;
using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>If these fail, what a company approved reads differently after somebody was married or a department moved.</summary>
public sealed class FrozenBudgetTests
{
    private static readonly string[] Words = ["Ready Meals", "CPET tray", "Packaging", "Ingrid Solheim", "Viktor Palan", "Tomas Ferreira", "Mira Lang"];

    private static readonly JsonSerializerOptions Readable = new() { IncludeFields = true, WriteIndented = true };

    [Fact]
    public async Task An_approved_budget_reads_as_on_the_day_of_its_approval_whatever_is_renamed_or_moved_later()
    {
        await using var world = await ApprovedAsync();
        var before = await ReadAsync(world, world.Budget);
        Assert.All(Words, word => Assert.Contains(word, before, StringComparison.Ordinal));
        Assert.Contains("\"Person\": null", before, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Person\": \"\"", before, StringComparison.Ordinal);

        await RenameEverythingAsync(world);

        Assert.Equal(before, await ReadAsync(world, world.Budget));
    }

    [Fact]
    public async Task A_budget_that_is_not_approved_reads_in_todays_words()
    {
        await using var world = await ApprovedAsync();
        var open = await world.Portal.BudgetAsync(by: world.Mira, terms: t => t with { Name = "Next" });
        await world.Portal.LineAsync(open, world.Meals, world.Trays, 1, 1, world.Tomas);
        open = await world.Portal.AdvanceAsync(open, BudgetState.PendingFinalApproval);

        await RenameEverythingAsync(world);

        var text = await ReadAsync(world, open, withDecisions: false);
        Assert.All(Words, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.All(["Kitchen", "Tray", "Wrapping", "Smith"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hierarchy_and_owners_are_kept_with_all_cost_centers_above()
    {
        await using var world = await ApprovedAsync();
        await RenameEverythingAsync(world);
        await using var db = world.Portal.Open();
        var frozen = await db.Set<FrozenBudget>().Include(f => f.CostCenters).Include(f => f.Codes).Include(f => f.People).AsNoTracking().SingleAsync();

        Assert.Equal(["2000", "2100", "2200"], frozen.CostCenters.Select(c => c.Code).Order());
        var meals = frozen.CostCenters.Single(c => c.Code == "2200");
        Assert.Equal("2000", frozen.CostCenters.Single(c => c.CostCenterId == meals.ParentId).Code);
        Assert.Equal((world.Ingrid.Id, world.Viktor.Id), (meals.OwnerId, meals.DeputyOwnerId));
        Assert.Equal(["CPET tray", "Electricity"], frozen.Codes.Select(c => c.Name).Order());
        Assert.Equal(["Ingrid Solheim", "Mira Lang", "Otto Top", "Tomas Ferreira", "Viktor Palan"], frozen.People.Select(p => p.Name).Order());
        Assert.Equal((world.Portal.Time.Now, 1), (frozen.At, frozen.Revision));

        var words = await db.WordsOfAsync(world.Budget.Id);
        var shown = await words.CostCenters.SingleAsync(c => c.Id == world.Meals.Id);
        Assert.Equal((meals.ParentId, world.Ingrid.Id, "Ready Meals"), (shown.ParentId, shown.OwnerId, shown.Name));
    }

    [Fact]
    public async Task Last_years_words_stay_in_the_comparison_of_an_approved_budget()
    {
        await using var world = await ApprovedAsync();
        var next = await world.Portal.BudgetAsync(
            by: world.Mira, terms: t => t with { Name = "Next", ActiveDate = t.ActiveDate.AddYears(1), ExpireDate = t.ExpireDate.AddYears(1) });
        await world.Portal.LineAsync(next, world.Meals, world.Electricity, 1, 1, world.Tomas);
        next = await world.Portal.AdvanceAsync(next, BudgetState.Approved);

        await RenameEverythingAsync(world);

        var review = await world.Portal.As<PartReviewQueries>(world.Mira).ReadAsync((await world.Portal.PartAsync(next, world.Meals)).Id);
        Assert.Equal(["Electricity", "CPET tray"], review!.Lines.Select(l => l.Name));
        var detail = await world.Portal.As<BudgetDetailQueries>(world.Mira).ReadAsync(next.Id);
        Assert.Contains(detail!.Categories, c => c is { Name: "Packaging", Total: 0, LastYear: 750 });
    }

    [Fact]
    public async Task The_record_cannot_be_changed_or_deleted()
    {
        await using var world = await ApprovedAsync();
        await using var db = world.Portal.Open();
        await RefusedAsync(() => db.Set<FrozenBudget>().ExecuteUpdateAsync(set => set.SetProperty(f => f.Period, "x")));
        await RefusedAsync(() => db.Set<FrozenCostCenter>().ExecuteUpdateAsync(set => set.SetProperty(f => f.Name, "x")));
        await RefusedAsync(() => db.Set<FrozenCode>().ExecuteUpdateAsync(set => set.SetProperty(f => f.Name, "x")));
        await RefusedAsync(() => db.Set<FrozenPerson>().ExecuteUpdateAsync(set => set.SetProperty(f => f.Name, "x")));
        await RefusedAsync(() => db.Set<FrozenPerson>().ExecuteDeleteAsync());

        static async Task RefusedAsync(Func<Task> change) =>
            Assert.Contains("cannot be changed", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(change)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_budget_and_one_whose_approval_was_refused_keep_nothing()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.PendingFinalApproval);
        Assert.False((await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, Guid.NewGuid(), string.Empty)).Succeeded);
        Assert.True((await world.FinalDecisions(world.Mira).RejectAsync(world.Budget.Id, world.Budget.Version, "No")).Succeeded);
        Assert.Empty(await world.AllAsync(db => db.Set<FrozenBudget>()));
    }

    [Fact]
    public async Task Writing_it_down_takes_the_same_number_of_queries_whatever_the_size()
    {
        await using var world = await ApprovedAsync();
        var large = await world.Portal.BudgetAsync(by: world.Mira, terms: t => t with { Name = "Large" });
        for (var i = 0; i < 30; i++)
        {
            await world.Portal.LineAsync(large, i % 2 == 0 ? world.Meals : world.Seafood, await world.Portal.ItemAsync(), 1, 1, world.Tomas);
        }

        large = await world.Portal.AdvanceAsync(large, BudgetState.PendingFinalApproval);
        Assert.Equal(await CountAsync(world.Budget), await CountAsync(large));

        async Task<int> CountAsync(Budget budget)
        {
            await using var db = world.Portal.Open();
            var stored = (await BudgetProgress.LoadAsync(db, budget.Id))!;
            return (await TestPortal.QueriesOf(() => db.FreezeAsync(stored, world.Portal.Time.Now))).Count;
        }
    }

    [Fact]
    public async Task Another_company_sees_none_of_it()
    {
        await using var world = await ApprovedAsync();
        var other = await world.Portal.AnotherCompanyAsync();
        await using var db = other.Open();
        Assert.False(await db.Set<FrozenBudget>().AnyAsync() || await db.Set<FrozenCostCenter>().AnyAsync());
        Assert.False(await db.Set<FrozenCode>().AnyAsync() || await db.Set<FrozenPerson>().AnyAsync());
    }

    /// <summary>Approved by people: the deputy and the owner for their cost centers, the module owner finally.</summary>
    private static async Task<ApprovalWorld> ApprovedAsync()
    {
        var world = await ApprovalWorld.CreateAsync();
        var top = await world.Portal.CostCenterAsync("2000", await world.Portal.UserAsync("Otto Top"), name: "Operations");
        await using (var db = world.Portal.Open())
        {
            (await db.Set<CostCenter>().SingleAsync(c => c.Id == world.Meals.Id)).Place(top.Id, null, null);
            await db.SaveChangesAsync();
        }

        var (part, line) = (await world.PartAsync(world.Meals), await world.LineAsync(world.Meals, world.Electricity));
        await world.Decisions(world.Viktor).ChangeAndApproveAsync(part.Id, part.Version, [new(line.Id, 900, null, "Why")], "Agreed");
        await world.ApproveAsync(world.Seafood);
        world.Budget = await world.StoredAsync();
        var approved = await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, world.Budget.Version, "Good");
        Assert.True(approved.Succeeded, approved.Error?.ToString());
        world.Budget = await world.StoredAsync();
        return world;
    }

    /// <summary>Every page that shows the budget, as one text.</summary>
    private static async Task<string> ReadAsync(ApprovalWorld world, Budget budget, bool withDecisions = true)
    {
        var (id, part) = (budget.Id, await world.Portal.PartAsync(budget, world.Meals));
        object?[] pages =
        [
            await world.Portal.As<BudgetDetailQueries>(world.Mira).ReadAsync(id),
            (await world.Portal.As<BudgetLineQueries>(world.Mira).ReadAsync(id, new LineFilter(), 1)).Page,
            await world.Portal.As<HistoryQueries>(world.Mira).ReadAsync(id, null, 1),
            withDecisions ? await world.Portal.As<HistoryQueries>(world.Mira).ChangesAsync(id, 1) : null,
            await world.Portal.As<PartReviewQueries>(world.Mira).ReadAsync(part.Id),
            (await world.Portal.As<SheetQueries>(world.Mira).SheetAsync(id, world.Meals.Id)).Value is { } sheet ? (sheet.CostCenter, sheet.Lines) : null,
            withDecisions ? (await world.Portal.As<ApprovalQueueQueries>(world.Viktor).ReadAsync()).Decided : null,
            (await world.Portal.As<BudgetListQueries>(world.Mira).ListAsync(new BudgetFilter())).Single(b => b.Id == id),
        ];

        // Whether a cost center works today is asked when a rejected budget is reopened; an approved one does not show it.
        return JsonSerializer.Serialize(pages, Readable).Replace("\"IsActive\": false", "\"IsActive\": true", StringComparison.Ordinal);
    }

    private static async Task RenameEverythingAsync(ApprovalWorld world)
    {
        await using var db = world.Portal.Open();
        var elsewhere = await world.Portal.CostCenterAsync("9000", name: "Elsewhere");
        await db.Set<CostCenter>().Where(c => c.Id == world.Meals.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Code, "7777")
            .SetProperty(c => c.Name, "Kitchen").SetProperty(c => c.ParentId, elsewhere.Id).SetProperty(c => c.OwnerId, world.Tomas.Id)
            .SetProperty(c => c.DeputyOwnerId, (Guid?)null).SetProperty(c => c.IsActive, false));
        await db.Set<Item>().Where(i => i.Id == world.Trays.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Name, "Tray").SetProperty(i => i.Code, "ZZZ").SetProperty(i => i.Unit, "box"));
        await db.Set<BudgetCategory>().Where(c => c.Name == "Packaging").ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Wrapping"));
        await db.Set<BudgetPeriod>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, p => "Renamed " + p.Name));
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.FirstName, "Jo").SetProperty(u => u.LastName, "Smith"));
        await db.Users.Where(u => u.Id == world.Ingrid.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false));
    }
}
