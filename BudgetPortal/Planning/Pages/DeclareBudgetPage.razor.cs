using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Pages;

public sealed partial class DeclareBudgetPage
{
    private const int ProposedEntryDays = 28;

    private static readonly Option<BudgetType>[] Types = [.. Enum.GetValues<BudgetType>().Select(t => new Option<BudgetType>(t, t.Word()))];

    private static readonly Option<TargetControl>[] TargetControls =
        [.. Enum.GetValues<TargetControl>().Select(c => new Option<TargetControl>(c, c.Word()))];

    private readonly Guid newId = Guid.CreateVersion7();
    private DeclareForm? form;
    private Error? refusal;
    private IReadOnlyList<Error> errors = [];
    private ElementReference formElement;
    private bool saving;
    private bool focusesError;
    private bool addsPeriod;
    private string? name = string.Empty;
    private BudgetType type;
    private Guid? periodId;
    private DateOnly? entryStart;
    private DateOnly? entryEnd;
    private DateOnly? activeDate;
    private DateOnly? expireDate;
    private string? currency;
    private string? instructions = string.Empty;
    private bool supplementary;
    private BudgetScope scope = BudgetScope.All;
    private TargetControl targetControl = TargetControl.Warn;

    /// <summary>The draft to change; null to declare a new budget.</summary>
    [Parameter]
    public Guid? BudgetId { get; set; }

    [Inject]
    private DeclareQueries Queries { get; set; } = null!;

    [Inject]
    private BudgetService Budgets { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(PlanningText.Budgets, "budgets")];

    private string Back => BudgetId is null ? "budgets" : $"budgets/{BudgetId}";

    private IReadOnlyList<Option<Guid?>> Periods => [.. form!.Periods.Select(p => new Option<Guid?>(p.Id, p.Name))];

    private IEnumerable<string> Warnings
    {
        get
        {
            if (activeDate <= entryEnd)
            {
                yield return PlanningText.ActiveNotAfterEntry;
            }

            if (!supplementary)
            {
                foreach (var other in form!.Others.Where(o => o.Type == type && !o.IsSupplementary && o.ActiveDate <= expireDate && activeDate <= o.ExpireDate))
                {
                    yield return Words.Format(PlanningText.ActiveAtSameTime, other.Name, Dates.Range(other.ActiveDate, other.ExpireDate));
                }
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var read = await Queries.FormAsync(BudgetId);
        refusal = read.Error;
        form = read.Value;
        if (form is null)
        {
            return;
        }

        currency = form.Currency;
        if (form.Existing is { Terms: var terms })
        {
            scope = form.Existing.Scope;
            (name, type, periodId, currency) = (terms.Name, terms.Type, terms.PeriodId, terms.Currency);
            (entryStart, entryEnd, activeDate, expireDate) = (terms.EntryStart, terms.EntryEnd, terms.ActiveDate, terms.ExpireDate);
            (instructions, supplementary, targetControl) = (terms.Instructions, terms.IsSupplementary, terms.TargetControl);
        }
        else if (form.Periods.FirstOrDefault(p => p.Start > form.Today) is { } next)
        {
            ChoosePeriod(next.Id);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusesError)
        {
            focusesError = false;
            await Js.InvokeVoidAsync("bp.focusInvalid", formElement);
        }
    }

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    /// <summary>Proposes the dates from the period: active during it, entry in the weeks from today on.</summary>
    private void ChoosePeriod(Guid? id)
    {
        periodId = id;
        if (form!.Periods.FirstOrDefault(p => p.Id == id) is { } period)
        {
            activeDate = period.Start;
            expireDate = period.End;
            entryStart = form.Today;
            entryEnd = form.Today.AddDays(ProposedEntryDays);
            if (entryEnd >= period.Start && period.Start > form.Today.AddDays(1))
            {
                entryEnd = period.Start.AddDays(-1);
            }
        }
    }

    private async Task PeriodAddedAsync(BudgetPeriod period)
    {
        form = form! with { Periods = [.. form.Periods.Append(period).OrderBy(p => p.Start)] };
        ChoosePeriod(period.Id);
        await InvokeAsync(StateHasChanged);
    }

    private async Task SaveAsync()
    {
        if (saving)
        {
            return;
        }

        errors = Missing().ToList();
        if (errors.Count > 0)
        {
            focusesError = true;
            return;
        }

        saving = true;
        var terms = new BudgetTerms(
            name ?? string.Empty, type, periodId!.Value, entryStart!.Value, entryEnd!.Value, activeDate!.Value, expireDate!.Value,
            (currency ?? string.Empty).Trim().ToUpperInvariant(), instructions ?? string.Empty, supplementary, targetControl);
        Result saved = BudgetId is { } id
            ? await Budgets.ChangeAsync(id, terms, form!.Existing!.Version, scope)
            : await Budgets.DeclareAsync(newId, terms, scope);
        errors = saved.Errors;
        saving = false;
        if (saved.Succeeded)
        {
            Navigation.NavigateTo($"budgets/{BudgetId ?? newId}");
        }
        else
        {
            focusesError = true;
        }
    }

    private IEnumerable<Error> Missing()
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return new Error("planning.name_required", PlanningText.NameRequired, nameof(BudgetTerms.Name));
        }

        if (periodId is null)
        {
            yield return new Error("planning.period_required", PlanningText.PeriodRequired, nameof(BudgetTerms.PeriodId));
        }

        foreach (var (day, field) in new[]
                 {
                     (entryStart, nameof(BudgetTerms.EntryStart)), (entryEnd, nameof(BudgetTerms.EntryEnd)),
                     (activeDate, nameof(BudgetTerms.ActiveDate)), (expireDate, nameof(BudgetTerms.ExpireDate)),
                 })
        {
            if (day is null)
            {
                yield return new Error("planning.date_required", PlanningText.DateRequired, field);
            }
        }
    }
}
