using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Proposals.Pages;

/// <summary>What a program asks for: its line items, why, and what was decided.</summary>
public sealed partial class ProgramBudgetPage
{
    private ProgramView? program;
    private Error? refusal;
    private string? problem;
    private bool cancelling;
    private Guid read;

    [Parameter]
    public Guid ProgramBudgetId { get; set; }

    [Inject]
    private ProgramSheetQueries Queries { get; set; } = null!;

    [Inject]
    private ProgramBudgetService Service { get; set; } = null!;

    [Inject]
    private ProposalDecisionService Decisions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private MenuReading Menu { get; set; } = null!;

    private IReadOnlyList<Crumb> Crumbs =>
        [new(ProposalsText.Proposals, ProposalsModule.Address), new(program!.Proposal, $"{ProposalsModule.Address}/{program.ProposalId}")];

    private string Subtitle => program!.Standing.Sentence is { } sentence
        ? Words.Format(ProposalsText.ProposalSubtitle, program.Year, program.Currency, sentence)
        : Words.Format(ProposalsText.ProgramSubtitle, program.Year, program.Currency);

    protected override async Task OnParametersSetAsync()
    {
        if (read != ProgramBudgetId)
        {
            read = ProgramBudgetId;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var found = await Queries.ReadAsync(ProgramBudgetId);
        (program, refusal) = (found.Value, found.Error);
    }

    private Task SubmitAsync() => ToldAsync(Service.SubmitAsync(ProgramBudgetId), ProposalsText.WasSubmitted);

    private Task CancelAsync() => ToldAsync(Service.CancelAsync(ProgramBudgetId, program!.Version), ProposalsText.WasCancelled);

    /// <summary>Decides, and goes back to where the next program waits.</summary>
    private async Task<Result> DecideAsync(bool approved, string comment)
    {
        var decided = await Decisions.DecideProgramAsync(ProgramBudgetId, program!.Version, approved, comment);
        if (decided.Succeeded)
        {
            Toaster.Show(Words.Format(approved ? ProposalsText.ProgramApproved : ProposalsText.ProgramRejected, program.Name));
            await Menu.ReadAgainAsync();
            Navigation.NavigateTo($"{ProposalsModule.Address}/{program.ProposalId}");
        }
        else if (decided.Error!.Field is null)
        {
            await ToldAsync(Task.FromResult(decided), string.Empty);
            StateHasChanged();
        }

        return decided;
    }

    private async Task ToldAsync(Task<Result> move, string done)
    {
        var result = await move;
        problem = result.Error?.Message;
        await ReadAsync();
        if (result.Succeeded)
        {
            Toaster.Show(done);
            await Menu.ReadAgainAsync();
        }
    }
}
