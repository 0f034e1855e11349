using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>What is read and saved asks the database as often in a big budget as in a small one; else a season's pages would grow slow.</summary>
public sealed class ConstantQueriesTests
{
    [Fact]
    public async Task A_budgets_lines_history_and_changes_and_the_saving_of_a_line()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, emil) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Emil Entry"));
        var item = await portal.ItemAsync(standardPrice: 10);

        Assert.Equal(await CountAsync(centers: 1, lines: 1), await CountAsync(centers: 6, lines: 12));

        async Task<(int Lines, int History, int Changes, int Saving)> CountAsync(int centers, int lines)
        {
            var owned = new List<CostCenter>();
            for (var center = 0; center < centers; center++)
            {
                owned.Add(await portal.CostCenterAsync(owner: emil));
            }

            var (open, closed) = (await portal.BudgetAsync(costCenters: owned), await portal.BudgetAsync(costCenters: owned));
            for (var line = 0; line < centers * lines; line++)
            {
                await portal.LineAsync(closed, owned[line % centers], item);
                await portal.LineAsync(open, owned[line % centers], item);
            }

            await portal.AdvanceAsync(closed, BudgetState.PendingFinalApproval);
            var last = await portal.LineAsync(open, owned[0], item);
            return (
                await OfAsync(() => portal.As<BudgetLineQueries>(mira).ReadAsync(closed.Id, new LineFilter(), 1)),
                await OfAsync(() => portal.As<HistoryQueries>(mira).ReadAsync(closed.Id, null, 1)),
                await OfAsync(() => portal.As<HistoryQueries>(mira).ChangesAsync(closed.Id, 1)),
                await OfAsync(() => portal.As<LineService>(emil).ChangeAsync(new BudgetPortal.Planning.LineChange(last.Id, last.Version, Quantity: 7))));
        }

        static async Task<int> OfAsync(Func<Task> action) => (await TestPortal.QueriesOf(action)).Count;
    }
}
