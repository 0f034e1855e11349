using System.Data.Common;
using BudgetPortal.Execution;
using BudgetPortal.Tests.Execution.Proof;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>Without these, whoever writes past the application could spend what there is not.</summary>
public sealed class CapTests : IAsyncLifetime
{
    private readonly List<(Guid Allotment, Guid Line)> bound = [];
    private TestPortal portal = null!;
    private SpendingChain chain = null!;
    private DbConnection connection = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.CreateAsync();
        chain = await SpendingChain.BeginAsync(portal, 2, 1_000);
        connection = await chain.ConnectAsync();
        foreach (var appropriation in chain.Appropriations)
        {
            var allotment = new Row(Guid.CreateVersion7(), appropriation, 700);
            var line = new Row(Guid.CreateVersion7(), allotment.Id, 500) { Obligation = Guid.CreateVersion7() };
            await RunAsync(Postings.Allotment(chain, allotment), Postings.Obligation(chain, line), Postings.Line(chain, line));
            bound.Add((allotment.Id, line.Id));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public Task The_trigger_refuses_an_allotment_above_the_approved_amount() =>
        RefusedAsync("CK_Appropriations_Cap", Postings.Allotment(chain, new Row(Guid.CreateVersion7(), chain.Appropriations[0], 300.0001m)));

    [Fact]
    public Task The_trigger_refuses_an_expense_beside_allotments_that_use_the_approved_amount_up() =>
        RefusedAsync("CK_Appropriations_Cap", Postings.Expense(chain, new Row(Guid.CreateVersion7(), chain.Appropriations[0], 300.0001m)));

    [Fact]
    public Task The_trigger_refuses_a_line_that_is_made_larger_than_its_allotment() =>
        RefusedAsync("CK_Allotments_Cap", Postings.Set("ObligationLines", bound[0].Line, ("Amount", 700.0001m)));

    [Fact]
    public Task The_trigger_refuses_a_line_that_moves_to_an_allotment_without_room() =>
        RefusedAsync("CK_Allotments_Cap", Postings.Set("ObligationLines", bound[0].Line, ("AllotmentId", bound[1].Allotment)));

    [Fact]
    public Task The_trigger_refuses_to_give_back_what_is_obligated() =>
        RefusedAsync("CK_Allotments_Cap", Postings.Set("Allotments", bound[0].Allotment, ("Returned", 200.0001m)));

    [Fact]
    public Task The_trigger_refuses_to_cut_what_is_released() =>
        RefusedAsync("CK_Appropriations_Cap", Postings.Set("Appropriations", chain.Appropriations[0], ("Amount", 699.9999m)));

    [Fact]
    public Task The_trigger_refuses_totals_from_anybody_but_itself() =>
        RefusedAsync("kept by the database", Postings.Set("Allotments", bound[0].Allotment, ("Obligated", 0m)));

    [Fact]
    public async Task What_is_deleted_or_moved_is_free_again_to_the_fourth_decimal()
    {
        var room = new Row(Guid.CreateVersion7(), chain.Appropriations[0], 299.9999m);
        await RunAsync(Postings.Allotment(chain, room), Postings.Set("ObligationLines", bound[0].Line, ("Amount", 0.0001m)));
        await RunAsync(Postings.Set("ObligationLines", bound[0].Line, ("AllotmentId", room.Id)));
        Assert.Equal(0.0001m, (await chain.KeptAsync())[("ObligationLines", room.Id)]);
        Assert.DoesNotContain(("ObligationLines", bound[0].Allotment), (await chain.KeptAsync()).Keys);

        await RunAsync(Postings.Delete("ObligationLines", bound[0].Line), Postings.Delete("Allotments", bound[0].Allotment));
        Assert.Equal(299.9999m, (await chain.KeptAsync())[("Allotments", chain.Appropriations[0])]);
    }

    private async Task RunAsync(params Posting[] postings)
    {
        foreach (var posting in postings)
        {
            await posting.RunAsync(connection, null);
        }
    }

    private async Task RefusedAsync(string by, Posting posting)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => posting.RunAsync(connection, null));
        Assert.Contains(by, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await chain.OverspentAsync());
    }
}
