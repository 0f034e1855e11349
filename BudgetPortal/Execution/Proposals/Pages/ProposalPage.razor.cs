using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Proposals.Pages;

/// <summary>A proposal with its programs: written, handed in, decided.</summary>
public sealed partial class ProposalPage
{
    private ProposalView? proposal;
    private Error? refusal;
    private string? problem;
    private bool adding;
    private bool renaming;
    private bool cancelling;
    private Guid read;

    [Parameter]
    public Guid ProposalId { get; set; }

    [Inject]
    private ProposalQueries Queries { get; set; } = null!;

    [Inject]
    private BudgetProposalService Service { get; set; } = null!;

    [Inject]
    private ProposalDecisionService Decisions { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private MenuReading Menu { get; set; } = null!;

    /// <summary>Those that count.</summary>
    private List<ProgramRow> Shown => [.. proposal!.Programs.Where(p => p.State != ProposalState.Cancelled)];

    private int Undecided => proposal!.Programs.Count(p => p.State == ProposalState.Submitted);

    private string Subtitle => Words.Format(
        ProposalsText.ProposalSubtitle, proposal!.Year, proposal.Currency,
        proposal.Standing.Sentence ?? Words.Format(ProposalsText.BegunSentence, proposal.ProposedBy, Dates.Moment(proposal.ProposedAt)));

    private string? DecisionHint => Undecided > 0 ? Words.Count(Undecided, ProposalsText.OneUndecided, ProposalsText.ManyUndecided)
        : Shown.TrueForAll(p => p.State != ProposalState.Approved) ? ProposalsText.NoneApproved : null;

    protected override async Task OnParametersSetAsync()
    {
        if (read != ProposalId)
        {
            read = ProposalId;
            await ReadAsync();
        }
    }

    private string Money(decimal amount) => Numbers.Money(amount, Currency.Decimals(proposal!.Currency));

    private async Task ReadAsync()
    {
        var found = await Queries.ReadAsync(ProposalId);
        (proposal, refusal) = (found.Value, found.Error);
    }

    private Task SubmitAsync() => ToldAsync(Service.SubmitAsync(ProposalId), ProposalsText.WasSubmitted);

    private Task CancelAsync() => ToldAsync(Service.CancelAsync(ProposalId, proposal!.Version), ProposalsText.WasCancelled);

    private async Task<Result> DecideAsync(bool approved, string comment)
    {
        var decided = await Decisions.DecideAsync(ProposalId, proposal!.Version, approved, comment);
        if (decided.Succeeded || decided.Error!.Field is null)
        {
            await ToldAsync(Task.FromResult(decided), approved ? ProposalsText.WasApproved : ProposalsText.WasRejected);
            StateHasChanged();
        }

        return decided;
    }

    private async Task ToldAsync(Task<Result> move, string done)
    {
        var result = await move;
        problem = result.Error?.Message;
        if (result.Succeeded)
        {
            await DoneAsync(done);
        }
        else
        {
            await ReadAsync();
        }
    }

    private async Task DoneAsync(string sentence)
    {
        problem = null;
        Toaster.Show(sentence);
        await ReadAsync();
        await Menu.ReadAgainAsync();
    }
}
