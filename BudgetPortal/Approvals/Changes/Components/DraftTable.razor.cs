using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Changes.Components;

/// <summary>The lines of a revision in draft, to be typed over.</summary>
public sealed partial class DraftTable
{
    private LineDetails? rows;
    private LineDetails? months;

    [Parameter, EditorRequired]
    public Proposal Proposal { get; set; } = null!;

    /// <summary>Something was saved; what is shown is to be read again.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public EventCallback<Error> Refused { get; set; }

    [Inject]
    private ProposalLineService Lines { get; set; } = null!;

    [Inject]
    private ProposalLineQueries Queries { get; set; } = null!;

    private async Task OpenAsync(ComparedLine line, bool months)
    {
        var read = await Queries.ReadAsync(Proposal.Id, line.LineId);
        (rows, this.months) = (months ? null : read, months ? read : null);
        if (read is null)
        {
            await Refused.InvokeAsync(new Error("planning.line_gone", PlanningText.LineGone));
        }
    }

    private async Task RenewAsync() => rows = rows is null ? null : await Queries.ReadAsync(Proposal.Id, rows.Figures.Id);

    private Task<Result> SaveRowsAsync(Guid seen, BuildUp buildUp) => SaveAsync(new ProposedFigures(rows!.Figures.Id, BuildUp: buildUp, Seen: seen));

    private Task<Result> SaveMonthsAsync(Guid seen, SpreadChoice choice) => SaveAsync(new ProposedFigures(months!.Figures.Id, Spread: choice, Seen: seen));

    private async Task<Result> SaveAsync(ProposedFigures figures)
    {
        var saved = await Lines.ChangeAsync(Proposal.Id, figures);
        if (saved.Succeeded)
        {
            await Changed.InvokeAsync();
        }

        return saved;
    }

    private async Task DoAsync(Func<Task<Result>> move)
    {
        var result = await move();
        await (result.Error is { } error ? Refused.InvokeAsync(error) : Changed.InvokeAsync());
    }
}
