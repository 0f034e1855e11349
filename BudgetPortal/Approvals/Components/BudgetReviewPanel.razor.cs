using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Approvals.Components;

/// <summary>A whole budget for the final decision: its cost centers, each of which can be sent back.</summary>
public sealed partial class BudgetReviewPanel
{
    private const string ByCostCenter = "costcenter";
    private const string ByCategory = "category";
    private const string History = "history";

    private readonly ReviewDraft partDraft = new();
    private BudgetDetail? budget;
    private PartReview? part;
    private PartRow? sendingBack;
    private bool missing;
    private string view = ByCostCenter;
    private string? commentError;
    private string? problem;
    private bool focusError;
    private bool arrived;
    private ElementReference panel;

    [Parameter, EditorRequired]
    public Guid BudgetId { get; set; }

    /// <summary>Since when it waits, or when it was decided.</summary>
    [Parameter]
    public DateTimeOffset Since { get; set; }

    [Parameter, EditorRequired]
    public QueuePlace Place { get; set; } = null!;

    /// <summary>What was typed here before.</summary>
    [Parameter, EditorRequired]
    public ReviewDraft Draft { get; set; } = null!;

    /// <summary>Told with the budget's id after a decision, and when somebody else's is shown.</summary>
    [Parameter]
    public EventCallback<Guid> Decided { get; set; }

    [Inject]
    private BudgetDetailQueries Queries { get; set; } = null!;

    [Inject]
    private PartReviewQueries Parts { get; set; } = null!;

    [Inject]
    private FinalDecisionService Decisions { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private static IReadOnlyList<Option<string>> Views =>
    [
        new(ByCostCenter, ApprovalsText.ByCostCenter),
        new(ByCategory, ApprovalsText.ByCategory),
        new(History, ApprovalsText.History),
    ];

    private string KeptForm => $"final-review:{BudgetId}";

    private DifferenceMeaning Meaning => budget!.Type.Meaning();

    private bool MayDecide => budget is { State: BudgetState.PendingFinalApproval, Rights.DecideFinally: true };

    private string Sentence => MayDecide
        ? Words.Format(ApprovalsText.WaitsForFinal, Dates.Moment(Since, budget!.Today))
        : Words.Format(ApprovalsText.DecidedOn, Dates.Moment(Since, budget!.Today));

    private string Outcome => budget!.ActiveDate <= budget.Today
        ? ApprovalsText.ActiveAtOnce
        : Words.Format(ApprovalsText.ActiveOn, budget.ActiveDate);

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!arrived && budget is not null)
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

    private static IReadOnlyList<ReviewLine> ByChange(PartReview review) =>
        [.. review.Lines.OrderByDescending(l => Math.Abs(l.Difference)).ThenByDescending(l => l.Amount)];

    private async Task ReadAsync()
    {
        budget = await Queries.ReadAsync(BudgetId);
        missing = budget is null;
    }

    private async Task OpenPartAsync(PartRow row)
    {
        partDraft.Lines.Clear();
        part = await Parts.ReadAsync(row.PartId) is { } read ? read with { MayDecide = false } : null;
    }

    private Task ApproveAsync() => DecideAsync(() => Decisions.ApproveAsync(BudgetId, budget!.Version, Draft.Comment), ApprovalsText.WasApproved, budget!.Name);

    private Task RejectAsync() => DecideAsync(() => Decisions.RejectAsync(BudgetId, budget!.Version, Draft.Comment), ApprovalsText.WasRejected, budget!.Name);

    private async Task SentBackAsync(string sentence)
    {
        sendingBack = null;
        await Decided.InvokeAsync(BudgetId);
        Toaster.Show(sentence);
    }

    private void Refuse(Error refusal)
    {
        (sendingBack, problem) = (null, refusal.Message);
    }

    private async Task DecideAsync(Func<Task<Result>> decide, string done, string what)
    {
        (commentError, problem) = (null, null);
        var result = await decide();
        if (result.Succeeded)
        {
            await Js.ForgetAsync(KeptForm);
            await Decided.InvokeAsync(BudgetId);
            Toaster.Show(Words.Format(done, what));
            return;
        }

        commentError = result.Errors.FirstOrDefault(e => e.Field is not null)?.Message;
        problem = result.Errors.FirstOrDefault(e => e.Field is null)?.Message;
        focusError = true;
    }

    private async Task RenewAsync()
    {
        problem = null;
        await ReadAsync();
        if (!MayDecide)
        {
            await Decided.InvokeAsync(BudgetId);
        }
    }
}
