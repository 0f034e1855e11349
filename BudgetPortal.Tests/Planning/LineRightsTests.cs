using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, somebody would enter or see figures that are none of their business, or when entry is over.</summary>
public sealed class LineRightsTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private Item item = null!;
    private BudgetLine line = null!;
    private Guid partId;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.CreateAsync();
        emil = await portal.UserAsync("Emil Entry");
        center = await portal.CostCenterAsync("CC-1", await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"), [emil]);
        item = await portal.ItemAsync("GLOVE", standardPrice: 4);
        budget = await portal.BudgetAsync();
        partId = (await portal.PartAsync(budget, center)).Id;
        line = await portal.LineAsync(budget, center, item, by: emil);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Owner_deputy_and_entry_users_may_enter()
    {
        foreach (var name in new[] { "Olga Owner", "Dora Deputy", "Emil Entry" })
        {
            await using var db = portal.Open();
            var user = await db.Users.SingleAsync(u => u.FirstName + " " + u.LastName == name);
            Assert.True((await portal.As<LineService>(user).AddAsync(New())).Succeeded, name);
        }
    }

    [Fact]
    public async Task An_employee_may_not_touch_another_cost_centers_lines()
    {
        var eve = await portal.UserAsync("Eve Else");
        await portal.CostCenterAsync("CC-2", entryUsers: [eve]);
        await RefusedAsync(eve, "planning.not_your_cost_center");
        Assert.Equal("planning.not_found", (await portal.As<SheetQueries>(eve).SheetAsync(budget.Id, center.Id)).Error!.Code);
        Assert.Null(await portal.As<SheetQueries>(eve).LineAsync(line.Id));
        Assert.Equal("planning.not_your_cost_center", (await portal.As<PriceQueries>(eve).SearchAsync(partId, string.Empty)).Error!.Code);
    }

    [Fact]
    public async Task Another_organizations_user_finds_nothing_to_enter()
    {
        var other = await portal.AnotherCompanyAsync();
        var stranger = await other.UserAsync("Stan Strange");
        var lines = other.As<LineService>(stranger);
        Assert.Equal("planning.not_found", (await lines.AddAsync(New())).Error!.Code);
        Assert.Equal("planning.line_gone", (await lines.ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 2))).Error!.Code);
        Assert.Equal("planning.line_gone", (await lines.RemoveAsync(line.Id, line.Version)).Error!.Code);
        Assert.Equal("planning.not_found", (await other.As<SheetQueries>(stranger).SheetAsync(budget.Id, center.Id)).Error!.Code);
        Assert.Empty((await other.As<EntryQueries>(stranger).OverviewAsync()).Value!.Budgets);
    }

    [Fact]
    public async Task Without_the_permission_even_an_entry_user_enters_nothing()
    {
        var ada = await portal.UserAsync("Ada Auditor", DefaultRoles.Auditor);
        await using (var db = portal.Open())
        {
            (await db.Set<CostCenter>().Include(c => c.EntryUsers).SingleAsync(c => c.Id == center.Id)).AssignEntryUsers([emil.Id, ada.Id]);
            await db.SaveChangesAsync();
        }

        await RefusedAsync(ada, "platform.not_permitted");
        var sheet = (await portal.As<SheetQueries>(ada).SheetAsync(budget.Id, center.Id)).Value!;
        Assert.Equal("platform.not_permitted", sheet.Refusal!.Code);
        Assert.Single(sheet.Lines);
    }

    [Fact]
    public async Task A_disabled_user_enters_nothing()
    {
        await portal.DisableAsync(emil);
        await RefusedAsync(emil, "platform.not_permitted");
    }

    [Fact]
    public async Task Before_entry_opens_and_after_it_closed_nothing_is_entered()
    {
        var draft = await portal.BudgetAsync(BudgetState.Draft, [center], name: "Not open yet");
        var early = New() with { PartId = (await portal.PartAsync(draft, center)).Id };
        Assert.Equal("planning.entry_not_open", (await portal.As<LineService>(emil).AddAsync(early)).Error!.Code);
        await portal.AdvanceAsync(budget, BudgetState.PendingCcApproval);
        await RefusedAsync(emil, "planning.entry_closed");
    }

    [Fact]
    public async Task What_was_submitted_is_not_changed_behind_the_owners_back()
    {
        Assert.True((await portal.As<SubmissionService>(emil).SubmitAsync(partId)).Succeeded);
        await RefusedAsync(emil, "planning.part_submitted");
        Assert.Equal("planning.part_submitted", (await portal.As<SheetQueries>(emil).SheetAsync(budget.Id, center.Id)).Value!.Refusal!.Code);
    }

    [Fact]
    public async Task A_line_that_is_entered_while_the_part_is_submitted_is_refused_or_part_of_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var another = await portal.BudgetAsync(costCenters: [center], name: $"Round {round}");
            await portal.LineAsync(another, center, item, by: emil);
            var part = await portal.PartAsync(another, center);
            var adding = portal.As<LineService>(emil).AddAsync(New() with { PartId = part.Id });
            var submitting = portal.As<SubmissionService>(emil).SubmitAsync(part.Id);
            var (added, submitted) = (await adding, await submitting);
            Assert.True(submitted.Succeeded);
            await using var db = portal.Open();
            var handedIn = await db.Set<BudgetEvent>().SingleAsync(e => e.PartId == part.Id && e.Step == BudgetStep.Submitted);
            Assert.Equal(await db.Set<BudgetLine>().CountAsync(l => l.PartId == part.Id), handedIn.Lines);
            Assert.Equal(added.Succeeded ? 2 : 1, handedIn.Lines);
        }
    }

    private NewLine New() => new(Guid.CreateVersion7(), partId, item.Id, 1);

    private async Task RefusedAsync(User user, string code)
    {
        var lines = portal.As<LineService>(user);
        var figures = LineFigures.Of(line);
        Assert.Equal(code, (await lines.AddAsync(New())).Error!.Code);
        Assert.Equal(code, (await lines.ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 2))).Error!.Code);
        Assert.Equal(code, (await lines.RemoveAsync(line.Id, line.Version)).Error!.Code);
        Assert.Equal(code, (await portal.As<SheetEditService>(user).RunAsync(partId, [new RestoreStep(item.Id, figures, line.Version), new CopyStep(line.Id, line.Version, Guid.NewGuid())])).Error!.Code);
        await using var db = portal.Open();
        Assert.Equal(line.Version, (await db.Set<BudgetLine>().SingleAsync(l => l.PartId == partId)).Version);
    }
}
