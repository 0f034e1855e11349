using BudgetPortal.Planning.Components;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Starts.Components;

/// <summary>Chooses what a sheet is started from, shows what would come of it, and enters what is chosen.</summary>
public sealed partial class StartDialog
{
    private bool open;
    private StartSources? sources;
    private StartKind kind;
    private StartAsk? ask;
    private StartChoices? choices;
    private Error? refusal;

    [Parameter, EditorRequired]
    public SheetSession Session { get; set; } = null!;

    /// <summary>Lines were entered: the sheet is another one.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<LineStep>> Taken { get; set; }

    [Inject]
    private StartQueries Queries { get; set; } = null!;

    [Inject]
    private StartService Service { get; set; } = null!;

    [Inject]
    private ExchangeService Exchanges { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private static IReadOnlyList<Option<UpliftOn>> Raised => [new(UpliftOn.Quantity, StartsText.RaiseQuantity), new(UpliftOn.Price, StartsText.RaisePrice)];

    private static IReadOnlyList<Option<bool>> Updates => [new(false, StartsText.LeaveThere), new(true, StartsText.UpdateThere)];

    private IReadOnlyList<Option<StartKind>> Kinds =>
    [
        new(StartKind.LastYear, StartsText.LastYearKind, Numbers.Count(sources?.LastYear?.Lines ?? 0)),
        new(StartKind.Template, StartsText.TemplateKind, Numbers.Count(sources?.Templates.Count ?? 0)),
        new(StartKind.CostCenter, StartsText.CostCenterKind, Numbers.Count(sources?.CostCenters.Count ?? 0)),
    ];

    private IReadOnlyList<Option<Guid?>> Options => kind switch
    {
        StartKind.Template => [.. sources!.Templates.Select(StartWords.OptionOf)],
        StartKind.CostCenter => [.. sources!.CostCenters.Select(StartWords.OptionOf)],
        _ => [],
    };

    private Uplifts Uplifts => ask!.Uplifts;

    private int TakenCount => choices?.Taken.Count ?? 0;

    private string Before => kind == StartKind.LastYear ? PlanningText.LastYear
        : choices is { Preview.IsComparable: false } ? Words.Format(PlanningText.AmountIn, choices.Preview.SourceCurrency)
        : StartsText.Source;

    private (string Title, string Text) Nothing => (kind, Options.Count) switch
    {
        (StartKind.LastYear, _) => (StartsText.NoLastYearTitle, StartsText.NoLastYear),
        (_, > 0) => (StartsText.ChooseTitle, StartsText.ChooseText),
        (StartKind.Template, _) => (StartsText.NoTemplatesTitle, StartsText.NoTemplatesText),
        _ => (StartsText.NoCostCentersTitle, StartsText.NoCostCentersText),
    };

    /// <summary>Opens with last year where there is one, unless another kind of source is asked for.</summary>
    public async Task OpenAsync(StartKind first)
    {
        (open, sources, ask, choices, refusal, kind) = (true, null, null, null, null, first);
        StateHasChanged();
        var read = await Queries.SourcesAsync(Session.Sheet.PartId);
        (sources, refusal) = (read.Value, read.Error);
        if (sources is not null)
        {
            await ChooseKindAsync(first == StartKind.LastYear && sources is { LastYear: null, Templates.Count: > 0 } ? StartKind.Template : first);
        }

        StateHasChanged();
    }

    private Task ChooseKindAsync(StartKind chosen)
    {
        kind = chosen;
        return ChooseAsync(Options is [{ Value: { } only }] ? only : null);
    }

    private async Task ChooseAsync(Guid? id)
    {
        (refusal, choices) = (null, null);
        ask = id is not null || (kind == StartKind.LastYear && sources!.LastYear is not null)
            ? new StartAsk(new StartSource(kind, id), ask?.On ?? UpliftOn.Quantity, Starts.Uplifts.Same(ask?.Uplifts.All ?? 0), ask?.Update ?? false)
            : null;
        if (ask is not null)
        {
            await AskAsync(ask);
        }
    }

    private Task RaiseAsync(Uplifts uplifts) => AskAsync(ask! with { Uplifts = uplifts });

    private Task RaiseCategoryAsync((string Category, decimal? Percent) change) =>
        RaiseAsync(Uplifts with { Categories = With(Uplifts.Categories, change.Category, change.Percent) });

    private Task RaiseLineAsync((Guid LineId, decimal? Percent) change) =>
        RaiseAsync(Uplifts with { Lines = With(Uplifts.Lines, change.LineId, change.Percent) });

    private static Dictionary<TKey, decimal> With<TKey>(IReadOnlyDictionary<TKey, decimal> percents, TKey key, decimal? percent)
        where TKey : notnull
    {
        var changed = new Dictionary<TKey, decimal>(percents);
        if (percent is { } own)
        {
            changed[key] = own;
        }
        else
        {
            changed.Remove(key);
        }

        return changed;
    }

    /// <summary>Shows what would come of it; the answer to an earlier question that comes late is not shown.</summary>
    private async Task AskAsync(StartAsk next)
    {
        ask = next;
        StateHasChanged();
        var preview = await Service.PreviewAsync(Session.Sheet.PartId, next);
        if (!ReferenceEquals(ask, next))
        {
            return;
        }

        refusal = preview.Error;
        choices = preview.Value is { } shown ? new StartChoices(shown, choices) : refusal?.Field is null ? null : choices;
    }

    /// <summary>What somebody was quicker to change is shown again as it stands now.</summary>
    private async Task TakeAsync()
    {
        var part = Session.Sheet.PartId;
        var taken = await Service.ApplyAsync(part, choices!.Preview, choices.Taken);
        if (taken.Value is { } done)
        {
            (open, refusal) = (false, null);
            Toaster.Show(Said(done), undo: () => TakeBackAsync(part, done));
            await Taken.InvokeAsync(done.Back);
        }
        else
        {
            if (taken.Error!.Code is "exchange.overtaken" or "data.conflict")
            {
                await AskAsync(ask!);
            }

            refusal = taken.Error;
        }
    }

    private async Task TakeBackAsync(Guid partId, Exchanged done)
    {
        var back = await Exchanges.TakeBackAsync(partId, done.Back);
        if (back.Error is { } error)
        {
            Toaster.Show(error.Message, Tone.Bad);
        }
        else
        {
            await InvokeAsync(() => Taken.InvokeAsync([]));
        }
    }

    private static string Said(Exchanged done) => string.Join(", ", new[]
    {
        (Lines: done.Added, One: ExchangeText.AddedOne, Many: ExchangeText.AddedMany),
        (Lines: done.Changed, One: ExchangeText.ChangedOne, Many: ExchangeText.ChangedMany),
    }.Where(p => p.Lines > 0).Select(p => Words.Count(p.Lines, p.One, p.Many)));
}
