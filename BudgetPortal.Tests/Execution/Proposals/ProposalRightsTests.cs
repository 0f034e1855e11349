using BudgetPortal.Data.Auditing;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Notifications;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static BudgetPortal.Tests.Execution.Proposals.ProposalWorld;

namespace BudgetPortal.Tests.Execution.Proposals;

/// <summary>Who may write, decide and see proposals.</summary>
public sealed class ProposalRightsTests
{
    private const string NotPermitted = "platform.not_permitted";
    private const string NotFound = "execution.not_found";

    [Fact]
    public async Task Writing_and_deciding_are_two_rights_and_an_employee_has_none()
    {
        await using var world = await BeginAsync();
        var (safety, _) = await world.SubmittedAsync();
        var emil = await world.Portal.UserAsync("Emil Entry");
        foreach (var user in new[] { emil, world.Mira, await world.Portal.UserAsync("Ada Fox", DefaultRoles.Auditor) })
        {
            var (keeping, writing) = (world.Portal.As<BudgetProposalService>(user), world.Portal.As<ProgramBudgetService>(user));
            Refused(NotPermitted, await keeping.ProposeAsync(Guid.CreateVersion7(), world.YearId, "Mine"));
            Refused(NotPermitted, await keeping.RenameAsync(world.ProposalId, Guid.Empty, "Mine"));
            Refused(NotPermitted, await keeping.AddProgramAsync(world.ProposalId, Guid.CreateVersion7(), world.Safety));
            Refused(NotPermitted, await keeping.SubmitAsync(world.ProposalId));
            Refused(NotPermitted, await keeping.CancelAsync(world.ProposalId, Guid.Empty));
            Refused(NotPermitted, await writing.PutAsync(safety, Guid.CreateVersion7(), null, new LineItemTerms(world.Salaries, "Mine", 5)));
            Refused(NotPermitted, await writing.RemoveAsync(safety, Guid.Empty));
            Refused(NotPermitted, await writing.JustifyAsync(safety, Guid.CreateVersion7(), null, new JustificationTerms("Mine", "Mine")));
            Refused(NotPermitted, await writing.RemoveJustificationAsync(safety, Guid.Empty));
            Refused(NotPermitted, await writing.SubmitAsync(safety));
            Refused(NotPermitted, await writing.CancelAsync(safety, Guid.Empty));
            Refused(NotPermitted, await world.Portal.As<SpendingListService>(user).AddProgramAsync(Guid.CreateVersion7(), new ListedTerms("X", "Mine")));
            Refused(NotPermitted, await world.Portal.As<SpendingListService>(user).ReadAsync());
        }

        Refused(NotPermitted, await world.DecideProgramAsync(world.Hanna, safety, approved: true));
        Refused(NotPermitted, await world.DecideAsync(world.Hanna, approved: false, "No"));
        Refused(NotPermitted, await world.Portal.As<ProposalQueries>(emil).ListAsync());
        Refused(NotPermitted, await world.Portal.As<ProposalQueries>(emil).ReadAsync(world.ProposalId));
        Refused(NotPermitted, await world.Portal.As<ProgramSheetQueries>(emil).ReadAsync(safety));
    }

    [Fact]
    public async Task Nobody_decides_what_they_handed_in()
    {
        await using var world = await BeginAsync();
        var both = await world.Portal.UserAsync("Bo Both", DefaultRoles.FinanceOfficer, DefaultRoles.BudgetModuleOwner);
        var safety = await world.AskAsync(world.Safety);
        Ok(await world.Portal.As<BudgetProposalService>(both).SubmitAsync(world.ProposalId));
        Refused("proposals.own", await world.DecideProgramAsync(both, safety, approved: true));
        Refused("proposals.own", await world.DecideAsync(both, approved: false, "No"));
        Assert.DoesNotContain(both.Id, Assert.Single(world.Portal.Notices.Of(ProposalNotices.Submitted)).Recipients);
        Assert.Equal(0, await world.Portal.As<ProposalQueries>(both).CountWaitingAsync());
        var seen = (await world.Portal.As<ProgramSheetQueries>(both).ReadAsync(safety)).Value!;
        Assert.Equal((false, true), (seen.Rights.Decide, seen.Rights.Own));
        Ok(await world.DecideProgramAsync(world.Mira, safety, approved: true));
    }

