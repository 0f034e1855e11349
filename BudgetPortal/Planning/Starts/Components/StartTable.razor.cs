using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Starts.Components;

/// <summary>What would be entered, by category, with the uplift of each category and line.</summary>
public sealed partial class StartTable
{
    [Parameter, EditorRequired]
    public StartChoices Choices { get; set; } = null!;

    [Parameter]
    public DateOnly Today { get; set; }

    /// <summary>What the source is called above its amounts.</summary>
    [Parameter]
    public string Before { get; set; } = string.Empty;

    /// <summary>Other rows are chosen, or looked at.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public EventCallback<(string Category, decimal? Percent)> CategoryChanged { get; set; }

    [Parameter]
    public EventCallback<(Guid LineId, decimal? Percent)> LineChanged { get; set; }

    private Uplifts Uplifts => Choices.Preview.Ask.Uplifts;

    private decimal? Own(string category) => Uplifts.Categories.TryGetValue(category, out var own) ? own : null;

    private decimal? Own(Guid lineId) => Uplifts.Lines.TryGetValue(lineId, out var own) ? own : null;

    /// <summary>Of the rows that are taken, on every page.</summary>
    private decimal Sum(string category) => Choices.Taken.Where(r => r.Category == category).Sum(r => r.Becomes?.Amount ?? 0);

    private Task LookAsync(StartRowKind? kind)
    {
        Choices.Look(kind);
        return Changed.InvokeAsync();
    }

    private Task TurnAsync(int page)
    {
        Choices.Page = page;
        return Changed.InvokeAsync();
    }

    private Task TakeAsync(StartRow row, bool take)
    {
        Choices.Take(row, take);
        return Changed.InvokeAsync();
    }

    private Task TakeAllAsync(ChangeEventArgs change)
    {
        Choices.TakeAll(change.Value is true);
        return Changed.InvokeAsync();
    }
}
