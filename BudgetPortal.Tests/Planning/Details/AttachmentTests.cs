using System.Security.Cryptography;
using System.Text;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Data.Daily;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Planning.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Planning.Details;

/// <summary>Without these, a file would be lost, half there, somebody else's to see, or not what its name says.</summary>
public sealed class AttachmentTests : ExchangeWorld
{
    private LineFigures line = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        line = await AddedAsync(Gloves, 10);
    }

    [Fact]
    public async Task A_file_of_twenty_megabytes_comes_back_byte_for_byte_and_one_byte_more_is_refused()
    {
        var bytes = Pdf(LineAttachment.MostBytes);
        var id = Done(await AddAsync("offer.pdf", bytes));
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(await ReadAsync(Emil, id) ?? []));
        Assert.Equal("planning.attachment_too_large", (await AddAsync("offer.pdf", [.. bytes, 0])).Error!.Code);
        Assert.Equal(LineAttachment.MostBytes / AttachmentChunk.Size, await ChunksAsync());
        await using var db = Portal.Open();
        var audited = Assert.Single(await db.Set<AuditEntry>().Where(a => a.Entity.Contains("Attachment")).ToListAsync());
        Assert.True(audited.After!.Length < 2000, "The content does not belong into the audit trail.");
    }

    [Theory]
    [InlineData("virus.exe", "MZ", "planning.attachment_type")]
    [InlineData("offer", "%PDF-1.7", "planning.attachment_type")]
    [InlineData("offer.pdf", "MZ this is a program", "planning.attachment_disguised")]
    [InlineData("offer.pdf", "%PD", "planning.attachment_disguised")]
    [InlineData("photo.png", "GIF89a....", "planning.attachment_disguised")]
    [InlineData("list.xlsx", "PK\u0003\u0004 only a zip", "planning.attachment_disguised")]
    [InlineData("list.xlsx", "PK\u0003\u0004[Content_Types].xml word/document.xml", "planning.attachment_disguised")]
    [InlineData("list.xlsx", "PK\u0003\u0004[Content_Types].xml xl/workbook.xml xl/vbaProject.bin", "planning.attachment_disguised")]
    [InlineData("list.csv", "a,b\u0000c", "planning.attachment_disguised")]
    [InlineData("list.csv", "", "planning.attachment_empty")]
    [InlineData(" ../.. ", "x", "planning.attachment_unnamed")]
    [InlineData("list.xlsx", "PK\u0003\u0004[Content_Types].xml xl/workbook.xml", null)]
    [InlineData("Preise März.CSV", "Posten;Preis\r\nGrün;1,50", null)]
    public async Task A_file_is_what_its_name_says(string name, string content, string? refused)
    {
        var added = await AddAsync(name, Encoding.UTF8.GetBytes(content));
        Assert.Equal(refused, added.Error?.Code);
        Assert.Equal(refused is null ? 1 : 0, await ChunksAsync());
    }

    [Fact]
    public async Task Names_of_office_parts_are_found_across_the_pieces_of_a_file()
    {
        var filler = new byte[AttachmentChunk.Size - 14];
        byte[] bytes = [.. "PK\u0003\u0004"u8, .. filler, .. "[Content_Types].xml ppt/presentation.xml"u8];
        Assert.True((await AddAsync("slides.pptx", bytes)).Succeeded);
        Assert.Equal("planning.attachment_disguised", (await AddAsync("old.txt", Encoding.Latin1.GetBytes("Grün"))).Error!.Code);
    }

    [Theory]
    [InlineData(@"C:\Users\me\Angebot Müller.pdf", "Angebot Müller.pdf")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("in\r\nvoice\t1\u0000.pdf", "invoice1.pdf")]
    [InlineData("fdp\u202Egnp.pdf", "fdpgnp.pdf")]
    [InlineData("  .hidden.pdf. ", "hidden.pdf")]
    [InlineData("عرض سعر 😀.pdf", "عرض سعر 😀.pdf")]
    public void A_name_is_kept_as_it_was_typed_without_what_deceives(string typed, string kept) => Assert.Equal(kept, AttachmentName.Clean(typed));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = AttachmentName.Clean(new string('x', 195) + "😀😀😀.pdf");
        Assert.True(name.Length is <= AttachmentName.Length and > 190 && name.EndsWith(".pdf", StringComparison.Ordinal), name);
        Assert.Equal(name, name.Normalize());
    }

    [Fact]
    public async Task Nothing_stays_of_a_file_whose_connection_broke()
    {
        var broken = new Interrupted(Pdf(3 * AttachmentChunk.Size), () => throw new IOException("The connection broke."));
        await Assert.ThrowsAsync<IOException>(() => Portal.As<AttachmentService>(Emil).AddAsync(line.Id, "offer.pdf", broken));
        Assert.True(broken.Began);
        Assert.Equal((0, 0), (await ChunksAsync(), await FilesAsync()));
    }

    [Fact]
    public async Task Nothing_stays_of_a_file_whose_line_is_removed_or_handed_in_while_it_comes()
    {
        var other = await AddedAsync(Paper, 5);
        var removed = await Portal.As<AttachmentService>(Emil).AddAsync(line.Id, "offer.pdf", new Interrupted(
            Pdf(2 * AttachmentChunk.Size), () => Assert.True(Portal.As<LineService>(Tomas).RemoveAsync(line.Id, line.Version).GetAwaiter().GetResult().Succeeded)));
        Assert.Equal("planning.line_gone", removed.Error!.Code);
        var handedIn = await Portal.As<AttachmentService>(Emil).AddAsync(other.Id, "offer.pdf", new Interrupted(
            Pdf(2 * AttachmentChunk.Size), () => Assert.True(Portal.As<SubmissionService>(Tomas).SubmitAsync(PartId).GetAwaiter().GetResult().Succeeded)));
        Assert.Equal("planning.part_submitted", handedIn.Error!.Code);
        Assert.Equal((0, 0), (await ChunksAsync(), await FilesAsync()));
    }

    [Fact]
    public async Task Two_at_the_same_time_both_arrive_but_never_more_than_a_line_holds()
    {
        for (var i = 0; i < LineAttachment.MostFiles - 1; i++)
        {
            await Portal.AddAsync(new LineAttachment(Guid.NewGuid(), await LineAsync(), $"{i}.txt", "text/plain", 1, Emil.Id, Portal.Time.Now));
        }

        var results = await Task.WhenAll(new[] { Emil, Tomas }.Select(by => Portal.As<AttachmentService>(by).AddAsync(line.Id, "a.txt", new MemoryStream("a"u8.ToArray()))));
        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("planning.attachment_many", Assert.Single(results, r => !r.Succeeded).Error!.Code);
        Assert.Equal((1, LineAttachment.MostFiles), (await ChunksAsync(), await FilesAsync()));
    }

    [Fact]
    public async Task Only_who_sees_the_line_gets_the_file_and_only_who_enters_it_adds_or_removes_one()
    {
        var id = Done(await AddAsync("offer.pdf", Pdf(10)));
        var (stranger, auditor) = (await Portal.UserAsync("Sten Stranger"), await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor));
        Assert.NotNull(await ReadAsync(auditor, id));
        Assert.Null(await ReadAsync(stranger, id));
        var other = await Portal.AnotherCompanyAsync();
        Assert.Null(await other.As<AttachmentService>(await other.ModuleOwnerAsync()).FindAsync(id));
        Assert.Equal("planning.line_gone", (await AddAsync("offer.pdf", Pdf(10), stranger)).Error!.Code);
        Assert.Equal("planning.line_gone", (await Portal.As<AttachmentService>(stranger).RemoveAsync(id)).Error!.Code);
        Assert.Equal("platform.not_permitted", (await AddAsync("offer.pdf", Pdf(10), auditor)).Error!.Code);
        Assert.Equal("platform.not_permitted", (await Portal.As<AttachmentService>(auditor).RemoveAsync(id)).Error!.Code);
        Assert.True((await Portal.As<AttachmentService>(Tomas).RemoveAsync(id)).Succeeded);
        Assert.Null(await ReadAsync(Emil, id));
        Assert.Equal((0, 0), (await ChunksAsync(), await FilesAsync()));
    }

    [Fact]
    public async Task A_removed_line_takes_its_files_along_until_it_is_brought_back_and_a_day_later_for_good()
    {
        var id = Done(await AddAsync("offer.pdf", Pdf(10)));
        Assert.True((await Portal.As<CommentService>(Emil).AddAsync(Guid.NewGuid(), line.Id, "See the offer.")).Succeeded);
        await Portal.AddAsync(new AttachmentChunk { AttachmentId = Guid.NewGuid(), At = Portal.Time.Now, Content = [1] });
        var lines = Portal.As<LineService>(Emil);
        Assert.True((await lines.RemoveAsync(line.Id, line.Version)).Succeeded);
        Assert.Null(await ReadAsync(Emil, id));
        await CleanAsync();
        var back = await RestoredAsync(line, Guid.Empty);
        Assert.NotNull(await ReadAsync(Emil, id));

        Assert.True((await lines.RemoveAsync(line.Id, back.Version)).Succeeded);
        Portal.Time.Advance(TimeSpan.FromHours(25));
        await CleanAsync();
        Assert.Equal((0, 0), (await ChunksAsync(), await FilesAsync()));
        await using var db = Portal.Open();
        Assert.Empty(await db.Set<LineComment>().ToListAsync());
    }

    [Fact]
    public async Task Details_and_counts_are_read_by_the_same_number_of_queries_however_many_there_are()
    {
        var (sheet, details) = await QueriesAsync();
        Done(await AddAsync("offer.pdf", Pdf(10)));
        Done(await AddAsync("list.txt", "x"u8.ToArray()));
        Assert.True((await Portal.As<CommentService>(Tomas).AddAsync(Guid.NewGuid(), line.Id, "See the offer.")).Succeeded);
        Done(await Portal.As<LineService>(Emil).BuildUpAsync(line.Id, line.Version, new BuildUp([.. Enumerable.Range(0, 5).Select(i => new BuildUpRow(Guid.NewGuid(), $"{i}", 1, "", 1, 0, 11))])));
        await AddedAsync(Paper, 5);
        Assert.Equal((sheet, details), await QueriesAsync());

        async Task<(int, int)> QueriesAsync() => (
            (await Infrastructure.TestPortal.QueriesOf(() => Portal.As<SheetQueries>(Emil).SheetAsync(Budget.Id, Center.Id))).Count,
            (await Infrastructure.TestPortal.QueriesOf(() => Portal.As<DetailQueries>(Emil).ReadAsync(line.Id))).Count);
    }

    private static byte[] Pdf(int size)
    {
        var bytes = new byte[size];
        Random.Shared.NextBytes(bytes);
        "%PDF-1.7\n"u8.CopyTo(bytes);
        return bytes;
    }

    private Task<Result<Guid>> AddAsync(string name, byte[] content, User? by = null) =>
        Portal.As<AttachmentService>(by ?? Emil).AddAsync(line.Id, name, new MemoryStream(content));

    private async Task<byte[]?> ReadAsync(User by, Guid id)
    {
        var attachments = Portal.As<AttachmentService>(by);
        if (await attachments.FindAsync(id) is not { } file)
        {
            return null;
        }

        using var target = new MemoryStream();
        Assert.True(await Portal.As<FileStore>(by).CopyAsync(file, target));
        return target.ToArray();
    }

    private async Task CleanAsync()
    {
        var task = Portal.As(Portal.Administrator).GetServices<IDailyTask>().OfType<DetailCleaning>().Single();
        await task.RunAsync(new DayWork(Portal.Organization, Portal.Today, Portal.Today), default);
    }

    private async Task<BudgetLine> LineAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<BudgetLine>().AsNoTracking().SingleAsync(l => l.Id == line.Id);
    }

    private async Task<int> ChunksAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<AttachmentChunk>().CountAsync();
    }

    private async Task<int> FilesAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<LineAttachment>().CountAsync();
    }

    /// <summary>A stream in the middle of which something happens.</summary>
    private sealed class Interrupted(byte[] bytes, Action happens) : MemoryStream(bytes)
    {
        public bool Began { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= AttachmentChunk.Size && !Began)
            {
                Began = true;
                happens();
            }

            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    private async Task<LineFigures> RestoredAsync(LineFigures line, Guid version) =>
        Assert.Single(Done(await Portal.As<SheetEditService>(Emil).RunAsync(PartId, [new RestoreStep(Gloves.Id, line, version)])).Lines);
}
