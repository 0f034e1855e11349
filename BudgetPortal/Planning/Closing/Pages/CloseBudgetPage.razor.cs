using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Closing.Pages;

/// <summary>Closes a budget; of one that is closed it shows how.</summary>
public sealed partial class CloseBudgetPage
{
    private ClosingForm? form;
    private ClosingStatement? statement;
    private ClosingPlan? plan;
    private IReadOnlyList<Error> errors = [];
    private IReadOnlyList<Error> refusals = [];
    private CarryRule rule;
    private decimal? percent = 100;
    private Guid? nextId;
    private string comment = string.Empty;
    private bool confirming;
    private bool closing;
    private bool unreadable;
    private Guid read;

    [Parameter]
    public Guid BudgetId { get; set; }

    [Inject]
    private ClosingQueries Queries { get; set; } = null!;

    [Inject]
    private ClosingService Closing { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private static IReadOnlyList<Option<CarryRule>> Rules =>
    [
        new(CarryRule.None, ClosingText.OptionNone), new(CarryRule.All, ClosingText.OptionAll), new(CarryRule.Capped, ClosingText.OptionCapped),
    ];

    private IReadOnlyList<Option<Guid?>> Nexts =>
        [.. form!.Candidates.Select(c => new Option<Guid?>(c.Id, $"{c.Name} · {c.State.Word()} · {Dates.Range(c.ActiveDate, c.ExpireDate)}"))];

    /// <summary>Whether the plan is that of what is chosen and typed.</summary>
    private bool Reckoned => errors.Count == 0 && !unreadable;

    private IEnumerable<Error> Errors => refusals.Concat(errors);

    private CarryOver Carry => new(rule, rule == CarryRule.Capped ? percent : null);

    protected override async Task OnParametersSetAsync()
    {
        if (read != BudgetId)
        {
            read = BudgetId;
            await ReadAsync();
        }
    }

    private IReadOnlyList<Crumb> Crumbs(string name) => [new(PlanningText.Budgets, "budgets"), new(name, $"budgets/{BudgetId}")];

    private string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task ReadAsync()
    {
        statement = await Queries.StatementAsync(BudgetId);
        var found = statement is null ? await Queries.FormAsync(BudgetId) : null;
        (form, errors) = (found?.Value, found?.Errors ?? []);
        if (form is not null)
        {
            nextId ??= form.Candidates is [var closest, ..] ? closest.Id : null;
            await PreviewAsync();
        }
    }

    private Task ChooseRuleAsync(CarryRule chosen)
    {
        (rule, unreadable) = (chosen, false);
        return PreviewAsync();
    }

    private Task ChoosePercentAsync(decimal? typed)
    {
        percent = typed;
        return PreviewAsync();
    }

    private Task ChooseNextAsync(Guid? chosen)
    {
        nextId = chosen;
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        var preview = await Closing.PreviewAsync(BudgetId, Carry, nextId);
        (plan, errors, refusals) = (preview.Value ?? plan, preview.Errors, []);
    }

    private async Task CloseAsync()
    {
        if (closing)
        {
            return;
        }

        closing = true;
        var closed = await Closing.CloseAsync(BudgetId, new ClosingOrder(Carry, nextId, comment, plan!.Stamp));
        (closing, confirming) = (false, false);
        if (closed.Succeeded)
        {
            Toaster.Show(Words.Format(ClosingText.Closed, form!.Name));
            await ReadAsync();
            return;
        }

        // Somebody else may have closed it, or the figures moved: what is true now is shown, with the reason.
        await ReadAsync();
        refusals = closed.Errors;
    }
}
