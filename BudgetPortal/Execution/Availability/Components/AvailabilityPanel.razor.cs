using System.Globalization;
using BudgetPortal.Data.Live;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Availability.Components;

/// <summary>
/// What is left of the line, the cost center and every level above, with what is being drafted; it follows what others do. Nothing for a
/// program's money, which has no levels.
/// </summary>
public sealed partial class AvailabilityPanel : IDisposable
{
    private Available? available;
    private Stage? opened;
    private (LevelKind Kind, Guid Id)? chosen;
    private (Guid AppropriationId, string Draft) read;
    private IDisposable? listening;

    [Parameter]
    [EditorRequired]
    public Guid AppropriationId { get; set; }

    /// <summary>What is drafted; empty for nothing.</summary>
    [Parameter]
    public IReadOnlyList<Use> Uses { get; set; } = [];

    /// <summary>Of the document; null for today.</summary>
    [Parameter]
    public DateOnly? Day { get; set; }

    /// <summary>An expense that is handed in already and looked at; it counts as the document.</summary>
    [Parameter]
    public Guid? Without { get; set; }

    /// <summary>A word below what remains.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Told after each reading; null where there is nothing to show.</summary>
    [Parameter]
    public EventCallback<Available?> Read { get; set; }

    [Inject]
    private AvailabilityQueries Queries { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    private AvailabilityLevel? Level => available?.Levels.FirstOrDefault(l => (l.Kind, l.Id) == chosen)
        ?? available?.Levels.FirstOrDefault(l => l.Remaining < 0) ?? available?.Levels.FirstOrDefault(l => l.Kind == LevelKind.CostCenter);

    private int Decimals => available!.Levels.SelectMany(l => new[] { l.Budget, l.Actual, l.Committed, l.Reserved, l.This }).All(a => a == decimal.Truncate(a))
        ? 0 : Currency.Decimals(available.Currency);

    public void Dispose() => listening?.Dispose();

    protected override void OnInitialized() => listening = Live.Listen(() => InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    }));

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (AppropriationId, $"{Day}|{Without}|{string.Join('|', Uses)}");
        if (wanted != read)
        {
            read = wanted;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var wanted = read;
        var now = await Queries.ReadAsync(AppropriationId, Uses, Day, Without);
        if (read == wanted)
        {
            available = now;
            await Read.InvokeAsync(now);
        }
    }

    private EventCallback Opens(decimal value, Stage stage) => value == 0 ? default : EventCallback.Factory.Create(this, () => opened = stage);

    private string Said(decimal amount) => Numbers.Money(amount, Decimals);

    private static IEnumerable<(string Color, decimal Value)> Bars(AvailabilityLevel level) =>
        new[] { ("bp-bar-1", level.Actual), ("bp-bar-2", level.Committed), ("bp-bar-5", level.Reserved), ("bp-bar-3", level.This) }.Where(b => b.Item2 > 0);

    private static string Share(decimal value, AvailabilityLevel level)
    {
        var whole = Math.Max(level.Budget, level.Actual + level.Committed + level.Reserved + level.This);
        return (whole == 0 ? 0 : value / whole * 100).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
