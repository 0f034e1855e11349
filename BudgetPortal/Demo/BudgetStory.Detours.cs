using BudgetPortal.Planning;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>The moves of a budget that does not go straight on.</summary>
internal sealed partial class BudgetStory
{
    /// <summary>Who submitted the part takes it back.</summary>
    public void TakeBack(CostCenterBudget part, DateOnly day)
    {
        var user = part.SubmittedById!.Value;
        var at = After(company.Days.InOffice(day, Key(part, "take back")), part.SubmittedAt);
        Require(part.TakeBack(Budget, user, day));
        Note(BudgetStep.TakenBack, at, user, part);
        Answer(part, at);
    }

    /// <summary>The module owner gives the part a deadline of its own.</summary>
    public void GiveTime(CostCenterBudget part, DateOnly day, DateOnly until)
    {
        Require(part.GiveTime(Budget, until, day));
        Note(BudgetStep.MoreTimeGiven, company.Days.InOffice(day, Key(part, "time")), company.ModuleOwner, part, Dates.Plain(until));
    }

    /// <summary>The module owner keeps the lines of a part as a template for everybody.</summary>
    public void KeepAsTemplate(CostCenterBudget part, DateOnly day, string name, string description)
    {
        var at = company.Days.InOffice(day, Key(part, "template"));
        var template = BudgetTemplate.Save(Guid.CreateVersion7(), new TemplateTerms(name, description, IsShared: true), Budget, lines[part.Id], company.ModuleOwner, at);
        Require(template);
        records.Add(template.Value!);
    }

    /// <summary>A cost center comes late, with a deadline of its own.</summary>
    public void AddCostCenter(string code, DateOnly day, DateOnly until)
    {
        var added = Budget.AddCostCenter(company.Centers[code].Id, until, day);
        Require(added);
        lines[added.Value!.Id] = [];
        Note(BudgetStep.CostCenterAdded, company.Days.InOffice(day, Key(added.Value, "added")), company.ModuleOwner, added.Value);
    }

    /// <summary>Entry of the finally rejected budget opens again for some cost centers.</summary>
    public void Reopen(DateOnly day, DateOnly entryEnd, string comment, params string[] codes)
    {
        var at = company.Days.InOffice(day, Budget.Name + "reopen");
        var chosen = codes.Select(Part).ToList();
        Require(Budget.Reopen(entryEnd, chosen.ConvertAll(p => p.Id), day));
        Note(BudgetStep.Reopened, at, company.ModuleOwner, null, comment);
        chosen.ForEach(part => Note(BudgetStep.PartReopened, at.AddMilliseconds(1), company.ModuleOwner, part));
    }

    /// <summary>The module owner gives the budget up while it waits for the final approval.</summary>
    public void Cancel(DateOnly day, string reason)
    {
        var at = After(company.Days.InOffice(day, Budget.Name + "cancel"), Latest);
        Require(Budget.Cancel());
        Note(BudgetStep.Cancelled, at, company.ModuleOwner, null, reason);
        Answer(null, at);
    }
}
