using BudgetPortal.Data.Live;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Notifications.Pages;

public sealed partial class NotificationsPage : IDisposable
{
    private NotificationFilter filter = new();
    private NotificationCounts counts = new(0, 0, new Dictionary<NoticeGroup, int>());
    private RowPage<NotificationRow>? page;
    private DateOnly today;
    private IDisposable? listening;

    [SupplyParameterFromQuery(Name = "group")]
    private string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "unread")]
    private bool UnreadOnly { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Wanted { get; set; }

    [Inject]
    private NotificationQueries Queries { get; set; } = null!;

    [Inject]
    private NotificationService Service { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private int Number => Math.Max(Wanted ?? 1, 1);

    public void Dispose() => listening?.Dispose();

    protected override void OnInitialized() => listening = Live.Listen(() => InvokeAsync(async () =>
    {
        await LoadAsync();
        StateHasChanged();
    }));

    protected override Task OnParametersSetAsync()
    {
        filter = new NotificationFilter(Enum.TryParse<NoticeGroup>(Group, ignoreCase: true, out var group) ? group : null, UnreadOnly);
        return LoadAsync();
    }

    private async Task LoadAsync() => (page, counts, today) = await Queries.ReadAsync(filter, Number);

    private Task<string?> ReadAsync(Guid id) => Service.OpenAsync(id, 0);

    private void Show(NotificationFilter wanted) => Go(wanted, 1);

    private void Turn(int number) => Go(filter, number);

    private void Go(NotificationFilter wanted, int number) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["group"] = wanted.Group?.ToString().ToLowerInvariant(), ["unread"] = wanted.UnreadOnly ? true : null, ["page"] = number > 1 ? number : null,
    }));

    private string DayWords(DateOnly day) => (today.DayNumber - day.DayNumber) switch
    {
        0 => NotificationsText.Today,
        1 => NotificationsText.Yesterday,
        _ => Dates.Day(day, today),
    };

    private static string Pressed(bool value) => value ? "true" : "false";
}
