using BudgetPortal.Approvals.Changes;
using BudgetPortal.Data;
using BudgetPortal.Notifications;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Demo;

/// <summary>
/// What people of Harbor Foods propose to change in this year's operating budget: a revision that is in force, one that waits for its
/// owner, and a transfer to which the giver agreed.
/// </summary>
internal sealed class HarborChanges(DemoOrganization company, ChangeSwap swap, PortalDbContext db)
{
    private const decimal More = 1.08m;

    private Budget budget = null!;
    private int number;

    /// <summary>Adds them to a database that has the budgets, with their frozen words.</summary>
    public async Task AddAsync(CancellationToken cancellation)
    {
        var name = $"{HarborBudgets.Word(BudgetType.Opex)} {company.Days.Year}";
        budget = await db.Set<Budget>().Include(b => b.Parts).SingleAsync(b => b.Name == name, cancellation);
        await ReviseMealsAsync(company.Days.Ago(13));
        await ReviseQualityAsync(company.Days.Ago(4));
        await TransferAsync(company.Days.Ago(3));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task ReviseMealsAsync(DateOnly day)
    {
        var (part, lines) = await LinesAsync("2200");
        var change = Propose(ChangeKind.Revision, "A second shift from October on.", company.Centers.Enters(company.Centers["2200"], "revision"), day, part);
        foreach (var line in lines.Where(l => !l.IsLumpSum && l.Quantity > 15).Take(3))
        {
            Put(change, ChangeLine.Of(budget, change, line, LineFigures.Of(line).ToEntry() with { Quantity = DemoOrders.Rounded(line.Quantity * More) }));
        }

        Submit(change, day.AddDays(1));
        Consent(change, part, day.AddDays(2), "Agreed, as planned with production.");
        await db.SaveChangesAsync();
        var at = company.Days.InOffice(day.AddDays(4), "revision approved");
        Note(BudgetStep.ChangeApproved, at, company.ModuleOwner, part, change.Title(), change.Lines.Count);
        Require(await swap.SwapAsync(db, budget, change, company.ModuleOwner, at, "Within what sales expect."));
    }

    private async Task ReviseQualityAsync(DateOnly day)
    {
        var (part, lines) = await LinesAsync("2300");
        var change = Propose(ChangeKind.Revision, "The audit asks for more samples until the end of the year.", company.People.Id("Nadia Brandt")!.Value, day, part);
        var pieces = lines.FindAll(l => !l.IsLumpSum && l.Quantity > 15);
        Put(change, ChangeLine.Of(budget, change, pieces[0], LineFigures.Of(pieces[0]).ToEntry() with { Quantity = DemoOrders.Rounded(pieces[0].Quantity * More) }));
        Put(change, ChangeLine.Of(budget, change, pieces[1], LineFigures.Of(pieces[1]).ToEntry() with { Quantity = DemoOrders.Rounded(pieces[1].Quantity * More * More) }));
        Put(change, ChangeLine.Remove(change, lines[^1]));
        Submit(change, day);
        Ask(change, "2300", company.Centers["2300"].OwnerId!.Value, change.SubmittedAt!.Value);
    }

    private async Task TransferAsync(DateOnly day)
    {
        var (giver, given) = await LinesAsync("2100");
        var (receiver, received) = await LinesAsync("3100");
        var amount = Math.Floor(given[0].Amount / 5000) * 500;
        var owner = company.Centers["2100"].OwnerId!.Value;
        var change = Propose(ChangeKind.Transfer, "The cold store takes over the winter stock.", owner, day, giver, receiver);
        Put(change, ChangeLine.Move(change, given[0], -amount));
        Put(change, ChangeLine.Move(change, received[0], amount));
        Submit(change, day);
        Require(change.Consent(budget, giver.Id, owner, null, change.SubmittedAt!.Value, string.Empty));
        Ask(change, "2100, 3100", company.Centers["3100"].OwnerId!.Value, change.SubmittedAt.Value);
    }

    /// <summary>The part of a cost center and its lines, the largest first.</summary>
    private async Task<(CostCenterBudget Part, List<BudgetLine> Lines)> LinesAsync(string code)
    {
        var part = budget.Parts.Single(p => p.CostCenterId == company.Centers[code].Id);
        return (part, await db.Set<BudgetLine>().Where(l => l.PartId == part.Id).OrderByDescending(l => l.Amount).ThenBy(l => l.Id).ToListAsync());
    }

    private BudgetChange Propose(ChangeKind kind, string reason, Guid by, DateOnly day, params CostCenterBudget[] parts)
    {
        var change = BudgetChange.Propose(Guid.CreateVersion7(), budget, ++number, kind, parts, reason, by, company.Days.InOffice(day, reason));
        Require(change);
        db.Add(change.Value!);
        return change.Value!;
    }

    private static void Put(BudgetChange change, Result<ChangeLine> line)
    {
        Require(line);
        change.Put(line.Value!, change.ProposedById);
    }

    private void Submit(BudgetChange change, DateOnly day)
    {
        var at = company.Days.InOffice(day, change.Reason + "submit");
        at = at > change.ProposedAt ? at : change.ProposedAt.AddMinutes(20);
        Require(change.Submit(budget, change.ProposedById, at));
        Note(BudgetStep.ChangeSubmitted, at, change.ProposedById, change.PartIn(budget), change.Title(), change.Lines.Count);
    }

    private void Consent(BudgetChange change, CostCenterBudget part, DateOnly day, string comment)
    {
        var (owner, at) = (company.Centers[part.CostCenterId].OwnerId!.Value, company.Days.InOffice(day, change.Reason + "consent"));
        Require(change.Consent(budget, part.Id, owner, null, at, comment));
        Note(BudgetStep.ChangeConsented, at, owner, part, change.Title(comment));
    }

    private void Note(BudgetStep step, DateTimeOffset at, Guid user, CostCenterBudget? part, string comment, int? lines = null) =>
        db.Add(new BudgetEvent { BudgetId = budget.Id, PartId = part?.Id, At = at, UserId = user, Step = step, Comment = comment, Lines = lines });

    /// <summary>Tells the owner whose consent is missing, who has not read it.</summary>
    private void Ask(BudgetChange change, string codes, Guid owner, DateTimeOffset at)
    {
        var centers = string.Join(", ", codes.Split(", ").Select(code => $"{code} {company.Centers[code].Name}"));
        var notice = BudgetNotices.Of(
            ChangeNotices.Requested, budget, company.People.Name(change.ProposedById), change.Id.ToString(), [owner], $"/changes/{change.Id}",
            ("costCenter", centers), ("kind", change.Kind.ToString()), ("number", change.Number.ToString("D")), ("reason", change.Reason), ("waits", "consent"));
        var notification = new Notification(notice, owner, at);
        db.AddRange(notification, OutgoingMail.Of(notification));
    }

    private static void Require(Result result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The demo company proposes what is impossible: {result.Error}");
        }
    }
}
