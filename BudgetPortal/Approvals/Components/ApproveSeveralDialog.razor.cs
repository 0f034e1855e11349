using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Components;

public sealed partial class ApproveSeveralDialog : IDisposable
{
    private string comment = string.Empty;
    private string? commentError;
    private CancellationTokenSource? stop;
    private int decided;
    private IReadOnlyList<QueueRow> approved = [];
    private IReadOnlyList<(QueueRow Row, Error Error)> refused = [];

    /// <summary>What is approved; null while nothing is asked.</summary>
    [Parameter]
    public IReadOnlyList<QueueRow>? Rows { get; set; }

    /// <summary>Whether figures of a row were changed in its review.</summary>
    [Parameter, EditorRequired]
    public Func<QueueRow, bool> IsChanged { get; set; } = null!;

    /// <summary>Told with what was approved; nothing when it was left.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<QueueRow>> Done { get; set; }

    [Inject]
    private CostCenterDecisionService Service { get; set; } = null!;

    private IReadOnlyList<QueueRow> Left => refused.Count > 0 ? [.. refused.Select(r => r.Row)] : Rows ?? [];

    public void Dispose()
    {
        stop?.Cancel();
        stop?.Dispose();
    }

    private async Task ApproveAsync()
    {
        commentError = DecisionComment.Check(comment)?.Message;
        if (commentError is not null || Rows is not { } rows)
        {
            return;
        }

        (stop, decided) = (new CancellationTokenSource(), 0);
        var outcome = await Service.ApproveSeveralAsync([.. rows.Select(r => new SeenPart(r.PartId!.Value, r.Version!.Value))], comment, Count, stop.Token);
        stop.Dispose();
        stop = null;
        approved = [.. rows.Take(outcome.Count).Where((_, i) => outcome[i] is null)];
        refused = [.. rows.Zip(outcome).Where(o => o.Second is not null).Select(o => (o.First, o.Second!))];
        if (refused.Count == 0)
        {
            await LeaveAsync();
        }
    }

    private void Count(int so)
    {
        decided = so;
        StateHasChanged();
    }

    /// <summary>While they are approved it only stops after the present one.</summary>
    private Task LeaveAsync()
    {
        if (stop is not null)
        {
            return stop.CancelAsync();
        }

        var done = approved;
        (comment, commentError, approved, refused) = (string.Empty, null, [], []);
        return Done.InvokeAsync(done);
    }
}