    [Fact]
    public async Task Another_company_has_none_of_it()
    {
        await using var world = await BeginAsync();
        var (safety, _) = await world.SubmittedAsync();
        var other = await world.Portal.AnotherCompanyAsync();
        var stranger = await other.UserAsync("Hanna Weiss", DefaultRoles.FinanceOfficer, DefaultRoles.BudgetModuleOwner);
        Assert.Empty((await other.As<ProposalQueries>(stranger).ListAsync()).Value!.Rows);
        Refused(NotFound, await other.As<ProposalQueries>(stranger).ReadAsync(world.ProposalId));
        Refused(NotFound, await other.As<ProgramSheetQueries>(stranger).ReadAsync(safety));
        Refused(NotFound, await other.As<ProgramBudgetService>(stranger).PutAsync(safety, Guid.CreateVersion7(), null, new LineItemTerms(world.Salaries, "Mine", 5)));
        Refused(NotFound, await other.As<BudgetProposalService>(stranger).CancelAsync(world.ProposalId, Guid.Empty));
        Refused(NotFound, await other.As<ProposalDecisionService>(stranger).DecideProgramAsync(safety, Guid.Empty, true, string.Empty));
        Refused(NotFound, await other.As<ProposalDecisionService>(stranger).DecideAsync(world.ProposalId, Guid.Empty, true, string.Empty));
        Refused("proposals.year_required", await other.As<BudgetProposalService>(stranger).ProposeAsync(Guid.CreateVersion7(), world.YearId, "Mine"));
        Ok(await other.As<SpendingListService>(stranger).AddProgramAsync(Guid.CreateVersion7(), new ListedTerms("P-1", "The same code")));
        Assert.Equal(0, await other.As<ProposalQueries>(stranger).CountWaitingAsync());
    }

    [Fact]
    public async Task Every_operation_leaves_an_entry_in_the_audit_trail()
    {
        await using var world = await BeginAsync();
        var program = await world.AskAsync(world.Safety);
        Ok(await world.Keeping.RenameAsync(world.ProposalId, (await world.ProposalAsync()).Version, "Renamed"));
        var why = Guid.CreateVersion7();
        Ok(await world.Writing.JustifyAsync(program, why, null, new JustificationTerms("Law", "Letter")));
        Ok(await world.Writing.RemoveJustificationAsync(program, why));
        Ok(await world.Keeping.SubmitAsync(world.ProposalId));
        Ok(await world.Keeping.CancelAsync(world.ProposalId, (await world.ProposalAsync()).Version));
        await using var db = world.Portal.Open();
        var trail = await db.Set<AuditEntry>().Where(e => e.UserId == world.Hanna.Id).OrderBy(e => e.Id).Select(e => e.Entity + " " + e.Action).ToListAsync();
        string[] expected =
        [
            "Program Create", "Program Create", "ObjectCode Create", "BudgetProposal Create", "ProgramBudget Create", "BudgetLineItem Create", "BudgetProposal Update",
            "BudgetJustification Create", "BudgetJustification Delete",
        ];
        Assert.Equal(expected, trail.Take(expected.Length));
        Assert.Equal(2, trail.Skip(expected.Length).Count(e => e == "ProgramBudget Update"));
        Assert.Equal(2, trail.Skip(expected.Length).Count(e => e == "BudgetProposal Update"));
    }

    [Fact]
    public async Task Who_is_told_reads_it_and_cannot_act_on_what_is_settled()
    {
        await using var world = await BeginAsync();
        await world.SubmittedAsync();
        var read = world.Portal.As(world.Mira).GetRequiredService<NoticeDictionary>();
        var notice = Assert.Single(world.Portal.Notices.Of(ProposalNotices.Submitted));
        var text = read.Write(new NoticeFacts(notice.Type, notice.Link, notice.Arguments));
        Assert.Equal("Hanna Weiss handed in Proposal for your decision", text.Text.ToString());
        await using var db = world.Portal.Open();
        Assert.Empty(await read.SettledAsync(db, [notice.Link], default));
        Ok(await world.DecideAsync(world.Mira, approved: false, "No"));
        Assert.Equal([notice.Link], await read.SettledAsync(db, [notice.Link], default));
    }

    [Fact]
    public async Task Reading_takes_as_many_questions_for_many_as_for_one()
    {
        await using var world = await BeginAsync();
        var (safety, _) = await world.SubmittedAsync();
        var (list, sheet) = (world.Portal.As<ProposalQueries>(world.Mira), world.Portal.As<ProgramSheetQueries>(world.Mira));
        var before = await CountsAsync();
        Ok(await world.DecideAsync(world.Mira, approved: false, "More"));
        for (var i = 0; i < 5; i++)
        {
            await world.AskAsync(await world.ProgramAsync($"X-{i}", "More"));
            Ok(await world.Writing.PutAsync(safety, Guid.CreateVersion7(), null, new LineItemTerms(world.Salaries, "More", 5)));
        }

        Assert.Equal(before, await CountsAsync());
        Assert.Equal((2, 6, 8), before);

        async Task<(int, int, int)> CountsAsync() => (
            (await TestPortal.QueriesOf(() => list.ListAsync())).Count,
            (await TestPortal.QueriesOf(() => list.ReadAsync(world.ProposalId))).Count,
            (await TestPortal.QueriesOf(() => sheet.ReadAsync(safety))).Count);
    }
}
