using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Changes.Pages;

public sealed partial class ChangePage
{
    private Proposal? proposal;
    private bool missing;
    private bool adding;
    private bool cancelling;
    private bool all;
    private string comment = string.Empty;
    private string? commentError;
    private string? refusal;
    private Guid read;

    [Parameter]
    public Guid ChangeId { get; set; }

    [Inject]
    private ChangeQueries Queries { get; set; } = null!;

    [Inject]
    private ProposalService Proposals { get; set; } = null!;

    [Inject]
    private ProposalLineService Lines { get; set; } = null!;

    [Inject]
    private ChangeDecisionService Decisions { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private IReadOnlyList<Crumb> Crumbs =>
        [new Crumb(PlanningText.Budgets, "budgets"), new Crumb(proposal!.Budget, $"budgets/{proposal.BudgetId}?tab=revisions")];

    private string Title => $"{proposal!.Kind.Word()} #{proposal.Number:D} · {proposal.CostCenters}";

    private string Sentence => proposal switch
    {
        { State: ChangeState.Draft } => Words.Format(ChangesText.DraftSentence, proposal.ProposedBy),
        { State: ChangeState.Submitted, SubmittedAt: { } at } => Words.Format(ChangesText.SubmittedSentence, proposal.ProposedBy, at),
        { State: ChangeState.Approved, DecidedAt: { } at } => Words.Format(ChangesText.ApprovedSentence, proposal.DecidedBy, at),
        { State: ChangeState.Rejected, DecidedAt: { } at } => Words.Format(ChangesText.RejectedSentence, proposal.DecidedBy, at),
        { DecidedBy: null, DecidedAt: { } at } => Words.Format(ChangesText.CancelledByItself, at),
        { DecidedAt: { } at } => Words.Format(ChangesText.CancelledSentence, proposal.DecidedBy, at),
        _ => string.Empty,
    };

    private bool Edits => proposal is { State: ChangeState.Draft, Rights.Write: true, BudgetState: BudgetState.Approved or BudgetState.Active };

    private bool EditsLines => Edits && proposal!.Kind == ChangeKind.Revision;

    private bool MayLeave => proposal is { IsOpen: true, Rights.Write: true };

    protected override async Task OnParametersSetAsync()
    {
        if (read != ChangeId)
        {
            read = ChangeId;
            await ReadAsync();
        }
    }

    private string Money(decimal amount) => Numbers.Money(amount, Currency.Decimals(proposal!.Currency));

    private async Task ReadAsync()
    {
        proposal = await Queries.ReadAsync(ChangeId);
        missing = proposal is null;
    }

    private Task SubmitAsync() => DoAsync(() => Proposals.SubmitAsync(ChangeId, proposal!.Version), ChangesText.WasSubmitted);

    private Task TakeBackAsync() => DoAsync(() => Proposals.TakeBackAsync(ChangeId), ChangesText.WasTakenBack);

    private Task RebaseAsync() => DoAsync(() => Lines.RebaseAsync(ChangeId), ChangesText.WasRebased);

    private Task ConsentAsync() => DoAsync(() => Decisions.ConsentAsync(ChangeId, proposal!.Version, comment), ChangesText.WasAgreed);

    private Task ApproveAsync() => DoAsync(() => Decisions.ApproveAsync(ChangeId, proposal!.Version, comment), ChangesText.WasApproved);

    private Task RejectAsync() => DoAsync(() => Decisions.RejectAsync(ChangeId, proposal!.Version, comment), ChangesText.WasRejected);

    private Task AddedAsync(string sentence)
    {
        adding = false;
        return DoneAsync(sentence);
    }

    private async Task DoAsync(Func<Task<Result>> move, string done)
    {
        var result = await move();
        commentError = result.Errors.FirstOrDefault(e => e.Field == DecisionComment.Field)?.Message;
        if (result.Succeeded)
        {
            await DoneAsync(done);
        }
        else if (commentError is null)
        {
            await RefuseAsync(result.Error!);
        }
    }

    private async Task DoneAsync(string sentence)
    {
        (refusal, comment, commentError, cancelling) = (null, string.Empty, null, false);
        Toaster.Show(sentence);
        await ReadAsync();
    }

    /// <summary>Says why, and shows how it stands now.</summary>
    private async Task RefuseAsync(Error error)
    {
        (refusal, adding, cancelling) = (error.Message, false, false);
        await ReadAsync();
    }
}
