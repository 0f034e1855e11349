using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Details;

/// <summary>
/// Deletes the files and comments of lines that were removed a day ago and not brought back, and pieces of files that were cut off when
/// the portal itself was stopped.
/// </summary>
internal sealed class DetailCleaning(PortalDb portalDb, IEnumerable<IFileHolder> holders) : IDailyTask
{
    private const string Files = "files";
    private const string Comments = "comments";

    /// <summary>Who removes a line can take that back for as long as the sheet is open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public string Name => "detail-cleaning";

    public string Title => DetailsText.CleaningTask;

    public bool IsHourly => false;

    public string Describe(string what, int count) => what == Files
        ? Words.Count(count, DetailsText.FileCleanedOne, DetailsText.FileCleanedMany)
        : Words.Count(count, DetailsText.CommentCleanedOne, DetailsText.CommentCleanedMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var before = db.Time.GetUtcNow() - Grace;
        // Removing a line is the last that happened to its part, or something else has happened since. A closed budget keeps what it has.
        var quiet = db.Set<CostCenterBudget>()
            .Where(p => p.EnteredAt < before && db.Set<Budget>().Any(b => b.Id == p.BudgetId && b.State != BudgetState.Closed)).Select(p => p.Id);
        var lines = db.Set<BudgetLine>().Select(l => l.Id);
        var attachments = await db.Set<LineAttachment>().Where(a => quiet.Contains(a.PartId) && !lines.Contains(a.LineId)).ToListAsync(cancellation);
        var comments = await db.Set<LineComment>().Where(c => quiet.Contains(c.PartId) && !lines.Contains(c.LineId)).ToListAsync(cancellation);
        db.RemoveRange(attachments);
        db.RemoveRange(comments);
        await db.SaveChangesAsync(cancellation);
        await holders.Unheld(db).Where(c => c.At < before).ExecuteDeleteAsync(cancellation);
        work.Did(Files, attachments.Count);
        work.Did(Comments, comments.Count);
    }
}
