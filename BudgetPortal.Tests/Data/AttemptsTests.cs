using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Data;

public sealed class AttemptsTests
{
    [Fact]
    public async Task Two_who_lock_the_same_rows_the_other_way_round_both_get_through()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (one, two) = (await portal.CostCenterAsync("1"), await portal.CostCenterAsync("2"));
        using var bothHoldOne = new Barrier(2);
        var waits = 2;

        var results = await Task.WhenAll(Crossing(one.Id, two.Id, "first"), Crossing(two.Id, one.Id, "second"));

        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.Message));

        Task<Result> Crossing(Guid held, Guid wanted, string name) => Task.Run(() => portal.As<PortalDb>(portal.Administrator).RunAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await RenameAsync(db, held, name);
                if (Interlocked.Decrement(ref waits) >= 0)
                {
                    bothHoldOne.SignalAndWait();
                }

                await RenameAsync(db, wanted, name);
                await transaction.CommitAsync();
                return Result.Success;
            },
            conflict => (Result)conflict));
    }

    private static async Task RenameAsync(PortalDbContext db, Guid id, string name)
    {
        var center = await db.Set<CostCenter>().SingleAsync(c => c.Id == id);
        db.Entry(center).Property(c => c.Name).CurrentValue = name;
        db.Entry(center).Property(c => c.Name).IsModified = true;
        await db.SaveChangesAsync();
    }
}
