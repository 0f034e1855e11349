using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;

namespace BudgetPortal.Demo;

/// <summary>The budgets of Harbor Foods that are decided: last year's, this year's, and some of the next.</summary>
internal static class HarborBudgets
{
    public const string South = "6000";

    public static IEnumerable<BudgetStory> All(DemoOrganization company)
    {
        var year = company.Days.Year;
        var inForce = new Dictionary<BudgetType, BudgetStory>();
        foreach (var type in Enum.GetValues<BudgetType>())
        {
            var last = InForce(company, type, year - 1);
            last.Expire();
            yield return last;
            yield return inForce[type] = InForce(company, type, year);
        }

        yield return Approved(company);
        yield return Rejected(company);
        foreach (var story in HarborSeason.All(company, inForce))
        {
            yield return story;
        }

        foreach (var story in HarborDetours.All(company))
        {
            yield return story;
        }
    }

    /// <summary>A year's budget on its usual way: entry in November, decided before Christmas, active from New Year on.</summary>
    private static BudgetStory InForce(DemoOrganization company, BudgetType type, int year)
    {
        var (start, end) = (DemoDays.Workday(new DateOnly(year - 1, 11, 3)), new DateOnly(year - 1, 11, 27));
        var story = BudgetStory.Declare(
            company, Terms(company, $"{Word(type)} {year}", type, year, start, end), Centers(company, type, south: false), start.AddDays(-24));
        story.OpenEntry();
        foreach (var (center, part) in story.Parts)
        {
            story.Enter(part, end.AddDays(-Draw.Whole(1, 9, story.Budget.Name + center.Code)));
            if (story.LinesOf(part).Count == 0)
            {
                story.AttestNoBudget(part, end);
            }
            else if (Draw.Of(story.Budget.Name + center.Code + "late") > 0.15)
            {
                story.Submit(part, end.AddDays(-1));
            }
        }

        story.CloseEntry(end.AddDays(1));
        DecideParts(story, end.AddDays(4));
        story.RequestFinalApproval();
        story.ApproveFinally(end.AddDays(14), "Approved by the board as presented.");
        story.Activate();
        return story;
    }

    /// <summary>Decided, and waiting for its active day.</summary>
    private static BudgetStory Approved(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = Terms(company, $"OPEX {next} Energy program", BudgetType.Opex, next, DemoDays.Workday(days.Ago(52)), days.Ago(38)) with
        {
            IsSupplementary = true, Instructions = "Only what the energy audit recommends. Savings belong into the justification.",
        };
        var story = BudgetStory.Declare(company, terms, [company.Centers["2100"], company.Centers["2400"], company.Centers["3100"]], days.Ago(60));
        Complete(story, 0.25m);
        story.ApproveFinally(days.Ago(27), "The savings are convincing.");
        return story;
    }

    private static BudgetStory Rejected(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = Terms(company, $"CAPEX {next} Headquarters", BudgetType.Capex, next, DemoDays.Workday(days.Ago(64)), days.Ago(45)) with
        {
            IsSupplementary = true, Instructions = "Renovation of the headquarters, without furniture.",
        };
        var story = BudgetStory.Declare(company, terms, [company.Centers["1300"], company.Centers["2400"], company.Centers["4300"]], days.Ago(72));
        Complete(story, 1.6m);
        story.RejectFinally(days.Ago(33), "Not before the new plant is decided. Please bring it again for the year after.");
        return story;
    }

    /// <summary>Through entry and every cost center's approval, up to the final request.</summary>
    internal static void Complete(BudgetStory story, decimal share)
    {
        story.OpenEntry();
        var end = story.Budget.EntryEnd;
        foreach (var (_, part) in story.Parts)
        {
            story.Enter(part, end.AddDays(-2), share);
            if (story.LinesOf(part).Count > 0)
            {
                story.Submit(part, end.AddDays(-1));
            }
            else
            {
                story.AttestNoBudget(part, end);
            }
        }

        story.CloseEntry(end.AddDays(1));
        DecideParts(story, end.AddDays(4));
        story.RequestFinalApproval();
    }

    internal static BudgetTerms Terms(DemoOrganization company, string name, BudgetType type, int year, DateOnly start, DateOnly end) => new(
        name, type, company.Periods.Single(p => p.Start.Year == year).Id, start, end, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31),
        company.Organization.Currency, Instructions(type), IsSupplementary: false);

    internal static IEnumerable<CostCenter> Centers(DemoOrganization company, BudgetType type, bool south) => company.Centers.Active.Where(c =>
        type == BudgetType.Revenue ? c.Code is "4100" or "4200" or "4400" : south || c.Code != South);

    internal static string Word(BudgetType type) => type.ToString().ToUpperInvariant();

    private static void DecideParts(BudgetStory story, DateOnly day)
    {
        foreach (var (center, part) in story.Parts.Where(p => p.Part.State == PartState.Submitted))
        {
            var key = story.Budget.Name + center.Code;
            var decidedOn = day.AddDays(Draw.Whole(0, 3, key));
            if (Draw.Of(key + "change") < 0.2 && story.LinesOf(part).MaxBy(l => l.Amount) is { Quantity: > 15 } largest)
            {
                var less = DemoOrders.Rounded(largest.Quantity * 0.93m);
                story.Approve(part, decidedOn, "With a little less of the largest line.", (largest, LineField.Quantity, less, "As in the plan of volumes"));
            }
            else
            {
                story.Approve(part, decidedOn, Draw.Of(key + "say") < 0.3 ? "Agreed." : string.Empty);
            }
        }
    }

    private static string Instructions(BudgetType type) => type switch
    {
        BudgetType.Opex => "Plan with the volumes of the production plan. Explain whatever grows by more than 5 %.",
        BudgetType.Capex => "Only what is ordered in the year. Two quotations above 50,000 EUR.",
        _ => "Quantities by product, at list prices, before allowances.",
    };
}
