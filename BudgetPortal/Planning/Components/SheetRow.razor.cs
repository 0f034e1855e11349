using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BudgetPortal.Planning.Components;

/// <summary>One line of the sheet. It draws itself anew when its own figures change.</summary>
public sealed partial class SheetRow
{
    private const string Quantity = "quantity";
    private const string Price = "price";
    private const string Justification = "justification";

    private SheetCell? quantityCell;
    private SheetCell priceCell = null!;
    private SheetCell justificationCell = null!;
    private SheetLine? drawn;
    private Conflict? conflict;
    private decimal? wantedPrice;
    private string? reason;
    private string? reasonError;
    private bool asking;
    private bool picked;

    [Parameter, EditorRequired]
    public Guid LineId { get; set; }

    [Inject]
    private Toaster Toaster { get; set; } = null!;

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

        if (Session.TakeKept(LineId) is { Count: > 0 } kept)
        {
            _ = PutBackAsync(kept);
        }
    }

    private string WhyWords => Figures.IsLumpSum ? PlanningText.WhatItCovers : PlanningText.WhyThisPrice;

    private string ManualWord => Figures.IsLumpSum ? PlanningText.LumpSum : PlanningText.ManualChip;

    private string ManualClass => Figures.IsLumpSum ? "bp-chip-quiet" : "bp-chip-warn";

    private string LabelOf(string column) => Words.Format(PlanningText.CellOf, column, Line.Name);

    private string? FarWords => !Figures.IsLumpSum && Line.Usual is { } usual && usual.FarBy(Figures.UnitPrice) is { } share ? PriceWords.Far(share, usual, Session.Sheet.Currency) : null;

    private Task<string?> SaveQuantityAsync(string typed) => Numbers.TryParse(typed, out var quantity)
        ? SaveAsync(new LineChange(LineId, Figures.Version, Quantity: quantity), Quantity, typed)
        : Task.FromResult<string?>(SheetWords.Unreadable(typed, PlanningText.QuantityMissing));

    private async Task<string?> SavePriceAsync(string typed)
    {
        if (!Numbers.TryParse(typed, out var price))
        {
            return SheetWords.Unreadable(typed, PlanningText.UnitPriceMissing);
        }

        // The formatted price of the cell comes back when nothing was typed.
        if (price == Figures.UnitPrice)
        {
            (asking, wantedPrice) = (false, null);
            return null;
        }

        (wantedPrice, reasonError) = (price, null);
        return await SaveAsync(new LineChange(LineId, Figures.Version, UnitPrice: price, Reason: asking ? reason ?? string.Empty : Figures.IsLumpSum ? null : string.Empty), Price, typed);
    }

    private Task<string?> SaveJustificationAsync(string typed) =>
        SaveAsync(new LineChange(LineId, Figures.Version, Justification: typed), Justification, typed);

    /// <summary>Saves; the message belongs to the cell. A missing reason is asked for, a conflict is shown.</summary>
    private async Task<string?> SaveAsync(LineChange change, string cell, string typed)
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
                conflict = new Conflict(SheetWords.Conflict(error.Message, theirs, typed), theirs, change, cell);
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

    private async Task SaveReasonAsync()
    {
        reasonError = string.IsNullOrWhiteSpace(reason)
            ? PlanningText.PriceReasonRequired
            : await SaveAsync(new LineChange(LineId, Figures.Version, UnitPrice: wantedPrice, Reason: reason), Price, reason);
        StateHasChanged();
    }

    private async Task UseProposedAsync()
    {
        reasonError = await SaveAsync(new LineChange(LineId, Figures.Version, UseLastPrice: true), Price, Numbers.Price(Figures.UnitPrice));
        asking = reasonError is not null;
        StateHasChanged();
    }

    private Task ReasonKeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            (asking, wantedPrice) = (false, null);
        }

        return key.Key == "Enter" ? SaveReasonAsync() : Task.CompletedTask;
    }

    private async Task RemoveAsync()
    {
        var line = Line;
        var removed = await Session.RemoveAsync(line);
        if (removed.Error is { } error)
        {
            Toaster.Show(error.Message, Tone.Bad);
            return;
        }

        Toaster.Show(Words.Format(PlanningText.LineRemoved, line.Name), undo: () => Session.BringBackAsync(line.Figures.Id));
    }

    private void Pick(MouseEventArgs click)
    {
        Session.Pick(LineId, click.ShiftKey);
        picked = Session.IsPicked(LineId);
    }

    private void KeepTheirs()
    {
        var theirs = conflict!.Theirs;
        conflict = null;
        Session.Take(LineId, theirs);
    }

    private async Task UseMineAsync()
    {
        var (_, theirs, mine, cell) = conflict!;
        Session.Take(LineId, theirs);
        await SaveAsync(mine with { Version = theirs!.Version }, cell, string.Empty);
    }

    private sealed record Conflict(string Text, LineFigures? Theirs, LineChange Mine, string Cell);
}
