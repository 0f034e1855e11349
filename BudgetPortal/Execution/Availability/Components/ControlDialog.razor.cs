using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Availability.Components;

/// <summary>Sets how strictly a budget is kept.</summary>
public sealed partial class ControlDialog
{
    private ControlMode mode;
    private ControlBasis basis;
    private decimal? tolerance;
    private bool unreadable;
    private bool shown;
    private string? error;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>As it is set now.</summary>
    [Parameter]
    [EditorRequired]
    public Available Now { get; set; } = null!;

    [Parameter]
    public EventCallback Saved { get; set; }

    [Inject]
    private ControlService Controls { get; set; } = null!;

    private static IReadOnlyList<Option<ControlMode>> Modes =>
        [new(ControlMode.Ignore, AvailabilityText.Ignore), new(ControlMode.Warn, AvailabilityText.Warn), new(ControlMode.Stop, AvailabilityText.Stop)];

    private static IReadOnlyList<Option<ControlBasis>> Bases => [new(ControlBasis.Year, AvailabilityText.Year), new(ControlBasis.ToDate, AvailabilityText.ToDate)];

    private string ModeHint => mode switch
    {
        ControlMode.Ignore => AvailabilityText.IgnoreHint,
        ControlMode.Warn => AvailabilityText.WarnHint,
        _ => AvailabilityText.StopHint,
    };

    protected override void OnParametersSet()
    {
        if (Open && !shown)
        {
            (mode, basis, tolerance, error) = (Now.Mode, Now.Basis, Now.Tolerance, null);
        }

        shown = Open;
    }

    private async Task SaveAsync()
    {
        var set = await Controls.SetAsync(Now.BudgetId, Now.ControlVersion, mode, tolerance ?? 0, basis);
        error = set.Error?.Message;
        if (set.Succeeded)
        {
            await OpenChanged.InvokeAsync(false);
            await Saved.InvokeAsync();
        }
    }
}
