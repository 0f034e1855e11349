using BudgetPortal.Approvals.Changes;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals.Changes;

/// <summary>What people do with proposals, in the company of <see cref="ApprovalWorld"/>.</summary>
internal static class ChangeWorld
{
    /// <summary>A draft for a cost center that gives one line another quantity.</summary>
    public static async Task<Guid> DraftAsync(this ApprovalWorld world, User by, CostCenter costCenter, Guid lineId, decimal quantity, string reason = "More shifts")
    {
        var part = await world.PartAsync(costCenter);
        var id = Guid.CreateVersion7();
        Ok(await world.Portal.As<ProposalService>(by).ProposeRevisionAsync(id, part.Id, reason));
        Ok(await world.Portal.As<ProposalLineService>(by).ChangeAsync(id, new ProposedFigures(lineId, quantity)));
        return id;
    }

    public static async Task SubmitAsync(this ApprovalWorld world, User by, Guid change) =>
        Ok(await world.Portal.As<ProposalService>(by).SubmitAsync(change, await world.SeenAsync(change)));

    public static async Task<Result> ConsentAsync(this ApprovalWorld world, User by, Guid change) =>
        await world.Portal.As<ChangeDecisionService>(by).ConsentAsync(change, await world.SeenAsync(change), string.Empty);

    public static async Task<Result> ApproveAsync(this ApprovalWorld world, User by, Guid change) =>
        await world.Portal.As<ChangeDecisionService>(by).ApproveAsync(change, await world.SeenAsync(change), "Fine");

    /// <summary>The version that somebody sees who reads the proposal now.</summary>
    public static async Task<Guid> SeenAsync(this ApprovalWorld world, Guid change) => (await world.ChangeAsync(change)).Version;

    public static async Task<BudgetChange> ChangeAsync(this ApprovalWorld world, Guid change) =>
        Assert.Single(await world.AllAsync(db => db.Set<BudgetChange>().AsNoTracking().Include(c => c.Parts).Include(c => c.Lines).Where(c => c.Id == change)));

    /// <summary>Lets somebody else enter for a cost center.</summary>
    public static async Task EnterForAsync(this ApprovalWorld world, CostCenter costCenter, User user)
    {
        await using var db = world.Portal.Open();
        var stored = await db.Set<CostCenter>().Include(c => c.EntryUsers).SingleAsync(c => c.Id == costCenter.Id);
        stored.AssignEntryUsers([.. stored.EntryUsers.Select(e => e.UserId), user.Id]);
        await db.SaveChangesAsync();
    }

    public static void Ok(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());
}
