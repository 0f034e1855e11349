using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

/// <summary>One line of the sheet. It draws itself anew when its own figures change.</summary>
public sealed partial class SheetRow
{
    private SheetLine? drawn;
    private Conflict? conflict;
    private decimal? wantedPrice;
    private string? reason;
    private string? reasonError;
    private bool asking;
    private bool picked;
    private bool removing;

    [Parameter, EditorRequired]
    public Guid LineId { get; set; }

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private SheetLine Line => Session.Line(LineId) ?? drawn!;

    private LineFigures Figures => Line.Figures;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        // The page draws anew when rows come and go; rows that stay need not.
        if (drawn is not null && parameters.TryGetValue<SheetSession>(nameof(Session), out var session) && session == Session
            && ReferenceEquals(session.Line(LineId), drawn) && session.IsPicked(LineId) == picked)
        {
            return;
        }

        await base.SetParametersAsync(parameters);
    }

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        drawn = Session.Line(LineId) ?? drawn;
        picked = Session.IsPicked(LineId);
    }

    protected override bool Concerns(SheetLine? line) => line?.Figures.Id == LineId;

    protected override void OnSheetChanged()
    {
        if (Session.Line(LineId) is { } now && !ReferenceEquals(now, drawn))
        {
            drawn = now;
            StateHasChanged();
        }

        TakeKept();
    }

    private string WhyWords => Figures.IsLumpSum ? PlanningText.WhatItCovers : PlanningText.WhyThisPrice;

    private string ManualWord => Figures.IsLumpSum ? PlanningText.LumpSum : PlanningText.ManualChip;

    private string ManualClass => Figures.IsLumpSum ? "bp-chip-quiet" : "bp-chip-warn";

    /// <summary>On a phone the amount of such a line says it all.</summary>
    private string? OwnFigures => IsFixed ? "bp-phone-none" : null;

    /// <summary>Nobody types over what rows make, nor over what was carried forward.</summary>
    private bool IsFixed => Figures.IsBuiltUp || Figures.IsCarried;

    private bool IsUncompared => Figures.IsCarried && Session.Sheet.LastYearTotal is not null;

    private string? FarWords => !Figures.IsLumpSum && Line.Usual is { } usual && usual.FarBy(Figures.UnitPrice) is { } share ? PriceWords.Far(share, usual, Session.Sheet.Currency) : null;

    /// <summary>Saves; the message belongs to the cell. A missing reason is asked for, a conflict is shown.</summary>
    private async Task<string?> SaveAsync(LineChange change, SheetColumn column, string typed)
    {
        var saved = await Session.ChangeAsync(change);
        if (saved.Succeeded)
        {
            var asked = conflict is not null || asking;
            (conflict, asking) = (null, asking && change.UnitPrice is null && !change.UseLastPrice && change.Reason is null);
            wantedPrice = null;
            if (asked)
            {
                StateHasChanged();
            }

            return null;
        }

        var error = saved.Error!;
        switch (error.Code)
        {
            case "planning.line_conflict" or "planning.line_gone":
                var theirs = await Session.ReadAsync(LineId);
                conflict = new Conflict(SheetWords.Conflict(error.Message, theirs, typed), theirs, change, column);
                StateHasChanged();
                return null;
            case "planning.price_reason_required":
                (asking, reason) = (true, Figures.PriceReason);
                StateHasChanged();
                return null;
            default:
                return error.Message;
        }
    }

    private void Ask() => (asking, reason, reasonError, wantedPrice) = (true, Figures.PriceReason, null, null);

    private Task FocusAsync(SheetColumn column) => Js.InvokeVoidAsync("bp.focus", $"[data-line='{LineId}'] [data-cell={column.Name}]").AsTask();

    private async Task SaveReasonAsync()
    {
        reasonError = string.IsNullOrWhiteSpace(reason)
            ? (Figures.IsLumpSum ? PlanningText.CoverageRequired : PlanningText.PriceReasonRequired)
            : await SaveAsync(new LineChange(LineId, Figures.Version, UnitPrice: wantedPrice, Reason: reason), SheetColumn.Price, reason);
        StateHasChanged();
        if (!asking)
        {
            await FocusAsync(SheetColumn.Price);
        }
    }

    private async Task UseProposedAsync()
    {
        reasonError = await SaveAsync(new LineChange(LineId, Figures.Version, UseLastPrice: true), SheetColumn.Price, Numbers.Price(Figures.UnitPrice));
        asking = reasonError is not null;
        StateHasChanged();
        if (!asking)
        {
            await FocusAsync(SheetColumn.Price);
        }
    }

    private Task ReasonKeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            (asking, wantedPrice) = (false, null);
            return FocusAsync(SheetColumn.Price);
        }

        return key.Key == "Enter" ? SaveReasonAsync() : Task.CompletedTask;
    }

    private async Task RemoveAsync()
    {
        if (removing)
        {
            return;
        }

        removing = true;
        await SheetRemoval.RunAsync(Session, Line, Toaster, Js);
        removing = false;
    }

    private void OpenDetails() => Session.AskDetails(LineId);

    private void Pick(MouseEventArgs click)
    {
        Session.Pick(LineId, click.ShiftKey);
        picked = Session.IsPicked(LineId);
    }

    private Task KeepTheirsAsync()
    {
        var (_, theirs, _, column) = conflict!;
        conflict = null;
        Session.Take(LineId, theirs);
        return FocusAsync(column);
    }

    private async Task UseMineAsync()
    {
        var (_, theirs, mine, column) = conflict!;
        Session.Take(LineId, theirs);
        await SaveAsync(mine with { Version = theirs!.Version }, column, string.Empty);
        await FocusAsync(column);
    }

    private sealed record Conflict(string Text, LineFigures? Theirs, LineChange Mine, SheetColumn Column);
}
