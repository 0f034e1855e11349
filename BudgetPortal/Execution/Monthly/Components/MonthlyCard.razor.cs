using BudgetPortal.Data.Choices;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Monthly.Components;

/// <summary>Budget against commitment and actual by month, of one appropriation, or of all those of one budget that are listed.</summary>
public sealed partial class MonthlyCard
{
    private const string Remembered = "execution.monthly";

    private IReadOnlyList<Group> groups = [];
    private Group? chosen;
    private IReadOnlyList<AppropriationRow> read = [];
    private MonthlyFigures? figures;
    private MonthlyView view;

    /// <summary>At least one. Rows that were read anew are shown anew.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<AppropriationRow> Rows { get; set; } = [];

    [Inject]
    private MonthlyQueries Queries { get; set; } = null!;

    [Inject]
    private ChoiceService Remembering { get; set; } = null!;

    private static IReadOnlyList<Option<MonthlyView>> Views =>
    [
        new(MonthlyView.Months, MonthlyText.ByMonth), new(MonthlyView.Cumulative, MonthlyText.AddedUp), new(MonthlyView.Table, MonthlyText.Table),
    ];

    private IReadOnlyList<Option<string>> Choices => [.. groups.Select(g => new Option<string>(g.Key, g.Name))];

    private string? Note => chosen is null ? null
        : chosen.Rows.Count == 1 ? chosen.Currency
        : Words.Format(MonthlyText.NoteMany, chosen.Name, chosen.Rows.Count, chosen.Currency);

    /// <summary>How far it is by now.</summary>
    private string ToDate
    {
        get
        {
            if (figures!.Now is not { } now)
            {
                return Words.Format(MonthlyText.NotBegun, Dates.Month(figures.Months.First(m => m.Place == MonthPlace.Within).First));
            }

            var sum = now == figures.Months[^1] ? figures.Total : now.ToDate;
            var sentence = sum.Used == 0 ? MonthlyText.ToDateNothing : sum.Left < 0 ? MonthlyText.ToDateOver : MonthlyText.ToDateLeft;
            return Words.Format(
                sentence, Dates.Month(now.First), Said(sum.Budget), Said(sum.Used), Said(Math.Abs(sum.Left)), figures.Currency);
        }
    }

    protected override async Task OnInitializedAsync() =>
        view = Enum.TryParse(await Remembering.ReadAsync(Remembered), out MonthlyView known) ? known : MonthlyView.Months;

    protected override Task OnParametersSetAsync()
    {
        groups =
        [
            .. Rows.GroupBy(r => (r.BudgetId, r.Budget, r.Currency)).Select(g => new Group($"{g.Key}", g.Key.Budget, g.Key.Currency, [.. g]))
                .OrderBy(g => g.Rows[0].State).ThenByDescending(g => g.Rows.Sum(r => r.Amount)),
        ];
        return ReadAsync(groups.FirstOrDefault(g => g.Key == chosen?.Key) ?? groups[0]);
    }

    private Task ChooseAsync(string? key) => groups.FirstOrDefault(g => g.Key == key) is { } group ? ReadAsync(group) : Task.CompletedTask;

    /// <summary>The latest choice wins, whichever is read first.</summary>
    private async Task ReadAsync(Group group)
    {
        figures = group.Key == chosen?.Key ? figures : null;
        chosen = group;
        if (read.SequenceEqual(group.Rows, ReferenceEqualityComparer.Instance))
        {
            return;
        }

        read = group.Rows;
        var found = await Queries.ReadAsync([.. group.Rows.Select(r => r.Id)]);
        if (ReferenceEquals(read, group.Rows))
        {
            figures = found;
        }
    }

    private async Task ShowAsync(MonthlyView next)
    {
        view = next;
        await Remembering.RememberAsync(Remembered, next == MonthlyView.Months ? null : next.ToString());
    }

    private static string Said(decimal amount) => Numbers.Plain(amount);

    /// <summary>Appropriations that can be added up and belong together.</summary>
    private sealed record Group(string Key, string Name, string Currency, IReadOnlyList<AppropriationRow> Rows);
}

/// <summary>How the months are shown.</summary>
public enum MonthlyView
{
    Months,
    Cumulative,
    Table,
}
