using BudgetPortal.Planning;
using BudgetPortal.Planning.Components;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class SheetSessionTests
{
    [Fact]
    public async Task Undo_does_not_take_back_what_somebody_else_made_of_the_line()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (emil, olga) = (await portal.UserAsync("Emil Entry"), await portal.UserAsync("Olga Owner"));
        var center = await portal.CostCenterAsync("2300", olga, entryUsers: [emil]);
        var budget = await portal.BudgetAsync();
        var line = await portal.LineAsync(budget, center, await portal.ItemAsync("SWABS"), quantity: 6, unitPrice: 10, by: emil);
        var queries = portal.As<SheetQueries>(emil);
        var session = new SheetSession((await queries.SheetAsync(budget.Id, center.Id)).Value!, portal.As<LineService>(emil), portal.As<SheetEditService>(emil), queries, portal.Time);
        var mine = await session.ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 21));
        Assert.True(session.CanUndo);
        Assert.True((await portal.As<LineService>(olga).ChangeAsync(new LineChange(line.Id, mine.Value!.Version, Quantity: 33))).Succeeded);

        session.Take(line.Id, await session.ReadAsync(line.Id));

        Assert.False(session.CanUndo);
        Assert.Null(await session.UndoAsync());
        await using var db = portal.Open();
        Assert.Equal(33, (await db.Set<BudgetLine>().SingleAsync(l => l.Id == line.Id)).Quantity);
    }
}
