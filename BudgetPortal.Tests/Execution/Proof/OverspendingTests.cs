using System.Data;
using BudgetPortal.Data;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution.Proof;

/// <summary>Without these, money that a budget does not have could be spent by whoever writes at the right moment.</summary>
public sealed class OverspendingTests
{
    private const int Connections = 8;
    private const int Operations = 20_000;

    [Theory]
    [InlineData(IsolationLevel.ReadCommitted)]
    [InlineData(IsolationLevel.RepeatableRead)]
    public async Task Eight_who_write_at_random_never_overspend_and_the_totals_agree_with_the_books(IsolationLevel level)
    {
        await using var portal = await TestPortal.CreateAsync();
        var (chain, books) = (await SpendingChain.BeginAsync(portal, 3, 8_000), new Books());
        await Task.WhenAll(Enumerable.Range(1, Connections).Select(async seed =>
        {
            await using var connection = await chain.ConnectAsync();
            await new Writer(chain, books, connection, level, seed).RunAsync(Operations / Connections);
        }));

        Assert.Empty(await chain.OverspentAsync());
        Assert.Equal(books.Totals().OrderBy(t => t.Key), (await chain.KeptAsync()).OrderBy(t => t.Key));
        Assert.InRange(books.Passed, 2_000, Operations);
        Assert.InRange(books.Refused, 1_000, Operations);
    }

    /// <summary>A test of the test: the obvious trigger, which sums without a lock, overspends, and that is found.</summary>
    [Fact]
    public async Task A_trigger_that_sums_without_a_lock_overspends_when_two_meet_and_this_test_finds_it()
    {
        Assert.SkipWhen(PortalDatabaseServer.Kind == DatabaseKind.SqlServer, "There a sum waits for the other's row.");
        await using var portal = await TestPortal.CreateAsync();
        var chain = await SpendingChain.BeginAsync(portal, 1, 1_000);
        await using var one = await chain.ConnectAsync();
        await using var two = await chain.ConnectAsync();
        var allotment = new Row(Guid.CreateVersion7(), chain.Appropriations[0], 100);
        await Postings.Allotment(chain, allotment).RunAsync(one, null);
        await new Posting(
            """
            CREATE OR REPLACE FUNCTION execution."ObligationLines_Obligated"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF (SELECT SUM("Amount") FROM execution."ObligationLines" WHERE "AllotmentId" = NEW."AllotmentId")
                    > (SELECT "Amount" FROM execution."Allotments" WHERE "Id" = NEW."AllotmentId") THEN
                    RAISE EXCEPTION 'CK_Sum';
                END IF;
                RETURN NULL;
            END $$
            """,
            []).RunAsync(one, null);

        await using var first = await one.BeginTransactionAsync();
        await using var second = await two.BeginTransactionAsync();
        foreach (var (connection, transaction) in new[] { (one, first), (two, second) })
        {
            var line = new Row(Guid.CreateVersion7(), allotment.Id, 60) { Obligation = Guid.CreateVersion7() };
            await Postings.Obligation(chain, line).RunAsync(connection, transaction);
            await Postings.Line(chain, line).RunAsync(connection, transaction);
        }

        await first.CommitAsync();
        await second.CommitAsync();
        Assert.Equal([$"Allotments {allotment.Id}"], await chain.OverspentAsync());
    }
}
