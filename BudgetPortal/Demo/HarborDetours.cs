using BudgetPortal.Planning;

namespace BudgetPortal.Demo;

/// <summary>Next year's budgets of Harbor Foods that did not go straight on: limited, extended, reopened, cancelled.</summary>
internal static class HarborDetours
{
    public static IEnumerable<BudgetStory> All(DemoOrganization company) => [FoodSafety(company), Fairs(company), Solar(company)];

    /// <summary>For one location only, in entry: one cost center took its submission back, one has more time, one came late.</summary>
    private static BudgetStory FoodSafety(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"OPEX {next} Food safety", BudgetType.Opex, next, DemoDays.Workday(days.Ago(14)), days.In(12)) with
        {
            IsSupplementary = true, Instructions = "What the plant in Cuxhaven needs for the new hygiene rules, and nothing else.",
        };
        var plant = company.Centers["2100"].LocationId!.Value;
        var centers = company.Centers.Active.Where(c => c.LocationId == plant);
        var story = BudgetStory.Declare(company, terms, centers, days.Ago(20), new BudgetScope(BudgetScopeKind.Locations, [plant]));
        story.OpenEntry();
        story.AddCostCenter("5100", days.Ago(6), days.In(17));
        foreach (var code in new[] { "2100", "2200", "2400", "5100" })
        {
            story.Enter(story.Part(code), days.Ago(4), 0.15m);
        }

        story.Submit(story.Part("2100"), days.Ago(3));
        story.Submit(story.Part("2200"), days.Ago(3));
        story.TakeBack(story.Part("2200"), days.Ago(2));
        story.GiveTime(story.Part("2400"), days.Ago(1), days.In(21));
        return story;
    }

    /// <summary>Rejected finally, and reopened for the one cost center that is to enter again.</summary>
    private static BudgetStory Fairs(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"OPEX {next} Trade fairs", BudgetType.Opex, next, DemoDays.Workday(days.Ago(58)), days.Ago(44)) with
        {
            IsSupplementary = true, Instructions = "Stands, travel and samples of next year's fairs.",
        };
        var story = BudgetStory.Declare(company, terms, [company.Centers["4100"], company.Centers["4300"], company.Centers["4400"]], days.Ago(66));
        HarborBudgets.Complete(story, 0.2m);
        story.RejectFinally(days.Ago(30), "Two fairs in the same week cannot be staffed. Please choose one.");
        story.Reopen(days.Ago(4), days.In(9), "Marketing chooses between the two fairs; the others stay as they are.", "4300");
        return story;
    }

    /// <summary>Given up before the final decision.</summary>
    private static BudgetStory Solar(DemoOrganization company)
    {
        var days = company.Days;
        var next = days.Year + 1;
        var terms = HarborBudgets.Terms(company, $"CAPEX {next} Solar roof", BudgetType.Capex, next, DemoDays.Workday(days.Ago(50)), days.Ago(36)) with
        {
            IsSupplementary = true, Instructions = "Panels on the roofs of the plant.",
        };
        var story = BudgetStory.Declare(company, terms, [company.Centers["2100"], company.Centers["2200"]], days.Ago(57));
        HarborBudgets.Complete(story, 0.5m);
        story.Cancel(days.Ago(21), "The grant was not given. The roof is planned again with the next renovation.");
        return story;
    }
}
