using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Organizations.Components;

/// <summary>Edits a copy of one cost center, or makes a new one.</summary>
public sealed partial class CostCenterDialog
{
    private readonly string formId = Ids.Next("cost-center");
    private CostCenterForm? form;
    private Error? refusal;
    private IReadOnlyList<Error> errors = [];
    private bool opened;
    private bool saving;
    private bool toldErrors = true;
    private string? code;
    private string? name;
    private string? description;
    private string? department;
    private string? location;
    private string? currency;
    private CostCenterType type;
    private Guid? parentId;
    private bool active;
    private IReadOnlyList<PersonChoice>? owner = [];
    private IReadOnlyList<PersonChoice>? deputy = [];
    private IReadOnlyList<PersonChoice>? entryUsers = [];

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The cost center to edit; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Told the name of what was saved.</summary>
    [Parameter]
    public EventCallback<string> Saved { get; set; }

    [Inject]
    private CostCenterService CostCenters { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private static IReadOnlyList<Option<CostCenterType>> Types => [.. Enum.GetValues<CostCenterType>().Select(t => new Option<CostCenterType>(t, t.Word()))];

    private string Title => Id is null ? OrganizationsText.NewCostCenter : Words.Format(OrganizationsText.CostCenterTitle, code);

    private IReadOnlyList<Option<Guid?>> Parents => [.. form!.Parents.Select(p => new Option<Guid?>(p.Id, $"{p.Code} {p.Name}"))];

    protected override async Task OnParametersSetAsync()
    {
        if (Open == opened)
        {
            return;
        }

        opened = Open;
        if (Open)
        {
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!toldErrors)
        {
            toldErrors = true;
            await Js.InvokeVoidAsync("bp.focusInvalid");
        }
    }

    private async Task LoadAsync()
    {
        (form, errors) = (null, []);
        var read = await CostCenters.FormAsync(Id);
        (form, refusal) = (read.Value, read.Error);
        if (form is not { Values: var values })
        {
            return;
        }

        (code, name, description, type, currency, active) = (values.Code, values.Name, values.Description, values.Type, values.Currency, values.IsActive);
        (parentId, department, location) = (values.ParentId, values.Department, values.Location);
        (owner, deputy, entryUsers) = (People(values.OwnerId), People(values.DeputyId), [.. values.EntryUserIds.SelectMany(id => People(id)).OrderBy(p => p.Name, StringComparer.CurrentCulture)]);
    }

    private IReadOnlyList<PersonChoice> People(Guid? id) => id is { } known && form!.People.TryGetValue(known, out var person) ? [person] : [];

    private Task<IReadOnlyList<PersonChoice>> FindAsync(string text) => CostCenters.FindPeopleAsync(text);

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task SaveAsync()
    {
        if (saving)
        {
            return;
        }

        saving = true;
        var edit = new CostCenterEdit(
            code ?? string.Empty, name ?? string.Empty, description ?? string.Empty, type, currency ?? string.Empty, active, parentId,
            department ?? string.Empty, location ?? string.Empty, owner is [var decider, ..] ? decider.Id : null,
            deputy is [var second, ..] ? second.Id : null,
            [.. (entryUsers ?? []).Select(p => p.Id)]);
        var saved = await CostCenters.SaveAsync(Id, edit, form!.Version);
        (errors, saving, toldErrors) = (saved.Errors, false, saved.Succeeded);
        if (saved.Succeeded)
        {
            await OpenChanged.InvokeAsync(false);
            await Saved.InvokeAsync($"{edit.Code} {edit.Name}");
        }
    }
}
