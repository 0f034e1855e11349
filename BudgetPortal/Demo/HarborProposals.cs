using BudgetPortal.Data;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Demo;

/// <summary>What Harbor Foods asks for its programs: this year's proposal, approved and appropriated, and a draft of the next one.</summary>
internal sealed class HarborProposals(DemoOrganization company, PortalDbContext db)
{
    private readonly Dictionary<string, ObjectCode> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Execution.Proposals.Program> programs = new(StringComparer.Ordinal);
    private readonly Guid finance = company.People.Id("Hanna Weiss")!.Value;

    /// <summary>Adds the lists and both proposals to a database that has the years.</summary>
    public async Task AddAsync(CancellationToken cancellation)
    {
        List(codes, ObjectCode.Create, ("510", "Salaries and wages"), ("520", "Training"), ("530", "Professional services"), ("540", "Equipment"), ("550", "Energy and utilities"), ("560", "Travel"), ("570", "Software and licenses"));
        List(programs, Execution.Proposals.Program.Create, ("P-10", "Food safety"), ("P-20", "Energy transition"), ("P-30", "Apprenticeships"), ("P-40", "Traceability"));
        var years = await db.Set<BudgetPeriod>().ToListAsync(cancellation);
        await ThisYearAsync(years.Single(y => y.Start.Year == company.Days.Year));
        NextYear(years.Single(y => y.Start.Year == company.Days.Year + 1));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task ThisYearAsync(BudgetPeriod year)
    {
        var begun = year.Start.AddDays(-60);
        var proposal = Propose(year, begun);
        var safety = Ask(
            proposal, "P-10",
            ("510", "Two inspectors, one for each plant", 128_400m), ("530", "Accredited laboratory, monthly samples", 46_200m),
            ("540", "Metal detectors on lines 3 and 4", 61_500m), ("520", "Hygiene training of 140 people", 18_900m));
        Say(safety, "The new hygiene regulation asks for an inspector in each plant from January on.", "Letter of the veterinary office of 14 August");
        Say(safety, "Two recalls of last year began on lines without metal detectors.", "https://harbor.example/audit/recalls");
        var energy = Ask(
            proposal, "P-20", ("540", "Heat recovery of the Bremerhaven cold store", 212_000m), ("530", "Planning and grid study", 38_750m), ("550", "Meters in 12 buildings", 14_280m));
        Say(energy, "Cold stores take 61 % of our electricity; heat recovery pays back in under four years.", "Study of the engineering office, page 18");
        var at = company.Days.InOffice(begun.AddDays(12), "proposal handed in");
        Require(proposal.Submit([safety, energy], finance, at));
        await ApproveAsync(year, proposal, safety, begun.AddDays(20), "As agreed with the veterinary office.");
        await ApproveAsync(year, proposal, energy, begun.AddDays(21), "Report the savings each quarter.");
        Require(proposal.Decide(approved: true, [safety, energy], "Both programs begin in January.", company.ModuleOwner, company.Days.InOffice(begun.AddDays(22), "proposal approved")));
    }

    private void NextYear(BudgetPeriod year)
    {
        var proposal = Propose(year, company.Days.Ago(16));
        var safety = Ask(proposal, "P-10", ("510", "Two inspectors", 132_600m), ("530", "Accredited laboratory", 47_500m), ("520", "Refreshing the hygiene training", 9_400m));
        Say(safety, "The inspectors go on; the laboratory's contract runs to the end of the year.", "Contract 2231");
        Ask(proposal, "P-30", ("510", "Eight apprentices in production and logistics", 98_400m), ("520", "Vocational school and trainers", 21_350m));
    }

    private BudgetProposal Propose(BudgetPeriod year, DateOnly day)
    {
        var begun = BudgetProposal.Propose(
            Guid.CreateVersion7(), year.Id, $"Proposal {year.Name}", company.Organization.Currency, finance, company.Days.InOffice(day, "proposal " + year.Name));
        Require(begun);
        db.Add(begun.Value!);
        return begun.Value!;
    }

    private ProgramBudget Ask(BudgetProposal proposal, string program, params (string Code, string What, decimal Amount)[] items)
    {
        var budget = new ProgramBudget(Guid.CreateVersion7(), proposal, programs[program].Id);
        foreach (var (code, what, amount) in items)
        {
            Require(budget.Put(Guid.CreateVersion7(), new LineItemTerms(codes[code].Id, what, amount), proposal.Currency));
        }

        db.Add(budget);
        return budget;
    }

    private static void Say(ProgramBudget budget, string text, string evidence) => Require(budget.Justify(Guid.CreateVersion7(), new JustificationTerms(text, evidence)));

    private async Task ApproveAsync(BudgetPeriod year, BudgetProposal proposal, ProgramBudget budget, DateOnly day, string comment)
    {
        Require(budget.Decide(approved: true, comment, company.ModuleOwner, company.Days.InOffice(day, comment)));
        var number = await DocumentNumber.NextAsync(db, DocumentKind.Appropriation, year.Start.Year);
        db.Add(Appropriation.OfProgram(budget.Id, number, year.Start, year.End, proposal.Currency, budget.Total));
    }

    private void List<T>(Dictionary<string, T> list, Func<Guid, ListedTerms, Result<T>> create, params (string Code, string Name)[] rows)
        where T : class
    {
        foreach (var (code, name) in rows)
        {
            var made = create(Guid.CreateVersion7(), new ListedTerms(code, name));
            Require(made);
            list.Add(code, made.Value!);
            db.Add(made.Value!);
        }
    }

    private static void Require(Result result)
    {
        if (result.Error is { } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }
}
