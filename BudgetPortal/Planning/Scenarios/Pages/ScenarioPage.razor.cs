using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Scenarios.Pages;

public sealed partial class ScenarioPage
{
    private ScenarioView? view;
    private bool missing;
    private bool adding;
    private bool adopting;
    private bool discarding;
    private string? error;
    private (Guid Id, string? Others) read;

    [Parameter]
    public Guid ScenarioId { get; set; }

    /// <summary>Ids of those that it is compared with, so that the address can be sent to a colleague.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    public string? Besides { get; set; }

    [Inject]
    private ScenarioQueries Queries { get; set; } = null!;

    [Inject]
    private ScenarioService Scenarios { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(ScenariosText.Scenarios, "scenarios")];

    private IReadOnlyList<Guid> With => [.. (Besides ?? string.Empty).Split(',').Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    private IReadOnlyList<Option<Guid?>> Others => [.. view!.Others.Select(o => new Option<Guid?>(o.Id, o.Name))];

    private string Sentence => Words.Format(
        ScenariosText.ScenarioOf, view!.Head.CostCenter is { } center ? $"{view.Head.Budget} · {center}" : view.Head.Budget, view.Head.MadeBy,
        Dates.Moment(view.Head.MadeAt, view.Today));

    /// <summary>Another copy of the same, to compare with.</summary>
    private string AnotherAddress => $"scenarios/new?budget={view!.Head.BudgetId}" + (view.Head.PartId is { } part ? $"&part={part}" : null);

    /// <summary>How it ended; null while it is open.</summary>
    private string? Ending => view!.Head switch
    {
        { State: ScenarioState.Open } => null,
        { State: ScenarioState.Discarded } head => Words.Format(ScenariosText.DiscardedOn, Dates.Moment(head.EndedAt!.Value), head.EndedBy),
        { AdoptedLines: 0 } head => Words.Format(ScenariosText.AdoptedOn, Dates.Moment(head.EndedAt!.Value), head.EndedBy),
        var head => Words.Format(
            ScenariosText.AdoptedOnWith, Dates.Moment(head.EndedAt!.Value), head.EndedBy, Words.Count(head.AdoptedLines, ScenariosText.LineCountOne, ScenariosText.LineCount),
            Numbers.Change(head.Gain, view.Decimals), head.Currency),
    };

    protected override async Task OnParametersSetAsync()
    {
        if (read != (ScenarioId, Besides))
        {
            read = (ScenarioId, Besides);
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        view = await Queries.ReadAsync(ScenarioId, With);
        (missing, error) = (view is null, null);
    }

    private void Compare(IEnumerable<Guid> ids) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter("with", ids.ToList() is { Count: > 0 } some ? string.Join(',', some) : null), replace: true);

    private async Task DoAsync(Func<ScenarioService, Task<Result>> command)
    {
        var result = await command(Scenarios);
        await ReadAsync();
        error = result.Error?.Message;
    }

    private async Task DiscardAsync()
    {
        discarding = false;
        var name = view!.Head.Name;
        var result = await Scenarios.DiscardAsync(ScenarioId);
        if (result.Succeeded)
        {
            Toaster.Show(Words.Format(ScenariosText.Discarded, name));
            Navigation.NavigateTo("scenarios");
            return;
        }

        await ReadAsync();
        error = result.Error!.Message;
    }
}
