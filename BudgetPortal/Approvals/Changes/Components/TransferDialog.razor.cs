using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Changes.Components;

/// <summary>Begins a transfer: from a line to another, how much and why.</summary>
public sealed partial class TransferDialog
{
    private TransferChoices? choices;
    private Guid id;
    private Guid? fromPart;
    private Guid? fromLine;
    private Guid? toPart;
    private Guid? toLine;
    private decimal? amount;
    private string reason = string.Empty;

    [Parameter, EditorRequired]
    public Guid BudgetId { get; set; }

    [Parameter, EditorRequired]
    public string Currency { get; set; } = string.Empty;

    private IReadOnlyList<Option<Guid?>> Givers =>
        [.. choices!.Parts.Where(p => choices.Lines.Any(l => l.PartId == p.PartId)).Select(p => new Option<Guid?>(p.PartId, p.CostCenter))];

    private IReadOnlyList<Option<Guid?>> Receivers => [.. choices!.Parts.Select(p => new Option<Guid?>(p.PartId, p.CostCenter))];

    private string? Most => choices!.Lines.FirstOrDefault(l => l.LineId == fromLine) is { } line
        ? Words.Format(ChangesText.AtMost, Numbers.Plain(line.Amount, Platform.Currency.Decimals(Currency)))
        : null;

    protected override async Task StartAsync()
    {
        (id, fromPart, fromLine, toPart, toLine, amount, reason) = (Guid.CreateVersion7(), null, null, null, null, null, string.Empty);
        choices = await Queries.ReadAsync(BudgetId);
        fromPart = Givers is [var only] ? only.Value : null;
    }

    private IReadOnlyList<Option<Guid?>> LinesOf(Guid? partId) =>
    [
        .. choices!.Lines.Where(l => l.PartId == partId)
            .Select(l => new Option<Guid?>(l.LineId, $"{l.Name} · {Numbers.Plain(l.Amount, Platform.Currency.Decimals(Currency))}")),
    ];

    private void GiveFrom(Guid? part) => (fromPart, fromLine) = (part, null);

    private void GiveTo(Guid? part) => (toPart, toLine) = (part, null);

    private Task ProposeAsync() => DoAsync(
        async () =>
        {
            if (fromLine is not { } from)
            {
                return new Error("changes.giver_required", ChangesText.GivingLineRequired, nameof(TransferTerms.FromLineId));
            }

            if (toPart is not { } to)
            {
                return new Error("changes.part_required", ChangesText.CostCenterRequired, nameof(TransferTerms.ToPartId));
            }

            var begun = await Transfers.ProposeAsync(new TransferTerms(id, from, to, toLine, amount ?? 0, reason));
            if (begun.Succeeded)
            {
                Navigation.NavigateTo($"changes/{id}");
            }

            return begun;
        },
        ChangesText.TransferBegun);
}
