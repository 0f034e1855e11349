using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Components;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Sheets;

/// <summary>A sheet with three lines of 10 each, which Emil has open; Olga may enter too.</summary>
public abstract class OpenedSheet : IAsyncLifetime
{
    protected TestPortal Portal { get; private set; } = null!;

    protected User Emil { get; private set; } = null!;

    protected User Olga { get; private set; } = null!;

    protected CostCenter Center { get; private set; } = null!;

    protected Budget Budget { get; private set; } = null!;

    protected Item Soap { get; private set; } = null!;

    protected SheetSession Session { get; private set; } = null!;

    protected Guid PartId => Session.Sheet.PartId;

    /// <summary>Gloves, Soap, Swabs.</summary>
    protected IReadOnlyList<Guid> Ids { get; private set; } = [];

    public virtual async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.CreateAsync();
        (Emil, Olga) = (await Portal.UserAsync("Emil Entry"), await Portal.UserAsync("Olga Owner"));
        Center = await Portal.CostCenterAsync("2300", Olga, entryUsers: [Emil]);
        Budget = await Portal.BudgetAsync(costCenters: [Center]);
        var items = new List<Item>();
        foreach (var name in new[] { "Gloves", "Soap", "Swabs" })
        {
            items.Add(await Portal.ItemAsync(name, standardPrice: 10, name: name));
        }

        for (var i = 0; i < items.Count; i++)
        {
            await Portal.LineAsync(Budget, Center, items[i], quantity: i + 1, unitPrice: 10, by: Emil);
        }

        Soap = items[1];
        Session = await OpenAsync(Emil);
        Ids = [.. Session.Lines.Select(l => l.Figures.Id)];
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<SheetSession> OpenAsync(User user)
    {
        var queries = Portal.As<SheetQueries>(user);
        var sheet = (await queries.SheetAsync(Budget.Id, Center.Id)).Value!;
        return new SheetSession(sheet, Portal.As<LineService>(user), Portal.As<SheetEditService>(user), queries, Portal.Time);
    }

    /// <summary>As they are stored, in the order of the sheet.</summary>
    protected async Task<IReadOnlyList<BudgetLine>> StoredAsync()
    {
        await using var db = Portal.Open();
        var lines = await db.Set<BudgetLine>().AsNoTracking().ToListAsync();
        return [.. Ids.Select(id => lines.SingleOrDefault(l => l.Id == id)).OfType<BudgetLine>(), .. lines.Where(l => !Ids.Contains(l.Id))];
    }

    protected async Task<decimal[]> QuantitiesAsync() => [.. (await StoredAsync()).Select(l => l.Quantity)];

    protected LineChange Change(int line) => new(Ids[line], Session.Line(Ids[line])!.Figures.Version);

    protected async Task ChangedByOlgaAsync(int line, decimal quantity)
    {
        var now = (await StoredAsync())[line];
        Assert.True((await Portal.As<LineService>(Olga).ChangeAsync(new LineChange(now.Id, now.Version, Quantity: quantity))).Succeeded);
    }
}
