using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>What stands behind the lines: rows that build them up, comments, files.</summary>
public sealed partial class SheetSession
{
    /// <summary>Somebody wants to see what stands behind a line.</summary>
    public event EventHandler<SheetChangedEventArgs>? DetailsAsked;

    public void AskDetails(Guid lineId)
    {
        if (Line(lineId) is { } line)
        {
            DetailsAsked?.Invoke(this, new SheetChangedEventArgs(line));
        }
    }

    /// <summary>Saves the rows of a line on the version that was seen; on success it can be taken back.</summary>
    public Task<Result<LineFigures>> BuildUpAsync(Guid lineId, Guid version, BuildUp rows) => turns.RunAsync(async () =>
    {
        var before = Line(lineId);
        var saved = await SaveAsync(() => service.BuildUpAsync(lineId, version, rows));
        if (saved.Succeeded && before is not null && saved.Value.Version != before.Figures.Version)
        {
            Did(new Step([new RestoreStep(before.CodeId, before.Figures, before.Figures.Version)]));
            Put(before with { Figures = saved.Value });
        }

        return saved;
    });

    /// <summary>Shows what was read of a line: what others made of it, and how much stands behind it.</summary>
    public void Take(LineDetails details)
    {
        if (Line(details.Figures.Id) is not { } line)
        {
            return;
        }

        if (line.Figures.Version != details.Figures.Version)
        {
            Take(details.Figures.Id, details.Figures);
        }

        Put(Line(details.Figures.Id)! with { Comments = details.Counts.Comments, Attachments = details.Counts.Attachments });
    }
}
