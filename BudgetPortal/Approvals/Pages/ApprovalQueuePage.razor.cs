using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Pages;

public sealed partial class ApprovalQueuePage
{
    private readonly Dictionary<Guid, ReviewDraft> drafts = [];
    private ApprovalQueue? queue;
    private QueueTab tab;
    private QueueRow? selected;
    private bool gone;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>A request's or decision's id; a part's or budget's does too. What is no id is as good as none.</summary>
    [SupplyParameterFromQuery]
    public string? Request { get; set; }

    [Inject]
    private ApprovalQueueQueries Queries { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Guid? RequestId => Guid.TryParse(Request, out var id) ? id : null;

    private IReadOnlyList<TabItem> TabItems =>
    [
        new(KeyOf(QueueTab.AsCostCenterOwner), ApprovalsText.AsCostCenterOwner, CountOf(QueueTab.AsCostCenterOwner)),
        new(KeyOf(QueueTab.AsModuleOwner), ApprovalsText.AsModuleOwner, CountOf(QueueTab.AsModuleOwner)),
        new(KeyOf(QueueTab.DecidedByMe), ApprovalsText.DecidedByMe),
    ];

    private string EmptyTitle => tab switch
    {
        QueueTab.DecidedByMe => ApprovalsText.NothingDecided,
        QueueTab.AsModuleOwner when !queue!.MayDecideFinally => ApprovalsText.NotModuleOwner,
        _ => ApprovalsText.NothingWaits,
    };

    private string EmptyText => tab switch
    {
        QueueTab.DecidedByMe => ApprovalsText.NothingDecidedText,
        QueueTab.AsModuleOwner => queue!.MayDecideFinally ? ApprovalsText.NoBudgetWaitsText : ApprovalsText.NotModuleOwnerText,
        _ => ApprovalsText.NoPartWaitsText,
    };

    protected override async Task OnParametersSetAsync()
    {
        queue ??= await Queries.ReadAsync();
        tab = TabOf(queue);
        var rows = queue.Rows(tab);
        var asked = rows.FirstOrDefault(r => r.Id == RequestId || r.PartId == RequestId || r.BudgetId == RequestId);
        gone = RequestId is not null && asked is null;
        selected = asked ?? (rows.Count > 0 && !gone ? rows[0] : null);
    }

    private static string KeyOf(QueueTab tab) => tab switch
    {
        QueueTab.AsCostCenterOwner => "owner",
        QueueTab.AsModuleOwner => "final",
        _ => "decided",
    };

    private static string Address(QueueTab tab, Guid? request) =>
        request is { } id ? $"approvals?tab={KeyOf(tab)}&request={id}" : $"approvals?tab={KeyOf(tab)}";

    /// <summary>The tab of the address, else that of the request, else the first in which something waits.</summary>
    private QueueTab TabOf(ApprovalQueue read)
    {
        if (Enum.GetValues<QueueTab>().Where(t => KeyOf(t) == Tab).ToList() is [var named])
        {
            return named;
        }

        var waiting = read.Waiting.FirstOrDefault(r => r.Id == RequestId || r.PartId == RequestId) ?? read.Waiting.FirstOrDefault(r => r.PartId is not null);
        return waiting is null ? (read.Waiting.Count > 0 ? QueueTab.AsModuleOwner : QueueTab.AsCostCenterOwner)
            : waiting.PartId is null ? QueueTab.AsModuleOwner : QueueTab.AsCostCenterOwner;
    }

    private int? CountOf(QueueTab which) => queue!.Rows(which).Count is > 0 and var count ? count : null;

    private ReviewDraft DraftOf(Guid id) => drafts.TryGetValue(id, out var draft) ? draft : drafts[id] = new ReviewDraft();

    private void ChooseTab(string key) => Navigation.NavigateTo($"approvals?tab={key}");

    /// <summary>Reads the queue again: what was decided leaves it, and the next request opens.</summary>
    private async Task DecidedAsync(Guid id)
    {
        drafts.Remove(id);
        queue = await Queries.ReadAsync();
        if (Request is not null || Tab is null)
        {
            Navigation.NavigateTo(Address(tab, null));
        }
        else
        {
            await OnParametersSetAsync();
        }
    }
}
