using BudgetPortal.Approvals;
using BudgetPortal.Notifications;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Planning;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>The table of PRODUCT 4: who is told of what, in which words. Without these, somebody would wait for a word that never comes.</summary>
public sealed class ToldTests
{
    [Fact]
    public async Task A_declared_budget_is_told_to_the_owners_and_its_open_entry_to_all_who_may_enter()
    {
        await using var world = await CreateAsync();
        var terms = await world.Portal.TermsAsync("Opex 2028");
        terms = terms with { EntryStart = world.Portal.Today.AddDays(2), EntryEnd = world.Portal.Today.AddDays(20), IsSupplementary = true };
        Assert.True((await world.Portal.As<BudgetService>(world.Mira).DeclareAsync(Guid.CreateVersion7(), terms)).Succeeded);

        Assert.StartsWith($"New {terms.Type.Word()} budget for ", Assert.Single(await ToldAsync(world, world.Olga)), StringComparison.Ordinal);
        Assert.EndsWith($"Entry period: {Dates.Day(terms.EntryStart)} to {Dates.Day(terms.EntryEnd)}", (await ToldAsync(world, world.Olga))[0], StringComparison.Ordinal);
        Assert.Empty(await ToldAsync(world, world.Emil));

        await world.RunAsync(terms.EntryStart);
        var opened = $"Budget entry period for Opex 2028 is now open. You can enter budget lines until {Dates.Day(terms.EntryEnd)}";
        Assert.Equal(opened, (await ToldAsync(world, world.Olga))[0]);
        Assert.Equal([opened], await ToldAsync(world, world.Emil));
        Assert.Empty(await ToldAsync(world, world.Mira));
    }

