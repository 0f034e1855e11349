using BudgetPortal.Catalog;
using BudgetPortal.Execution;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>A cost center with 1,000 EUR to spend this year, and three people of finance, each for one step.</summary>
internal sealed class SpendingWorld
{
    private SpendingWorld(TestCompany company) => Company = company;

    public TestCompany Company { get; }

    public User Owner { get; private init; } = null!;

    public User Releaser { get; private init; } = null!;

    public User Recorder { get; private init; } = null!;

    public User Payer { get; private init; } = null!;

    public CostCenter Center { get; private init; } = null!;

    public Item Item { get; private init; } = null!;

    public Guid LineId { get; private init; }

    /// <summary>None while the budget is only approved.</summary>
    public Guid AppropriationId { get; private init; }

    /// <summary>The quarter of today.</summary>
    public int Quarter => ((Company.Today.Month - 1) / 3) + 1;

    /// <param name="state">Active, or approved: what is approved becomes active by the daily job.</param>
    public static async Task<SpendingWorld> CreateAsync(TestCompany company, BudgetState state = BudgetState.Active)
    {
        var owner = await company.UserAsync("Olga Owner");
        var center = await company.CostCenterAsync("3100", owner, name: "Cold storage");
        var item = await company.ItemAsync("SEAL", standardPrice: 10);
        var period = await company.PeriodAsync(company.Today.Year);
        var budget = await company.BudgetAsync(BudgetState.EntryOpen, [center], name: "OPEX now", terms: t => t with
        {
            PeriodId = period.Id, EntryStart = period.Start.AddDays(-60), EntryEnd = period.Start.AddDays(-30), ActiveDate = period.Start, ExpireDate = period.End,
        });
        var line = await company.LineAsync(budget, center, item, 100, 10, owner);
        budget = await company.AdvanceAsync(budget, state);
        var appropriation = state != BudgetState.Active ? null : await company.AddAsync(Appropriation.OfPart(
            budget.Parts.Single().Id, 1, period.Start, period.Start, period.End, "EUR", 1000));
        return new SpendingWorld(company)
        {
            Owner = owner, Center = center, Item = item, LineId = line.Id, AppropriationId = appropriation?.Id ?? Guid.Empty,
            Releaser = await company.UserAsync("Rita Releaser", DefaultRoles.FinanceOfficer),
            Recorder = await company.UserAsync("Otto Recorder", DefaultRoles.FinanceOfficer),
            Payer = await company.UserAsync("Pia Payer", DefaultRoles.FinanceOfficer),
        };
    }

    public async Task<Guid> ReleaseAsync(decimal amount, int? quarter = null)
    {
        var id = Guid.CreateVersion7();
        Succeeded(await Company.As<AllotmentService>(Releaser).ReleaseAsync(id, AppropriationId, new AllotmentTerms(Company.Today.Year, quarter ?? Quarter, amount, "")));
        return id;
    }

    public ObligationTerms Terms(Guid allotmentId, decimal amount, Guid? orderId = null) => new(
        Company.Today, "C-7", "Door seals", "EUR", 1, amount, [new ObligationLineTerms(Guid.CreateVersion7(), allotmentId, LineId, null, amount)], null, orderId);

    public async Task<Guid> ObligateAsync(Guid allotmentId, decimal amount)
    {
        var id = Guid.CreateVersion7();
        Succeeded(await Company.As<ObligationService>(Recorder).RecordAsync(id, Terms(allotmentId, amount)));
        return id;
    }

    public async Task<Guid> PayAsync(Guid obligationId, decimal amount)
    {
        var id = Guid.CreateVersion7();
        Succeeded(await Company.As<DisbursementService>(Payer).PayAsync(id, obligationId, new DisbursementTerms(Company.Today, "88231", amount, 1)));
        return id;
    }

    public async Task<AppropriationDetail> ReadAsync(User? by = null) => (await Company.As<AppropriationQueries>(by ?? Payer).ReadAsync(AppropriationId))!;

    public static void Succeeded(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());
}
