using BudgetPortal.Execution;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>An active budget of 1,000 for the one line of a cost center, and three people who release, obligate and pay.</summary>
public abstract class ChainWorld : IAsyncLifetime
{
    protected TestPortal Portal { get; private set; } = null!;

    protected User Rita { get; private set; } = null!;

    protected User Otto { get; private set; } = null!;

    protected User Pia { get; private set; } = null!;

    protected CostCenter Center { get; private set; } = null!;

    protected Budget Budget { get; private set; } = null!;

    protected BudgetLine Line { get; private set; } = null!;

    protected Appropriation Appropriation { get; private set; } = null!;

    protected DateOnly Day => Budget.ActiveDate;

    public virtual async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.CreateAsync();
        Rita = await Portal.UserAsync("Rita Release", DefaultRoles.FinanceOfficer);
        Otto = await Portal.UserAsync("Otto Order", DefaultRoles.FinanceOfficer);
        Pia = await Portal.UserAsync("Pia Pay", DefaultRoles.FinanceOfficer);
        Center = await Portal.CostCenterAsync("2300");
        Budget = await Portal.BudgetAsync(costCenters: [Center]);
        Line = await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("GLOVE", name: "Gloves"), quantity: 100, unitPrice: 10);
        Budget = await Portal.AdvanceAsync(Budget, BudgetState.Active);
        Portal.Time.MoveTo(Day.AddDays(40));
        Appropriation = await AppropriatedAsync(Center, 1_000);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Appropriation> AppropriatedAsync(CostCenter center, decimal amount)
    {
        var part = await Portal.PartAsync(Budget, center);
        await using var db = Portal.Open();
        if (await db.Set<Appropriation>().AsNoTracking().SingleOrDefaultAsync(a => a.PartId == part.Id) is { } there)
        {
            return there;
        }

        var made = Appropriation.OfPart(part.Id, 1, Budget.ActiveDate, Budget.ActiveDate, Budget.ExpireDate, Budget.Currency, amount);
        db.Add(made);
        await db.SaveChangesAsync();
        return made;
    }

    protected async Task<Guid> ReleasedAsync(decimal amount, int quarter = 1)
    {
        var id = Guid.CreateVersion7();
        Done(await ReleaseAsync(id, amount, quarter));
        return id;
    }

    protected Task<Result> ReleaseAsync(Guid id, decimal amount, int quarter = 1) =>
        Portal.As<AllotmentService>(Rita).ReleaseAsync(id, Appropriation.Id, new AllotmentTerms(Day.Year, quarter, amount, string.Empty));

    protected ObligationTerms Order(Guid allotment, decimal amount) => new(
        Day, "PO-1", "Gloves for the year", "EUR", 1, amount, [new ObligationLineTerms(Guid.CreateVersion7(), allotment, Line.Id, null, amount)]);

    protected async Task<Guid> ObligatedAsync(Guid allotment, decimal amount)
    {
        var id = Guid.CreateVersion7();
        Done(await Portal.As<ObligationService>(Otto).RecordAsync(id, Order(allotment, amount)));
        return id;
    }

    protected Task<Result> PayAsync(Guid id, Guid obligation, decimal amount) =>
        Portal.As<DisbursementService>(Pia).PayAsync(id, obligation, new DisbursementTerms(Day, "88231", amount, 1));

    protected async Task<T> ReadAsync<T>(Guid id)
        where T : class
    {
        await using var db = Portal.Open();
        return (await db.FindAsync<T>(id))!;
    }

    protected static void Done(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());
}