    [Fact]
    public async Task The_end_of_entry_asks_the_owner_for_each_cost_center()
    {
        await using var world = await CreateAsync();
        await world.RunAsync(world.Budget.EntryEnd.AddDays(1));

        var name = world.Budget.Name;
        Assert.Equal(
            [
                $"Budget {name} requires your approval for 100 Cost center 100. 1 budget line submitted",
                $"Budget {name} requires your approval for 200 Cost center 200. 1 budget line submitted",
                $"Budget entry period for {name} has ended. Please review and approve your cost center's budget",
            ],
            (await ToldAsync(world, world.Olga)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_submission_asks_its_owner_and_an_approval_tells_those_who_decide_finally()
    {
        await using var world = await CreateAsync();
        await world.SubmitAsync(world.Emil);
        Assert.Equal([$"Budget {world.Budget.Name} requires your approval for 100 Cost center 100. 1 budget line submitted"], await ToldAsync(world, world.Olga));

        await world.ApproveAsync();
        Assert.Equal(["100 Cost center 100 budget approved by Olga Owner"], await ToldAsync(world, world.Mira));

        await world.SubmitAsync(world.Emil, world.Two);
        var part = await world.PartAsync(world.Two);
        await world.Portal.As<CostCenterDecisionService>(world.Olga).ApproveAsync(part.Id, part.Version, "Well planned");
        Assert.Equal(
            [
                "100 Cost center 100 budget approved by Olga Owner",
                "200 Cost center 200 budget approved by Olga Owner. Well planned",
                $"Budget {world.Budget.Name} ready for final approval. All cost centers have approved",
            ],
            (await ToldAsync(world, world.Mira)).Order(StringComparer.Ordinal));
        Assert.Empty(await ToldAsync(world, world.Emil));
    }

    [Fact]
    public async Task A_rejection_and_a_change_are_told_to_those_who_entered()
    {
        await using var world = await CreateAsync(BudgetState.PendingCcApproval);
        await world.RejectAsync();
        Assert.Equal(["100 Cost center 100 budget rejected by Olga Owner. Reason: Too much"], await ToldAsync(world, world.Emil));
        Assert.Equal(["100 Cost center 100 budget rejected by Olga Owner. Reason: Too much"], await ToldAsync(world, world.Portal.Administrator));

        var part = await world.PartAsync(world.Two);
        await using var db = world.Portal.Open();
        var line = db.Set<BudgetLine>().Single(l => l.PartId == part.Id);
        var changed = await world.Portal.As<CostCenterDecisionService>(world.Olga)
            .ChangeAndApproveAsync(part.Id, part.Version, [new BudgetPortal.Approvals.LineChange(line.Id, 4, null, "More people")], string.Empty);
        Assert.True(changed.Succeeded, changed.Error?.Message);
        var told = (await ToldAsync(world, world.Emil))[0];
        Assert.Equal("Olga Owner changed 1 of your lines and approved: INK Item INK, quantity: 1 to 4. More people", told);
    }

    [Fact]
    public async Task The_final_decisions_are_told_to_everybody_concerned()
    {
        await using var world = await CreateAsync(BudgetState.PendingFinalApproval);
        var name = world.Budget.Name;
        var one = await world.PartAsync();
        var finals = world.Portal.As<FinalDecisionService>(world.Mira);
        Assert.True((await finals.SendBackAsync(one.Id, (await world.ReadAsync()).Version, "Explain the paper")).Succeeded);
        Assert.Equal([$"Budget {name} sent back for review of 100 Cost center 100. Comments: Explain the paper"], await ToldAsync(world, world.Olga));
        Assert.Empty(await ToldAsync(world, world.Emil));

        await world.ApproveAsync();
        Assert.True((await finals.ApproveAsync(world.Budget.Id, (await world.ReadAsync()).Version, string.Empty)).Succeeded);
        var approved = $"Budget {name} has been approved and becomes active on {Dates.Day(world.Budget.ActiveDate)}";
        Assert.Equal(approved, (await ToldAsync(world, world.Olga))[0]);
        Assert.Equal([approved], await ToldAsync(world, world.Emil));
        Assert.Equal(approved, (await ToldAsync(world, world.Portal.Administrator))[0]);

        await world.RunAsync(world.Budget.ActiveDate);
        Assert.Equal($"Budget {name} is now active", (await ToldAsync(world, world.Emil))[0]);
    }

    [Fact]
    public async Task A_final_rejection_and_what_follows_say_who_and_why()
    {
        await using var world = await CreateAsync(BudgetState.PendingFinalApproval);
        var name = world.Budget.Name;
        Assert.True((await world.Portal.As<FinalDecisionService>(world.Mira).RejectAsync(world.Budget.Id, (await world.ReadAsync()).Version, "No money")).Succeeded);
        Assert.Equal([$"Budget {name} rejected by Mira Lang. Reason: No money"], await ToldAsync(world, world.Olga));

        Assert.True((await world.Portal.As<BudgetService>(world.Mira).CancelAsync(world.Budget.Id, "Planned anew")).Succeeded);
        Assert.Equal([$"Budget {name} cancelled by Mira Lang. Reason: Planned anew"], await ToldAsync(world, world.Emil));
    }

    [Fact]
    public async Task Every_kind_of_notice_has_words_of_its_own()
    {
        await using var world = await CreateAsync();
        var words = world.Portal.As<NoticeDictionary>(world.Mira);
        Assert.All(words.Kinds, kind => Assert.NotEmpty(words.Write(new NoticeFacts(
            kind.Type, "/entry",
            new Dictionary<string, string>
            {
                ["lines"] = "1", ["type"] = "Opex", ["changes"] = string.Empty, ["amount"] = "1", ["planned"] = "1", ["currency"] = "EUR", ["month"] = "2027-01-01",
            })).Actions));
        Assert.Equal(words.Kinds.Count, words.Kinds.Select(k => k.Title()).Distinct().Count());
    }

    /// <summary>The administrator declared the budget. Each thing happens after the one before.</summary>
    private static async Task<CycleWorld> CreateAsync(BudgetState state = BudgetState.EntryOpen)
    {
        var world = await CycleWorld.CreateAsync(state);
        world.Portal.Time.Tick = TimeSpan.FromMilliseconds(2);
        return world;
    }

    /// <summary>What somebody was told, the latest first.</summary>
    private static async Task<List<string>> ToldAsync(CycleWorld world, User user)
    {
        var (page, _, _, _) = await world.Portal.As<NotificationQueries>(user).ReadAsync(new NotificationFilter(), 1);
        return [.. page.Rows.Select(r => r.Text.Text.ToString())];
    }
}
