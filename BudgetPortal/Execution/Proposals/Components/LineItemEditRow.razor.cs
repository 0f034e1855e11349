using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BudgetPortal.Execution.Proposals.Components;

/// <summary>A line item, typed over in place and saved at once; or the row below them, which adds one when it is complete.</summary>
public sealed partial class LineItemEditRow
{
    private const string CodeField = nameof(LineItemTerms.ObjectCodeId);
    private const string WordsField = nameof(LineItemTerms.Description);
    private const string AmountField = nameof(LineItemTerms.Amount);

    private IReadOnlyList<Error> errors = [];
    private Guid shown;
    private string code = string.Empty;
    private string? description;
    private string? amount;

    /// <summary>What is changed; null for the row that adds one.</summary>
    [Parameter]
    public LineItemRow? Item { get; set; }

    /// <summary>From 1, for those who listen.</summary>
    [Parameter]
    public int Number { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<ProgramChoice> Codes { get; set; } = [];

    [Parameter, EditorRequired]
    public string Currency { get; set; } = string.Empty;

    [Parameter]
    public bool Editable { get; set; }

    /// <summary>Saves what is typed; the refusal stays beside it.</summary>
    [Parameter]
    public Func<LineItemTerms, Task<Result>> Save { get; set; } = null!;

    [Parameter]
    public EventCallback Remove { get; set; }

    private int Decimals => Platform.Currency.Decimals(Currency);

    private ProgramChoice? Chosen => Codes.FirstOrDefault(c => c.Id == Item?.ObjectCodeId);

    protected override void OnParametersSet()
    {
        if (Item is { } item && item.Version != shown)
        {
            (shown, code, description, amount, errors) =
                (item.Version, item.ObjectCodeId.ToString(), item.Description, Numbers.Plain(item.Amount, Decimals), []);
        }
    }

    private string LabelOf(string field) => Item is null ? Words.Format(ProposalsText.FieldOfNew, field) : Words.Format(ProposalsText.FieldOf, field, Number);

    private string? MessageOf(string? field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private string? InvalidOf(string field) => MessageOf(field) is null ? null : "true";

    private RenderFragment? Said(string? field) => MessageOf(field) is not { } message ? null : builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "bp-cell-error");
        builder.AddAttribute(2, "role", "alert");
        builder.AddContent(3, message);
        builder.CloseElement();
    };

    /// <summary>What stands there already is saved as soon as it is changed; what is new only when it is added.</summary>
    private Task ChangedAsync() => Item is null ? Task.CompletedTask : SaveAsync();

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Enter" && Item is null ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (!Numbers.TryParse(amount, out var figure) && !string.IsNullOrWhiteSpace(amount))
        {
            errors = [new Error("proposals.amount_unreadable", Words.Format(PlatformText.NumberExpected, Numbers.Plain(1250.5m, Decimals)), AmountField)];
            return;
        }

        var saved = await Save(new LineItemTerms(Guid.TryParse(code, out var chosen) ? chosen : Guid.Empty, description ?? string.Empty, figure));
        errors = saved.Errors;
    }
}
