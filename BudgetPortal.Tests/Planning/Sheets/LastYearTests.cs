using BudgetPortal.Planning;
using BudgetPortal.Planning.Components;
using Xunit;

namespace BudgetPortal.Tests.Planning.Sheets;

/// <summary>Without these, last year's 70 of soap would be compared with the wrong line, with several, or with none.</summary>
public sealed class LastYearTests : OpenedSheet
{
    private Guid Gloves => Ids[0];

    private Guid First => Ids[1];

    private Guid Swabs => Ids[2];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var last = await Portal.BudgetAsync(terms: t => t with { ActiveDate = t.ActiveDate.AddYears(-1), ExpireDate = t.ExpireDate.AddYears(-1), EntryStart = t.EntryStart.AddYears(-1) });
        await Portal.LineAsync(last, Center, Soap, quantity: 7, unitPrice: 10);
        await Portal.AdvanceAsync(last, BudgetState.Active);
    }

    [Fact]
    public async Task A_line_that_is_brought_back_stands_where_it_stood_and_last_year_is_counted_once()
    {
        var session = await OpenAsync(Emil);
        var copy = (await session.CopyAsync(First)).Value;
        Assert.Equal([(Gloves, 0m), (First, 70), (copy, 0), (Swabs, 0)], Compared(session));

        await session.RemoveAsync(session.Line(First)!);
        Assert.Equal([(Gloves, 0m), (copy, 70), (Swabs, 0)], Compared(session));
        Assert.Null(await session.UndoAsync());
        Assert.Equal([(Gloves, 0m), (First, 70), (copy, 0), (Swabs, 0)], Compared(session));
    }

    [Fact]
    public async Task What_was_carried_forward_is_compared_with_nothing_whatever_comes_and_goes_beside_it()
    {
        var carried = await CarriedAsync();
        var session = await OpenAsync(Emil);
        var copy = (await session.CopyAsync(First)).Value;
        Assert.Equal([(Gloves, 0m), (First, 70), (carried, null), (copy, 0), (Swabs, 0)], Compared(session));

        await session.RemoveAsync(session.Line(First)!);
        Assert.Equal([(Gloves, 0m), (carried, null), (copy, 70), (Swabs, 0)], Compared(session));
        await session.RemoveAsync(session.Line(carried)!);
        Assert.Null(await session.UndoAsync());
        Assert.Equal([(Gloves, 0m), (carried, null), (copy, 70), (Swabs, 0)], Compared(session));
    }

    [Fact]
    public async Task A_line_that_is_compared_as_before_need_not_be_drawn_anew()
    {
        var carried = await CarriedAsync();
        var session = await OpenAsync(Emil);
        var copy = (await session.CopyAsync(First)).Value;
        var (first, beside) = (session.Line(First), session.Line(carried));
        var again = (await session.CopyAsync(copy)).Value;
        Assert.Same(first, session.Line(First));
        Assert.Same(beside, session.Line(carried));

        var (copied, last) = (session.Line(copy), session.Line(again));
        await session.RemoveAsync(first!);
        Assert.NotSame(copied, session.Line(copy));
        Assert.Same(last, session.Line(again));
    }

    private static IEnumerable<(Guid, decimal?)> Compared(SheetSession session) => session.Lines.Select(l => (l.Figures.Id, l.LastYear));

    /// <summary>Soap that an earlier budget left over.</summary>
    private async Task<Guid> CarriedAsync()
    {
        var price = new LinePrice(25, PriceSource.CarriedForward, Reason: "Carried forward from OPEX 2025");
        var line = BudgetLine.Enter(Budget, await Portal.PartAsync(Budget, Center), Soap.Id, new LineEntry(1, price, string.Empty, IsLumpSum: true), Emil.Id, Portal.Time.GetUtcNow());
        await Portal.AddAsync(line.Value!);
        return line.Value!.Id;
    }
}
