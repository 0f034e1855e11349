using System.Globalization;
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
    private int number = 1;
    private IDisposable? listening;

    [SupplyParameterFromQuery(Name = "group")]
    private string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "unread")]
    private string? Unread { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Wanted { get; set; }

    [Inject]
    private NotificationQueries Queries { get; set; } = null!;

    [Inject]
    private NotificationService Service { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    public void Dispose() => listening?.Dispose();

    protected override void OnInitialized() => listening = Live.Listen(() => InvokeAsync(async () =>
    {
        await LoadAsync();
        StateHasChanged();
    }));

    protected override Task OnParametersSetAsync()
    {
        filter = new NotificationFilter(
            Enum.GetValues<NoticeGroup>().Cast<NoticeGroup?>().FirstOrDefault(g => string.Equals(g.ToString(), Group, StringComparison.OrdinalIgnoreCase)),
            string.Equals(Unread, "true", StringComparison.OrdinalIgnoreCase));
        return LoadAsync();
    }

    private async Task LoadAsync() =>
        (page, number, counts, today) = await Queries.ReadAsync(filter, int.TryParse(Wanted, CultureInfo.InvariantCulture, out var wanted) ? wanted : 1);

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
