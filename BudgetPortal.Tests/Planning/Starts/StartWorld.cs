using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Planning.Exchange;

namespace BudgetPortal.Tests.Planning.Starts;

/// <summary>Two cost centers with an approved budget, and the next one in entry.</summary>
public abstract class StartWorld : ExchangeWorld
{
    protected Budget Next { get; private set; } = null!;

    protected Guid NextPartId { get; private set; }

    /// <summary>Approves what was entered so far, and opens the year after.</summary>
    protected async Task NextYearAsync(string currency = "EUR", int months = 12)
    {
        Budget = await Portal.AdvanceAsync(Budget, BudgetState.Approved);
        var first = Budget.ActiveDate.AddYears(1);
        var period = await Portal.PeriodAsync(first.Year);
        Next = await Portal.BudgetAsync(terms: t => t with
        {
            Name = "Next year", PeriodId = period.Id, ActiveDate = first, ExpireDate = first.AddMonths(months).AddDays(-1), Currency = currency,
        });
        NextPartId = (await Portal.PartAsync(Next, Center)).Id;
    }

    protected async Task<LineFigures> EnteredAsync(Guid partId, Guid itemId, decimal quantity, User? by = null) =>
        Done(await Portal.As<LineService>(by ?? Emil).AddAsync(new NewLine(Guid.CreateVersion7(), partId, itemId, quantity)));

    protected static StartAsk LastYear(decimal percent = 0, UpliftOn on = UpliftOn.Quantity, bool update = false) =>
        new(new StartSource(StartKind.LastYear), on, Uplifts.Same(percent), update);

    protected Task<Result<StartPreview>> PreviewAsync(StartAsk ask, User? by = null, Guid? partId = null) =>
        Portal.As<StartService>(by ?? Emil).PreviewAsync(partId ?? NextPartId, ask);

    protected async Task<StartPreview> ShownAsync(StartAsk ask, User? by = null) => Done(await PreviewAsync(ask, by));

    protected Task<Result<Exchanged>> TakeAsync(StartPreview preview, User? by = null) =>
        Portal.As<StartService>(by ?? Emil).ApplyAsync(NextPartId, preview, preview.Rows);

    /// <summary>The sheet of the next year.</summary>
    protected async Task<EntrySheet> SheetAsync(CostCenter? center = null) =>
        Done(await Portal.As<SheetQueries>(Emil).SheetAsync(Next.Id, (center ?? Center).Id));

    protected static StartRow Row(StartPreview preview, string code) => preview.Rows.Single(r => r.Code == code);
}
