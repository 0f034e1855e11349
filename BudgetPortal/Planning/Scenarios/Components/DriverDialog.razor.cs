using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Scenarios.Components;

public sealed partial class DriverDialog
{
    private Guid id;
    private DriverKind kind;
    private string? category;
    private Guid? codeId;
    private string? currency;
    private decimal? percent;
    private decimal? heads;
    private decimal? perHead;
    private IReadOnlyList<Error> errors = [];
    private bool wasOpen;

    [Parameter, EditorRequired]
    public ScenarioView View { get; set; } = null!;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>A driver was added.</summary>
    [Parameter]
    public EventCallback Added { get; set; }

    [Inject]
    private ScenarioService Scenarios { get; set; } = null!;

    private static IReadOnlyList<Option<DriverKind>> Kinds => [.. Enum.GetValues<DriverKind>().Select(k => new Option<DriverKind>(k, k.Word()))];

    private IReadOnlyList<Option<string>> Categories => [new(string.Empty, ScenariosText.AnyCategory), .. View.Choices.Categories.Select(c => new Option<string>(c, c))];

    private IReadOnlyList<Option<Guid?>> Items => [new(null, kind == DriverKind.Headcount ? ScenariosText.Item : ScenariosText.AnyItem), .. View.Choices.Items.Select(i => new Option<Guid?>(i.Id, i.Name))];

    private IReadOnlyList<Option<string>> Currencies => [.. View.Choices.Currencies.Select(c => new Option<string>(c, c))];

    protected override void OnParametersSet()
    {
        if (Open && !wasOpen)
        {
            (id, kind, category, codeId, percent, heads, perHead, errors) = (Guid.CreateVersion7(), DriverKind.Price, string.Empty, null, null, null, null, []);
            currency = View.Choices.Currencies is [var only] ? only : null;
        }

        wasOpen = Open;
    }

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task AddAsync()
    {
        var isHeadcount = kind == DriverKind.Headcount;
        var isRate = kind == DriverKind.ExchangeRate;
        var added = await Scenarios.AddDriverAsync(View.Head.Id, id, new DriverTerms(
            kind, isHeadcount || isRate || string.IsNullOrEmpty(category) ? null : category, isRate ? null : codeId, isRate && !string.IsNullOrEmpty(currency) ? currency : null,
            isHeadcount ? null : percent, isHeadcount ? heads : null, isHeadcount ? perHead : null));
        errors = added.Errors;
        if (added.Succeeded)
        {
            await OpenChanged.InvokeAsync(false);
            await Added.InvokeAsync();
        }
    }
}
