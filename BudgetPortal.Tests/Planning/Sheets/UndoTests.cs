using BudgetPortal.Planning;
using BudgetPortal.Planning.Components;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning.Sheets;

/// <summary>Without these, taking back would bring the wrong figures back, or take somebody else's away.</summary>
public sealed class UndoTests : OpenedSheet
{
    [Fact]
    public async Task Steps_are_taken_back_one_after_the_other_and_done_again()
    {
        await Session.ChangeAsync(Change(0) with { Quantity = 5 });
        await Session.RemoveAsync(Session.Line(Ids[1])!);
        await Session.FillAsync(SheetColumn.Quantity, Ids[0], [Ids[2]]);
        await Session.ChangeAsync(Change(2) with { Quantity = 8 });
        Assert.Equal([5, 8], await QuantitiesAsync());

        decimal[][] before = [[5, 5], [5, 3], [5, 2, 3], [1, 2, 3]];
        foreach (var quantities in before)
        {
            Assert.Null(await Session.UndoAsync());
            Assert.Equal(quantities, await QuantitiesAsync());
            Assert.Equal(quantities, Session.Lines.Select(l => l.Figures.Quantity));
        }

        Assert.False(Session.CanUndo);
        foreach (var quantities in before.Reverse().Skip(1).Append([5, 8]))
        {
            Assert.Null(await Session.RedoAsync());
            Assert.Equal(quantities, await QuantitiesAsync());
        }

        Assert.False(Session.CanRedo);
    }

    [Fact]
    public async Task After_another_change_nothing_is_done_again()
    {
        await Session.ChangeAsync(Change(0) with { Quantity = 5 });
        await Session.UndoAsync();
        await Session.ChangeAsync(Change(1) with { Quantity = 6 });
        Assert.Null(await Session.RedoAsync());
        Assert.Equal([1, 6, 3], await QuantitiesAsync());
    }

    [Fact]
    public async Task What_somebody_else_made_of_a_line_stays_and_is_shown_with_their_name()
    {
        await Session.FillDownAsync(SheetColumn.Quantity, Ids[0]);
        await ChangedByOlgaAsync(2, 33);
        var refused = await Session.UndoAsync();
        Assert.Equal("planning.line_conflict", refused!.Code);
        Assert.Contains("Olga Owner", refused.Message, StringComparison.Ordinal);
        Assert.Equal([1, 1, 33], await QuantitiesAsync());
        Assert.Equal(33, Session.Line(Ids[2])!.Figures.Quantity);
        Assert.False(Session.CanUndo);
    }

    [Fact]
    public async Task A_line_that_somebody_else_removed_is_not_brought_back()
    {
        await Session.ChangeAsync(Change(0) with { Quantity = 5 });
        var now = (await StoredAsync())[0];
        Assert.True((await Portal.As<LineService>(Olga).RemoveAsync(now.Id, now.Version)).Succeeded);
        Assert.Equal("planning.line_gone", (await Session.UndoAsync())!.Code);
        Assert.Equal([2, 3], await QuantitiesAsync());
        Assert.Null(Session.Line(Ids[0]));
    }

    [Fact]
    public async Task What_a_toast_offers_takes_back_its_own_step_and_nothing_else()
    {
        await Session.FillAsync(SheetColumn.Quantity, Ids[0], [Ids[1]]);
        var step = Session.LastStep;
        await Session.ChangeAsync(Change(2) with { Quantity = 8 });
        Assert.Null(await Session.UndoAsync(step));
        Assert.Equal([1, 2, 8], await QuantitiesAsync());
        Assert.Null(await Session.UndoAsync(step));
        Assert.Equal([1, 2, 8], await QuantitiesAsync());
    }

    [Fact]
    public async Task Twenty_steps_are_kept()
    {
        for (var quantity = 10; quantity < 32; quantity++)
        {
            await Session.ChangeAsync(Change(quantity % 2) with { Quantity = quantity });
        }

        while (Session.CanUndo)
        {
            Assert.Null(await Session.UndoAsync());
        }

        Assert.Equal([10, 11, 3], await QuantitiesAsync());
    }

    [Fact]
    public async Task A_sheet_that_is_read_again_goes_on_but_not_over_what_others_did_meanwhile()
    {
        await Session.ChangeAsync(Change(0) with { Quantity = 5 });
        await Session.RemoveAsync(Session.Line(Ids[1])!);
        await Session.ChangeAsync(Change(2) with { Quantity = 8 });
        await ChangedByOlgaAsync(1, 33);
        var added = await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("Towels"), by: Emil);

        var again = await OpenAsync(Emil);
        again.Follow(Session);
        again.Entered(added.Id);
        while (again.CanUndo)
        {
            Assert.Null(await again.UndoAsync());
        }

        Assert.Equal([1, 2, 33], await QuantitiesAsync());
    }

    [Fact]
    public async Task What_came_from_a_file_is_a_step_too()
    {
        var edits = Portal.As<SheetEditService>(Emil);
        var (changed, removed) = (Session.Line(Ids[0])!, Session.Line(Ids[1])!);
        Assert.True((await edits.RunAsync(PartId, [new ChangeStep(Change(0) with { Quantity = 7 }), new RemoveStep(Ids[1], removed.Figures.Version)])).Succeeded);
        var again = await OpenAsync(Emil);
        again.Follow(Session);
        again.Did([new RestoreStep(changed.CodeId, changed.Figures, Guid.NewGuid()), new RestoreStep(removed.CodeId, removed.Figures, Guid.Empty)]);
        Assert.Null(await again.UndoAsync());
        Assert.Equal([1, 2, 3], await QuantitiesAsync());
        Assert.Equal(Ids, again.Lines.Select(l => l.Figures.Id));
    }
}
