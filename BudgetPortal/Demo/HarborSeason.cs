using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;

namespace BudgetPortal.Demo;

/// <summary>Next year's budgets of Harbor Foods, in the middle of the season: in entry, waiting, sent back, about to open.</summary>
internal static class HarborSeason
{
    /// <summary>Days of an entry that has gone on for long: some prices are old by now.</summary>
    private const int EntrySoFar = 18;

    private static readonly string[] FleetCenters = ["2300", "3100", "3200", "3300"];

    /// <param name="inForce">This year's budgets, from which targets are made.</param>
    public static IEnumerable<BudgetStory> All(DemoOrganization company, IReadOnlyDictionary<BudgetType, BudgetStory> inForce) =>
    [
        Opex(company, inForce[BudgetType.Opex]), CapexSouth(company), Capex(company, inForce[BudgetType.Capex]), OpexSouth(company), Fleet(company),
        Revenue(company, inForce[BudgetType.Revenue]),
    ];

    /// <summary>In entry for a few days more, with parts in every state that entry knows.</summary>
    private static BudgetStory Opex(DemoOrganization company, BudgetStory thisYear)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"OPEX {next}", BudgetType.Opex, next, DemoDays.Workday(days.Ago(19)), days.In(5));
        var story = BudgetStory.Declare(company, terms, HarborBudgets.Centers(company, BudgetType.Opex, south: true), days.Ago(30));
        story.SetTargets(days.Ago(28), center => center.Code is "1200" or "5100" ? null : FromThisYear(thisYear, center, 1.03m));
        story.OpenEntry();
        foreach (var (code, daysAgo) in new[]
        {
            ("1000", 9), ("1100", 2), ("1200", 6), ("1300", 2), ("2000", 8), ("2100", 1), ("2200", 2), ("2300", 1), ("3100", 5), ("3200", 4),
            ("3300", 3), ("4100", 7), ("4300", 2), ("5100", 9),
        })
        {
            story.Enter(story.Part(code), days.Ago(daysAgo), over: code == "2300" ? EntrySoFar : 6);
            if (code != "2300")
            {
                story.Submit(story.Part(code), days.Ago(daysAgo));
            }
        }

        story.KeepAsTemplate(
            story.Part("2300"), days.Ago(1), "Laboratory and hygiene of a plant", "What every plant needs for its laboratory and its cleaning; take what fits.");
        story.BuildUp(story.Part("2300"), "CAL-0302");
        story.Enter(story.Part("2400"), days.Ago(1), 0.5m, EntrySoFar);
        story.Enter(story.Part("4400"), days.Ago(3), 0.4m, EntrySoFar);
        story.Enter(story.Part(HarborBudgets.South), days.Ago(2), 0.3m, EntrySoFar);
        story.AttestNoBudget(story.Part("3000"), days.Ago(6), "Everything is planned by the warehouses.");
        story.Approve(story.Part("1000"), days.Ago(7), "Agreed.");
        story.Approve(story.Part("2000"), days.Ago(6));
        story.Approve(story.Part("4100"), days.Ago(5), "Agreed, with the promotions of this year.");
        story.Approve(story.Part("5100"), days.Ago(7));
        ApproveWithLess(story, "1200", days.Ago(3), "Fewer than planned, as we agreed on Monday.", "The rest moves to the year after");
        ApproveWithLess(story, "3100", days.Ago(3), "The overflow store closes in October.", "Ten months only");
        story.Reject(story.Part("3200"), days.Ago(2), "Use the new diesel contract.");
        return story;
    }

    /// <summary>A second budget in entry, for longer.</summary>
    private static BudgetStory CapexSouth(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"CAPEX {next} Expansion South", BudgetType.Capex, next, DemoDays.Workday(days.Ago(12)), days.In(19)) with
        {
            ExpireDate = new DateOnly(next + 1, 6, 30), IsSupplementary = true, Instructions = "Equipment of the plant near Augsburg. Two quotations above 50,000 EUR.",
            TargetControl = TargetControl.Stop,
        };
        var centers = new[] { "2100", "2200", "2400", HarborBudgets.South }.Select(code => company.Centers[code]);
        var story = BudgetStory.Declare(company, terms, centers, days.Ago(18));
        story.OpenEntry();
        story.Enter(story.Part("2100"), days.Ago(1));
        story.Enter(story.Part("2200"), days.Ago(2));
        story.AttestNoBudget(story.Part("2400"), days.Ago(3));
        story.SetTargets(days.Ago(16), center => center.Code == HarborBudgets.South ? 600_000 : InThousands(story.TotalOf(center) * 1.06m));
        return story;
    }

    /// <summary>Waits for the final approval; an owner changed two lines, another decided what they had entered themselves.</summary>
    private static BudgetStory Capex(DemoOrganization company, BudgetStory thisYear)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var (start, end) = (DemoDays.Workday(days.Ago(38)), days.Ago(9));
        var terms = HarborBudgets.Terms(company, $"CAPEX {next}", BudgetType.Capex, next, start, end);
        var story = BudgetStory.Declare(company, terms, HarborBudgets.Centers(company, BudgetType.Capex, south: true), days.Ago(46));
        story.SetTargets(days.Ago(44), center => FromThisYear(thisYear, center, 1.05m));
        story.OpenEntry();
        foreach (var (center, part) in story.Parts)
        {
            story.Enter(part, days.Ago(12), center.Code is "2100" or "2200" or "3100" ? 1.6m : 1, by: center.Code == "2400" ? center.OwnerId : null);
            if (story.LinesOf(part).Count > 0)
            {
                story.Submit(part, days.Ago(11));
            }
            else
            {
                story.AttestNoBudget(part, days.Ago(10));
            }
        }

        story.CloseEntry(days.Ago(8));
        foreach (var (_, part) in story.Parts.Where(p => p.Part.State == PartState.Submitted && p.Center.Code != "3100"))
        {
            story.Approve(part, days.Ago(6));
        }

        var cold = story.Part("3100");
        var lines = story.LinesOf(cold).OrderByDescending(l => l.Amount).ToList();
        var several = lines.Find(l => l.Quantity > 1) ?? lines[0];
        var priced = lines.First(l => l != several);
        story.Approve(
            cold, days.Ago(4), "Agreed, with the offer of this week.",
            (several, LineField.Quantity, several.Quantity == 1 ? 2 : several.Quantity - 1, "One of them can be repaired"),
            (priced, LineField.UnitPrice, Math.Round(priced.UnitPrice * 0.9375m / 100) * 100, "Offer of this week"));
        story.RequestFinalApproval();
        return story;
    }

    /// <summary>One cost center was sent back from the final approval.</summary>
    private static BudgetStory OpexSouth(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"OPEX {next} Expansion South", BudgetType.Opex, next, DemoDays.Workday(days.Ago(33)), days.Ago(16)) with
        {
            IsSupplementary = true, Instructions = "Start of the plant near Augsburg, from July on.",
        };
        var centers = new[] { "1300", "2100", "2300", "3300", HarborBudgets.South }.Select(code => company.Centers[code]);
        var story = BudgetStory.Declare(company, terms, centers, days.Ago(40));
        HarborBudgets.Complete(story, 0.35m);
        story.SendBack(story.Part("1300"), days.Ago(2), "The help desk is already in the main budget. Please take it out.");
        return story;
    }

    /// <summary>Entry is over; what was not submitted by a person was submitted by the end of entry.</summary>
    private static BudgetStory Fleet(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"CAPEX {next} Fleet renewal", BudgetType.Capex, next, DemoDays.Workday(days.Ago(20)), days.Ago(3)) with
        {
            IsSupplementary = true, Instructions = "Trucks and forklifts that are older than eight years.",
        };
        var story = BudgetStory.Declare(company, terms, FleetCenters.Select(code => company.Centers[code]), days.Ago(26));
        story.OpenEntry();
        foreach (var (_, part) in story.Parts)
        {
            story.Enter(part, days.Ago(5), 2);
        }

        story.Submit(story.Part("3100"), days.Ago(4));
        story.CloseEntry(days.Ago(2));
        return story;
    }

    /// <summary>Declared; entry opens in a week.</summary>
    private static BudgetStory Revenue(DemoOrganization company, BudgetStory thisYear)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"REVENUE {next}", BudgetType.Revenue, next, days.In(7), days.In(28));
        terms = terms with { ActiveDate = terms.ActiveDate < terms.EntryStart ? terms.EntryStart : terms.ActiveDate };
        var story = BudgetStory.Declare(company, terms, HarborBudgets.Centers(company, BudgetType.Revenue, south: true), days.Ago(3));
        story.SetTargets(days.Ago(2), center => FromThisYear(thisYear, center, 1.04m));
        return story;
    }

    /// <summary>This year's total with a factor, in thousands; nothing for those that had nothing.</summary>
    private static decimal? FromThisYear(BudgetStory thisYear, CostCenter center, decimal factor) =>
        thisYear.TotalOf(center) is > 0 and var total ? InThousands(total * factor) : null;

    private static decimal InThousands(decimal amount) => Math.Ceiling(amount / 1000) * 1000;

    private static void ApproveWithLess(BudgetStory story, string code, DateOnly day, string comment, string reason)
    {
        var part = story.Part(code);
        var changes = story.LinesOf(part).Where(l => l.Quantity > 15).OrderByDescending(l => l.Amount).Take(2)
            .Select(l => (l, LineField.Quantity, DemoOrders.Rounded(l.Quantity * 0.84m), reason));
        story.Approve(part, day, comment, [.. changes]);
    }
}
