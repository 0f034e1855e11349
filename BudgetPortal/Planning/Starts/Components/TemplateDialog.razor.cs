using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Starts.Components;

/// <summary>Saves a sheet as a template, or renames and shares one.</summary>
public sealed partial class TemplateDialog
{
    private IReadOnlyList<Error> errors = [];
    private string? name;
    private string? description;
    private bool shared;
    private Guid id;
    private bool wasOpen;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The template that is changed; null saves a sheet as a new one.</summary>
    [Parameter]
    public TemplateRow? Row { get; set; }

    /// <summary>The sheet that is saved.</summary>
    [Parameter]
    public Guid PartId { get; set; }

    /// <summary>The name that a new one is given unless another is typed.</summary>
    [Parameter]
    public string Proposed { get; set; } = string.Empty;

    [Parameter]
    public EventCallback Saved { get; set; }

    [Inject]
    private TemplateService Service { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private static IReadOnlyList<Option<bool>> Who => [new(false, StartsText.OnlyMe), new(true, StartsText.Everybody)];

    protected override void OnParametersSet()
    {
        if (Open && !wasOpen)
        {
            var terms = Row?.Terms ?? new TemplateTerms(Proposed.Length > BudgetTemplate.NameLength ? Proposed[..BudgetTemplate.NameLength] : Proposed);
            (errors, id, name, description, shared) = ([], Row?.Id ?? Guid.CreateVersion7(), terms.Name, terms.Description, terms.IsShared);
        }

        wasOpen = Open;
    }

    private string? ErrorOf(string? field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task SaveAsync()
    {
        var terms = new TemplateTerms(name ?? string.Empty, description ?? string.Empty, shared);
        var saved = Row is null ? await Service.SaveAsync(id, PartId, terms) : await Service.ChangeAsync(id, Row.Version, terms);
        errors = saved.Errors;
        if (saved.Succeeded)
        {
            Toaster.Show(Words.Format(StartsText.TemplateSaved, terms.Name.Trim()));
            await OpenChanged.InvokeAsync(false);
            await Saved.InvokeAsync();
        }
        else
        {
            StateHasChanged();
            await Js.InvokeVoidAsync("bp.focus", ".bp-template-dialog [aria-invalid=true]");
        }
    }
}
