using BudgetPortal.Approvals.Changes;
using BudgetPortal.Data.Choices;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Pages;

public sealed partial class ApprovalQueuePage
{
    private readonly Dictionary<Guid, ReviewDraft> drafts = [];
    private ApprovalQueue? queue;
    private IReadOnlyList<ProposalRow> changes = [];
    private QueueTab tab;
    private QueueRow? selected;
    private bool gone;
    private readonly HashSet<Guid> chosen = [];
    private IReadOnlyList<QueueRow>? approving;
    private QueueHabit habit = new();
    private Guid? continuesAt;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>A request's or decision's id; a part's or budget's does too. What is no id is as good as none.</summary>
    [SupplyParameterFromQuery]
    public string? Request { get; set; }

    [Inject]
    private ApprovalQueueQueries Queries { get; set; } = null!;

    [Inject]
    private ChangeListQueries Changes { get; set; } = null!;

    [Inject]
    private ChoiceService Choices { get; set; } = null!;

    [Inject]
    private MenuReading Menu { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Guid? RequestId => Guid.TryParse(Request, out var id) ? id : null;

    private IReadOnlyList<TabItem> TabItems =>
    [
        new(KeyOf(QueueTab.AsCostCenterOwner), ApprovalsText.AsCostCenterOwner, CountOf(QueueTab.AsCostCenterOwner)),
        new(KeyOf(QueueTab.AsModuleOwner), ApprovalsText.AsModuleOwner, CountOf(QueueTab.AsModuleOwner)),
        new(KeyOf(QueueTab.Changes), ChangesText.Proposals, changes.Count > 0 ? changes.Count : null),
        new(KeyOf(QueueTab.DecidedByMe), ApprovalsText.DecidedByMe),
    ];

    /// <summary>The rows of the tab as they stand, whatever was decided or filtered.</summary>
    private IReadOnlyList<QueueRow> Shown
    {
        get
        {
            var found = queue!.Rows(tab).Where(r => $"{r.CostCenter} {r.Budget} {r.Person}".Contains(habit.Text.Trim(), StringComparison.CurrentCultureIgnoreCase));
            return [.. habit.OrderOf(tab) == QueueOrder.Biggest ? found.OrderByDescending(r => r.Change) : found];
        }
    }

    /// <summary>Those that open beside the list.</summary>
    private IReadOnlyList<QueueRow> Reviewed => [.. Shown.Where(r => r.Proposal is null)];

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
        if (queue is null)
        {
            habit = QueueHabit.Read(await Choices.ReadAsync(QueueHabit.Key));
            queue = await Queries.ReadAsync();
            changes = await Changes.WaitingAsync();
        }

        tab = TabOf(queue);
        var rows = queue.Rows(tab);
        var asked = rows.FirstOrDefault(r => r.Proposal is null && (r.Id == RequestId || r.PartId == RequestId || r.BudgetId == RequestId));
        gone = RequestId is not null && asked is null;
        selected = asked ?? (!gone && Reviewed is [var first, ..] ? first : null);
    }

    private static string KeyOf(QueueTab tab) => tab switch
    {
        QueueTab.AsCostCenterOwner => "owner",
        QueueTab.AsModuleOwner => "final",
        QueueTab.Changes => "changes",
        _ => "decided",
    };

    /// <summary>Proposals have a page of their own.</summary>
    private string AddressOf(QueueRow row) => row.Proposal is null ? Address(tab, row.Id) : $"changes/{row.Id}";

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
        return waiting is null ? (read.Waiting.Count > 0 ? QueueTab.AsModuleOwner : changes.Count > 0 && RequestId is null ? QueueTab.Changes : QueueTab.AsCostCenterOwner)
            : waiting.PartId is null ? QueueTab.AsModuleOwner : QueueTab.AsCostCenterOwner;
    }

    private int? CountOf(QueueTab which) => queue!.Rows(which).Count is > 0 and var count ? count : null;

    private ReviewDraft DraftOf(Guid id) => drafts.TryGetValue(id, out var draft) ? draft : drafts[id] = new ReviewDraft();

    /// <summary>Whether figures of a part were changed in its review, which approving several leaves out.</summary>
    private bool IsChanged(QueueRow row) => row.PartId is { } part && drafts.TryGetValue(part, out var draft) && draft.ChangedLines > 0;

    private void ChooseTab(string key) => Navigation.NavigateTo($"approvals?tab={key}");

    private Task FilterAsync(string wanted) => RememberAsync(habit with { Text = wanted });

    private Task SortAsync(QueueOrder wanted) => RememberAsync(habit.With(tab, wanted));

    private async Task RememberAsync(QueueHabit next)
    {
        habit = next;
        await Choices.RememberAsync(QueueHabit.Key, next.Remembered);
    }

    private QueuePlace PlaceOf(QueueRow row)
    {
        var rows = Reviewed;
        var at = rows.ToList().FindIndex(r => r.Id == row.Id);
        string? AddressAt(int place) => place >= 0 && place < rows.Count ? Address(tab, rows[place].Id) : null;
        return new QueuePlace(Address(tab, null), at < 0 ? null : AddressAt(at - 1), AddressAt(at + 1), at + 1, rows.Count, row.Id == continuesAt);
    }

    /// <summary>Reads the queue again: what was decided leaves it, and the one after it opens.</summary>
    private async Task DecidedAsync(Guid id)
    {
        drafts.Remove(id);
        var before = Shown;
        var at = before.ToList().FindIndex(r => r.Id == selected?.Id);
        queue = await Queries.ReadAsync();
        var left = Shown.Select(r => r.Id).ToHashSet();
        chosen.IntersectWith(left);
        var next = before.Skip(at + 1).Concat(before.Take(Math.Max(at, 0)).Reverse()).FirstOrDefault(r => left.Contains(r.Id));
        continuesAt = next?.Id;
        await GoAsync(Address(tab, next?.Id));
    }

    private async Task ApprovedAsync(IReadOnlyList<QueueRow> approved)
    {
        approving = null;
        if (approved.Count == 0)
        {
            return;
        }

        foreach (var row in approved)
        {
            drafts.Remove(row.PartId!.Value);
        }

        queue = await Queries.ReadAsync();
        chosen.IntersectWith(queue.Rows(tab).Select(r => r.Id));
        await GoAsync(Address(tab, null));
        Toaster.Show(Words.Count(approved.Count, ApprovalsText.OneApproved, ApprovalsText.SeveralApproved));
    }

    /// <summary>Shows what the address says, also when it is the present one; the navigation then counts the same.</summary>
    private async Task GoAsync(string address)
    {
        if (Navigation.ToBaseRelativePath(Navigation.Uri) == address)
        {
            await OnParametersSetAsync();
        }
        else
        {
            Navigation.NavigateTo(address, replace: true);
        }

        StateHasChanged();
        await Menu.ReadAgainAsync();
    }
}
