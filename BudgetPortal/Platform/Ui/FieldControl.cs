using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Platform.Ui;

/// <summary>What the controls of a <see cref="Field"/> share: its id and its messages for those who listen.</summary>
public abstract class FieldControl<T> : ComponentBase
{
    [CascadingParameter] protected Field? Field { get; set; }
    [Parameter] public T? Value { get; set; }
    [Parameter] public EventCallback<T?> ValueChanged { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public string? Class { get; set; }
    /// <summary>Any other attribute of the control, such as <c>name</c>, <c>autocomplete</c>, <c>aria-label</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected string? Id => Field?.Id;
    protected string? DescribedBy => Field?.DescribedBy;
    protected string? Invalid => Field is { Invalid: true } ? "true" : null;

    protected Task SetAsync(T? value)
    {
        Value = value;
        return ValueChanged.InvokeAsync(value);
    }
}
