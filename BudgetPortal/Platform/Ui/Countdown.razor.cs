using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Platform.Ui;

/// <summary>Days, hours and minutes that are left; moves on every minute.</summary>
public sealed partial class Countdown : ComponentBase, IDisposable
{
    private ITimer? timer;

    /// <summary>The end, with the offset of the organization: it is shown at that offset.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Until { get; set; }

    /// <summary>The beginning; with it a ring shows how much has passed.</summary>
    [Parameter]
    public DateTimeOffset? From { get; set; }

    /// <summary>From how many days before the end it turns amber.</summary>
    [Parameter]
    public int SoonDays { get; set; } = 7;

    [Parameter]
    public string? Class { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private DateTimeOffset Now => Clock.GetUtcNow().ToOffset(Until.Offset);

    private TimeSpan Left => Until - Now;

    private bool Soon => Left < TimeSpan.FromDays(SoonDays) && Left > TimeSpan.Zero;

    private string DayWord => Left.Days == 1 ? PlatformText.CountdownDay : PlatformText.CountdownDays;

    private string Elapsed => From is not { } start || Until <= start
        ? "100"
        : (Math.Clamp((Now - start) / (Until - start), 0, 1) * 100).ToString("0.#", CultureInfo.InvariantCulture);

    private string Spoken => Left <= TimeSpan.Zero
        ? $"{PlatformText.CountdownEnded} {Dates.Moment(Until)}"
        : Words.Format(
            PlatformText.CountdownSpoken,
            Left.Days, DayWord, Left.Hours, PlatformText.CountdownHours, Left.Minutes, PlatformText.CountdownMinutes, Dates.Moment(Until));

    public void Dispose() => timer?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            var minute = TimeSpan.FromMinutes(1);
            timer = Clock.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, minute, minute);
        }
    }
}
