using BudgetPortal.Data.Auditing;
using BudgetPortal.Execution.Proposals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static BudgetPortal.Tests.Execution.Proposals.ProposalWorld;

namespace BudgetPortal.Tests.Execution.Proposals;

/// <summary>What is written before it is handed in.</summary>
public sealed class WritingTests
{
    [Fact]
    public async Task A_year_has_one_proposal_and_a_cancelled_one_makes_room()
    {
        await using var world = await BeginAsync();
        Ok(await world.Keeping.ProposeAsync(world.ProposalId, world.YearId, "Proposal"));
        Refused("proposals.year_taken", await world.Keeping.ProposeAsync(Guid.CreateVersion7(), world.YearId, "Another"));
        Refused("proposals.year_required", await world.Keeping.ProposeAsync(Guid.CreateVersion7(), null, "Another"));
        Ok(await world.Keeping.CancelAsync(world.ProposalId, (await world.ProposalAsync()).Version));
        Ok(await world.Keeping.ProposeAsync(Guid.CreateVersion7(), world.YearId, "Another"));
        await using var db = world.Portal.Open();
        Assert.Equal(2, await db.Set<BudgetProposal>().CountAsync());
    }

    [Fact]
    public async Task Of_two_who_begin_a_year_at_once_one_does()
    {
        await using var world = await BeginAsync();
        Ok(await world.Keeping.CancelAsync(world.ProposalId, (await world.ProposalAsync()).Version));
        var (first, second) = (world.Keeping, world.Keeping);
        var begun = await Task.WhenAll(first.ProposeAsync(Guid.CreateVersion7(), world.YearId, "One"), second.ProposeAsync(Guid.CreateVersion7(), world.YearId, "Two"));
        Refused("proposals.year_taken", Assert.Single(begun, b => !b.Succeeded));
    }

    [Fact]
    public async Task A_line_item_is_put_once_changed_by_who_saw_it_and_really_gone_when_removed()
    {
        await using var world = await BeginAsync();
        var program = Guid.CreateVersion7();
        Ok(await world.Keeping.AddProgramAsync(world.ProposalId, program, world.Safety));
        var (item, terms) = (Guid.CreateVersion7(), new LineItemTerms(world.Salaries, "Two people", 100.25m));
        var (one, other) = (world.Writing, world.Writing);
        var put = await Task.WhenAll(one.PutAsync(program, item, null, terms), other.PutAsync(program, item, null, terms));
        Assert.All(put, Ok);
        var seen = Assert.Single((await world.ProgramAsync(program)).Items).Version;
        Ok(await world.Writing.PutAsync(program, item, seen, terms with { Amount = 200 }));
        Refused("data.conflict", await world.Writing.PutAsync(program, item, seen, terms with { Amount = 300 }));
        Assert.Equal(200, (await world.ProgramAsync(program)).Total);

        Ok(await world.Writing.RemoveAsync(program, item));
        Ok(await world.Writing.RemoveAsync(program, item));
        Refused("proposals.item_gone", await world.Writing.PutAsync(program, item, seen, terms));
        Assert.Empty((await world.ProgramAsync(program)).Items);
        await using var db = world.Portal.Open();
        Assert.False(await db.Set<BudgetLineItem>().AnyAsync());
        var trail = await db.Set<AuditEntry>().Where(e => e.EntityId == item).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([AuditAction.Create, AuditAction.Update, AuditAction.Delete], trail.Select(e => e.Action));
        Assert.All(trail, e => Assert.Equal(world.Hanna.Id, e.UserId));
    }

    [Fact]
    public async Task What_is_wrong_with_a_line_item_is_said_at_its_field()
    {
        await using var world = await BeginAsync();
        var program = await world.AskAsync(world.Safety);
        var wrong = await world.Writing.PutAsync(program, Guid.CreateVersion7(), null, new LineItemTerms(Guid.Empty, new string('x', 401), -1));
        Assert.Equal(["Amount", "Description", "ObjectCodeId"], wrong.Errors.Select(e => e.Field!).Order());
        Refused("execution.amount_decimals", await world.Writing.PutAsync(program, Guid.CreateVersion7(), null, new LineItemTerms(world.Salaries, string.Empty, 1.234m)));

        var lists = world.Portal.As<SpendingListService>(world.Hanna);
        var code = Assert.Single((await lists.ReadAsync()).Value!.ObjectCodes);
        Ok(await lists.ChangeObjectCodeAsync(code.Id, code.Version, new ListedTerms(code.Code, code.Name, IsActive: false)));
        Refused("proposals.object_code_required", await world.Writing.PutAsync(program, Guid.CreateVersion7(), null, new LineItemTerms(world.Salaries, string.Empty, 5)));
        var there = Assert.Single((await world.ProgramAsync(program)).Items);
        Ok(await world.Writing.PutAsync(program, there.Id, there.Version, new LineItemTerms(world.Salaries, "Still so", 5)));
    }

