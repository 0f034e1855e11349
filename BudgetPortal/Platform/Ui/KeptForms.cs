using Microsoft.JSInterop;

namespace BudgetPortal.Platform.Ui;

/// <summary>
/// Forms whose text the browser keeps until they are over (js/keep.js): marked with <c>data-bp-keep-form</c>, their controls with
/// <c>data-bp-keep</c>.
/// </summary>
public static class KeptForms
{
    /// <summary>What was typed on an earlier visit of this page, or before the server was restarted.</summary>
    public static ValueTask<KeptField[]> LeftAsync(this IJSRuntime js, string form) => js.InvokeAsync<KeptField[]>("bpKeep.left", form);

    /// <summary>Ends a form with <c>data-bp-keep-stays</c>; the others end when they leave the page.</summary>
    public static ValueTask ForgetAsync(this IJSRuntime js, string form) => js.InvokeVoidAsync("bpKeep.forget", form);
}

/// <summary>What was typed into a control.</summary>
/// <param name="Field">Its name; for a cell of a table <c>line:column</c>.</param>
/// <param name="Seen">What stood there before it was typed; known for cells.</param>
public sealed record KeptField(string Field, string Value, string? Seen);
