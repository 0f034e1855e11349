using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Details.Components;

/// <summary>The rows that build a line up, typed in a small table and saved together.</summary>
public sealed partial class BuildUpSection
{
    private readonly Dictionary<string, string> errors = new(StringComparer.Ordinal);
    private string? refusal;
    private string? conflict;

    [Parameter, EditorRequired]
    public LineDetails Details { get; set; } = null!;

    [Parameter, EditorRequired]
    public BuildUpDraft Draft { get; set; } = null!;

    [Parameter]
    public bool Editable { get; set; }

    /// <summary>Saves rows on a version of the line.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, BuildUp, Task<Result>> Save { get; set; } = null!;

    /// <summary>Reads the line anew.</summary>
    [Parameter]
    public EventCallback Renew { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private void Type(Guid rowId)
    {
        Draft.IsTyped = true;
        refusal = null;
        foreach (var field in errors.Keys.Where(f => f.StartsWith(rowId.ToString(), StringComparison.Ordinal)).ToList())
        {
            errors.Remove(field);
        }
    }

    private async Task AddAsync()
    {
        var row = Draft.Add();
        StateHasChanged();
        await Task.Yield();
        await Js.InvokeVoidAsync("bp.focus", $"[data-row='{row.Id}'] input");
    }

    private void Remove(BuildUpRowDraft row)
    {
        Type(row.Id);
        Draft.Remove(row);
    }

    private async Task SaveAsync()
    {
        errors.Clear();
        (refusal, conflict) = (null, null);
        Draft.Rows.ForEach(Unreadable);

        if (errors.Count > 0)
        {
            await FocusErrorAsync();
            return;
        }

        var saved = await Save(Draft.Version, Draft.BuildUp);
        if (saved.Succeeded)
        {
            Draft.IsTyped = false;
            await Renew.InvokeAsync();
            return;
        }

        foreach (var error in saved.Errors)
        {
            if (error.Code is "planning.line_conflict")
            {
                conflict = Words.Format(DetailsText.RowsConflict, error.Message);
            }
            else if (error.Field?.Contains('.', StringComparison.Ordinal) == true)
            {
                errors.TryAdd(error.Field, error.Message);
            }
            else
            {
                refusal = error.Message;
            }
        }

        await FocusErrorAsync();
    }

    /// <summary>Says at once what is wrong with what was typed; what is not typed yet waits for saving.</summary>
    private void Check(BuildUpRowDraft row)
    {
        if (!Draft.IsTyped)
        {
            return;
        }

        Unreadable(row);
        foreach (var error in row.ToRow().Check(Details.MonthCount))
        {
            errors.TryAdd(error.Field!, error.Message);
        }

        Waits(nameof(BuildUpRow.Description), row.Description);
        Waits(nameof(BuildUpRow.Quantity), row.QuantityText);
        Waits(nameof(BuildUpRow.UnitPrice), row.PriceText);

        void Waits(string field, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                errors.Remove(BuildUpRow.FieldOf(row.Id, field));
            }
        }
    }

    private void Unreadable(BuildUpRowDraft row)
    {
        Unreadable(row, nameof(BuildUpRow.Quantity), row.Quantity, row.QuantityText, PlanningText.QuantityMissing);
        Unreadable(row, nameof(BuildUpRow.UnitPrice), row.UnitPrice, row.PriceText, PlanningText.UnitPriceMissing);
    }

    private void Unreadable(BuildUpRowDraft row, string field, decimal? value, string typed, string missing)
    {
        if (value is null)
        {
            errors[BuildUpRow.FieldOf(row.Id, field)] =
                string.IsNullOrWhiteSpace(typed) ? missing : Words.Format(PlanningText.NumberUnreadable, Numbers.Plain(1250.5m, 1));
        }
    }

    /// <summary>Shows what is saved in the place of what was typed.</summary>
    private Task DiscardAsync()
    {
        Draft.IsTyped = false;
        (refusal, conflict) = (null, null);
        errors.Clear();
        return Renew.InvokeAsync();
    }

    /// <summary>Saves what was typed over what somebody else made of the line meanwhile.</summary>
    private async Task UseMineAsync()
    {
        await Renew.InvokeAsync();
        Draft.Version = Details.Figures.Version;
        await SaveAsync();
    }

    private async Task FocusErrorAsync()
    {
        StateHasChanged();
        await Task.Yield();
        await Js.InvokeVoidAsync("bp.focus", ".bp-build-up [aria-invalid=true]");
    }
}