    [Fact]
    public async Task A_justification_is_said_changed_and_taken_out()
    {
        await using var world = await BeginAsync();
        var program = await world.AskAsync(world.Safety);
        var id = Guid.CreateVersion7();
        Refused("proposals.text_required", await world.Writing.JustifyAsync(program, id, null, new JustificationTerms(" ", "Study")));
        Ok(await world.Writing.JustifyAsync(program, id, null, new JustificationTerms("The law asks for it", "Letter")));
        Ok(await world.Writing.JustifyAsync(program, id, null, new JustificationTerms("The law asks for it", "Letter")));
        var said = Assert.Single((await world.ProgramAsync(program)).Justifications);
        Ok(await world.Writing.JustifyAsync(program, id, said.Version, new JustificationTerms("The law asks for it", "Letter of May")));
        Refused("data.conflict", await world.Writing.JustifyAsync(program, id, said.Version, new JustificationTerms("No", "No")));
        Assert.Equal("Letter of May", Assert.Single((await world.ProgramAsync(program)).Justifications).Evidence);
        Ok(await world.Writing.RemoveJustificationAsync(program, id));
        Assert.Empty((await world.ProgramAsync(program)).Justifications);
    }

    [Fact]
    public async Task What_is_handed_in_is_closed_and_a_program_comes_once()
    {
        await using var world = await BeginAsync();
        Refused("proposals.empty", await world.Keeping.SubmitAsync(world.ProposalId));
        var empty = Guid.CreateVersion7();
        Ok(await world.Keeping.AddProgramAsync(world.ProposalId, empty, world.Energy));
        Ok(await world.Keeping.AddProgramAsync(world.ProposalId, empty, world.Energy));
        Refused("proposals.program_taken", await world.Keeping.AddProgramAsync(world.ProposalId, Guid.CreateVersion7(), world.Energy));
        Refused("proposals.program_empty", await world.Keeping.SubmitAsync(world.ProposalId));
        Ok(await world.Writing.CancelAsync(empty, (await world.ProgramAsync(empty)).Version));

        var program = await world.AskAsync(world.Safety);
        Refused("proposals.submit_whole", await world.Writing.SubmitAsync(program));
        Ok(await world.Keeping.SubmitAsync(world.ProposalId));
        Ok(await world.Keeping.SubmitAsync(world.ProposalId));
        Assert.Equal(2, Assert.Single(world.Portal.Notices.Of(ProposalNotices.Submitted)).Recipients.Count);
        Refused("proposals.state", await world.Writing.PutAsync(program, Guid.CreateVersion7(), null, new LineItemTerms(world.Salaries, string.Empty, 5)));
        Refused("proposals.state", await world.Writing.RemoveAsync(program, (await world.ProgramAsync(program)).Items[0].Id));
        Refused("proposals.state", await world.Keeping.AddProgramAsync(world.ProposalId, Guid.CreateVersion7(), world.Energy));
        Refused("proposals.state", await world.Keeping.RenameAsync(world.ProposalId, (await world.ProposalAsync()).Version, "Other"));
        Assert.Equal(ProposalState.Cancelled, (await world.ProgramAsync(empty)).State);
    }

    [Fact]
    public async Task An_item_that_comes_while_it_is_handed_in_is_in_it_or_refused()
    {
        await using var world = await BeginAsync();
        var program = await world.AskAsync(world.Safety);
        var items = Enumerable.Range(0, 6).Select(_ => world.Writing).ToList();
        var (keeping, terms) = (world.Keeping, new LineItemTerms(world.Salaries, "Late", 10));
        var puts = items.ConvertAll(w => w.PutAsync(program, Guid.CreateVersion7(), null, terms));
        Ok(await keeping.SubmitAsync(world.ProposalId));
        var put = await Task.WhenAll(puts);
        Assert.All(put.Where(p => !p.Succeeded), p => Refused("proposals.state", p));
        Assert.Equal(1 + put.Count(p => p.Succeeded), (await world.ProgramAsync(program)).Items.Count);
    }

    [Fact]
    public async Task Codes_are_unique_whatever_their_case()
    {
        await using var world = await BeginAsync();
        var lists = world.Portal.As<SpendingListService>(world.Hanna);
        Refused("proposals.code_taken", await lists.AddProgramAsync(Guid.CreateVersion7(), new ListedTerms(" p-1 ", "Again")));
        Refused("proposals.code_required", await lists.AddProgramAsync(Guid.CreateVersion7(), new ListedTerms(" ", "Again")));
        var row = (await lists.ReadAsync()).Value!.Programs[0];
        Ok(await lists.ChangeProgramAsync(row.Id, row.Version, new ListedTerms("P-1", "Safe food")));
        Refused("data.conflict", await lists.ChangeProgramAsync(row.Id, row.Version, new ListedTerms("P-1", "Food")));
    }
}
