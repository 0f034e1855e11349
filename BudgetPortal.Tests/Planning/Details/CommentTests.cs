using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Planning.Exchange;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Details;

/// <summary>Without these, people could not talk about a line, or would do so where it does not concern them.</summary>
public sealed class CommentTests : ExchangeWorld
{
    private LineFigures line = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        line = await AddedAsync(Gloves, 10);
    }

    [Fact]
    public async Task Who_enters_and_who_decides_talk_about_a_line_and_the_decision_is_not_disturbed()
    {
        var mira = await Portal.ModuleOwnerAsync();
        await WriteAsync(Emil, "  Second shift.\nFrom March.  ");
        Assert.True((await Portal.As<SubmissionService>(Emil).SubmitAsync(PartId)).Succeeded);
        var part = await Portal.PartAsync(Budget, Center);
        Portal.Time.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(mira, "Since when?");
        Assert.Equal(part.Version, (await Portal.PartAsync(Budget, Center)).Version);

        var details = await ReadAsync(Emil);
        Assert.Equal([("Emil Entry", "Second shift.\nFrom March.", true), (mira.DisplayName, "Since when?", false)], details!.Comments.Select(c => (c.Author, c.Text, c.MayRemove)));
        Assert.Equal("planning.part_submitted", details.Refusal!.Code);
        var sheet = Done(await Portal.As<SheetQueries>(Emil).SheetAsync(Budget.Id, Center.Id));
        Assert.Equal(new DetailCounts(0, 2, 0), Assert.Single(sheet.Lines).Counts);
    }

    [Fact]
    public async Task An_auditor_reads_them_a_stranger_sees_no_line_and_another_company_neither()
    {
        await WriteAsync(Emil, "Second shift.");
        var auditor = await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor);
        Assert.Single((await ReadAsync(auditor))!.Comments);
        Assert.Equal("platform.not_permitted", (await AddAsync(auditor, "Me too.")).Error!.Code);
        var stranger = await Portal.UserAsync("Sten Stranger");
        Assert.Null(await ReadAsync(stranger));
        Assert.Equal("planning.line_gone", (await AddAsync(stranger, "Me too.")).Error!.Code);
        var other = await Portal.AnotherCompanyAsync();
        Assert.Equal("planning.line_gone", (await other.As<CommentService>(await other.ModuleOwnerAsync()).AddAsync(Guid.NewGuid(), line.Id, "Hello")).Error!.Code);
    }

    [Fact]
    public async Task One_takes_ones_own_back_until_the_part_is_decided_and_a_mark_stays()
    {
        var (first, second) = (await WriteAsync(Emil, "Wrong line."), await WriteAsync(Emil, "Right."));
        Assert.Equal("planning.comment_not_yours", (await Portal.As<CommentService>(Tomas).RemoveAsync(first)).Error!.Code);
        Assert.True((await Portal.As<CommentService>(Emil).RemoveAsync(first)).Succeeded);
        var details = await ReadAsync(Emil);
        Assert.Equal([(string.Empty, true, false), ("Right.", false, true)], details!.Comments.Select(c => (c.Text, c.IsRemoved, c.MayRemove)));
        Assert.Equal(1, details.Counts.Comments);
        await Portal.AdvanceAsync(Budget, BudgetState.Active);
        Assert.Equal("planning.comment_stays", (await Portal.As<CommentService>(Emil).RemoveAsync(second)).Error!.Code);
        await WriteAsync(Emil, "Delivered.");
    }

    [Fact]
    public async Task The_same_comment_sent_twice_is_written_once_and_bad_ones_are_refused()
    {
        var id = Guid.CreateVersion7();
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Portal.As<CommentService>(Emil).AddAsync(id, line.Id, "Once.")));
        Assert.All(sent, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Equal("planning.comment_missing", (await AddAsync(Emil, " \n ")).Error!.Code);
        Assert.Equal("planning.comment_too_long", (await AddAsync(Emil, new string('x', LineComment.TextLength + 1))).Error!.Code);
        Assert.Single((await ReadAsync(Emil))!.Comments);
    }

    private Task<LineDetails?> ReadAsync(User by) => Portal.As<DetailQueries>(by).ReadAsync(line.Id);

    private Task<Result> AddAsync(User by, string text) => Portal.As<CommentService>(by).AddAsync(Guid.CreateVersion7(), line.Id, text);

    private async Task<Guid> WriteAsync(User by, string text)
    {
        var id = Guid.CreateVersion7();
        var written = await Portal.As<CommentService>(by).AddAsync(id, line.Id, text);
        Assert.True(written.Succeeded, written.Error?.ToString());
        Portal.Time.Advance(TimeSpan.FromSeconds(1));
        return id;
    }
}
