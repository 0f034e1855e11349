using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Approvals.Components;

/// <summary>A part beside last year's, with the decision; figures are changed in place.</summary>
public sealed partial class PartReviewPanel
{
    private const string BiggestChanges = "biggest";
    private const string AllLines = "all";
    private const string ByCategory = "category";
    private const string History = "history";
    private const int MostBiggest = 12;

    private PartReview? review;
    private IReadOnlyList<KeptField> kept = [];
    private bool missing;
    private string view = BiggestChanges;
    private string? commentError;
    private string? problem;
    private bool focusError;
    private bool arrived;
    private bool rejecting;
    private ElementReference panel;

    [Parameter, EditorRequired]
    public Guid PartId { get; set; }

    [Parameter, EditorRequired]
    public QueuePlace Place { get; set; } = null!;

    /// <summary>What was typed here before.</summary>
    [Parameter, EditorRequired]
    public ReviewDraft Draft { get; set; } = null!;

    /// <summary>Told with the part's id after a decision, and when somebody else's is shown.</summary>
    [Parameter]
    public EventCallback<Guid> Decided { get; set; }

    [Inject]
    private PartReviewQueries Queries { get; set; } = null!;

    [Inject]
    private CostCenterDecisionService Decisions { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string KeptForm => $"review:{PartId}";

    private DifferenceMeaning Meaning => review!.Type.Meaning();

    private decimal Total => review!.Lines.Sum(AmountOf);

    private string? Note => Draft.ChangedLines == 0 ? null : ApprovalsText.AuthorsAreTold;

    private IReadOnlyList<Option<string>> Views =>
    [
        new(BiggestChanges, ApprovalsText.BiggestChanges),
        new(AllLines, Words.Count(review!.LineCount, ApprovalsText.AllOneLine, ApprovalsText.AllLines)),
        new(ByCategory, ApprovalsText.ByCategory),
        new(History, ApprovalsText.History),
    ];

    /// <summary>The biggest differences to last year first; in all lines by code. What was changed here, also before a restart, stays in sight.</summary>
    private IReadOnlyList<ReviewLine> Shown => view == AllLines
        ? review!.Lines
        : [.. review!.Lines.OrderByDescending(l => Math.Abs(l.Difference)).ThenByDescending(l => l.Amount)
            .Where((l, place) => place < MostBiggest || (l.LineId is { } id && (IsChanged(id) || kept.Any(f => f.Field.StartsWith($"{id}:", StringComparison.Ordinal)))))];

    private string Sentence => review!.HandedOver is { } over
        ? $"{Submission} {Words.Format(ApprovalsText.HandedOverAt, over.From, Dates.Moment(over.At, review.Today))}"
        : Submission;

    private string Submission => review switch
    {
        { SubmittedAutomatically: true, SubmittedAt: { } at } => Words.Format(ApprovalsText.SubmittedByItself, review.Budget, review.LineCount, Dates.Moment(at, review.Today)),
        { SubmittedAt: { } at } => Words.Format(ApprovalsText.SubmittedBy, review.Budget, review.SubmittedBy, review.LineCount, Dates.Moment(at, review.Today)),
        _ => review!.Budget,
    };

    protected override async Task OnInitializedAsync()
    {
        kept = await Js.LeftAsync(KeptForm);
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!arrived && review is not null)
        {
            arrived = true;
            if (Place.Takes)
            {
                await Js.InvokeVoidAsync("bp.focus", ".bp-review-head h2");
            }
        }

        if (focusError)
        {
            focusError = false;
            await Js.InvokeVoidAsync("bp.focusInvalid", panel);
        }
    }

    private bool IsChanged(Guid lineId) => Draft.Lines.TryGetValue(lineId, out var draft) && draft.IsChanged;

    private decimal AmountOf(ReviewLine line) =>
        line.LineId is { } id && Draft.Lines.TryGetValue(id, out var draft) ? draft.Amount(review!.Currency) : line.Amount;

    private async Task ReadAsync()
    {
        review = await Queries.ReadAsync(PartId);
        missing = review is null;
        var lines = review?.Lines.Select(l => l.LineId).OfType<Guid>().ToHashSet() ?? [];
        foreach (var gone in Draft.Lines.Keys.Where(id => !lines.Contains(id)).ToList())
        {
            Draft.Lines.Remove(gone);
        }
    }

    private Task ApproveAsync() => DecideAsync(
        () => Decisions.ApproveAsync(PartId, review!.Version, Draft.Comment), ApprovalsText.WasApproved);

    private async Task RejectedAsync(string sentence)
    {
        rejecting = false;
        await Decided.InvokeAsync(PartId);
        Toaster.Show(sentence);
    }

    private void Refuse(Error refusal)
    {
        (rejecting, problem) = (false, refusal.Message);
    }

    private Task ChangeAndApproveAsync() => DecideAsync(
        async () => Draft.Lines.Values.Any(l => l.Errors.Count > 0 && (!l.QuantityReadable || !l.UnitPriceReadable))
            ? new Error("approvals.not_a_number", ApprovalsText.NotANumber, string.Empty)
            : await Decisions.ChangeAndApproveAsync(
                PartId, review!.Version, [.. Draft.Lines.Where(l => l.Value.IsChanged).Select(l => l.Value.ToChange(l.Key))], Draft.Comment),
        ApprovalsText.WasApproved);

    private async Task DecideAsync(Func<Task<Result>> decide, string done)
    {
        (commentError, problem) = (null, null);
        var result = await decide();
        if (result.Succeeded)
        {
            await Js.ForgetAsync(KeptForm);
            await Decided.InvokeAsync(PartId);
            Toaster.Show(Words.Format(done, review!.CostCenter));
            return;
        }

        foreach (var error in result.Errors)
        {
            PutAtField(error);
        }

        focusError = true;
    }

    private void PutAtField(Error error)
    {
        if (error.Field == DecisionComment.Field)
        {
            commentError = error.Message;
        }
        else if (error.Field?.Split('.') is [var id, var field] && Guid.TryParse(id, out var lineId) && Draft.Lines.TryGetValue(lineId, out var line))
        {
            line.Errors[field] = error.Message;
            view = view is ByCategory or History ? AllLines : view;
        }
        else if (error.Field is null)
        {
            problem = error.Message;
        }
        else
        {
            view = view is ByCategory or History ? AllLines : view;
        }
    }

    /// <summary>Shows what is there now; what was typed stays, unless somebody decided meanwhile.</summary>
    private async Task RenewAsync()
    {
        problem = null;
        await ReadAsync();
        if (review is not { MayDecide: true })
        {
            await Decided.InvokeAsync(PartId);
        }
    }
}
