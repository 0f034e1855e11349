using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Changes.Components;

/// <summary>Adds a line to a draft.</summary>
public sealed partial class AddLineDialog
{
    private IReadOnlyList<ProposableCode> found = [];
    private ProposableCode? chosen;
    private Guid id;
    private string text = string.Empty;
    private decimal? quantity;
    private decimal? unitPrice;
    private string justification = string.Empty;

    [Parameter, EditorRequired]
    public Proposal Proposal { get; set; } = null!;

    protected override async Task StartAsync()
    {
        (id, chosen, text, quantity, unitPrice, justification) = (Guid.CreateVersion7(), null, string.Empty, null, null, string.Empty);
        found = await Codes.SearchAsync(Proposal.Id, text);
    }

    private async Task SearchAsync(string wanted)
    {
        text = wanted;
        found = await Codes.SearchAsync(Proposal.Id, wanted);
    }

    private void Choose(ProposableCode code) => (chosen, unitPrice) = (code, code.UnitPrice);

    private Task AddAsync() => DoAsync(
        async () => (quantity, unitPrice) switch
        {
            (null, _) => new Error("planning.quantity_not_positive", PlanningText.QuantityNotPositive, nameof(LineEntry.Quantity)),
            (_, null) => new Error("planning.no_price", PlanningText.NoPrice, nameof(LinePrice.UnitPrice)),
            ({ } pieces, { } price) => await Lines.AddAsync(Proposal.Id, new ProposedLine(id, chosen!.Code.Id, pieces, price, justification)),
        },
        Words.Format(ChangesText.WasAdded, chosen!.Code.Name));
}
