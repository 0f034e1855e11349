using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

public sealed partial class AddItemDialog
{
    private bool saving;

    private async Task AddAsync(bool next)
    {
        if (saving)
        {
            return;
        }

        saving = true;
        try
        {
            errors = Check();
            if (errors.Count == 0)
            {
                await SaveAsync(next);
            }

            focusErrors = errors.Count > 0;
        }
        finally
        {
            saving = false;
        }
    }

    private async Task SaveAsync(bool next)
    {
        var (target, item) = (sheet!, chosen!.Code);
        var saved = await Lines.AddAsync(new NewLine(
            lineId, target.PartId, item.Id, Quantity!.Value, Manual ? UnitPrice : null, reason ?? string.Empty, justification ?? string.Empty,
            Spread, lumpSum));
        errors = saved.Errors;
        if (!saved.Succeeded)
        {
            return;
        }

        Toaster.Show(Words.Format(PlanningText.LineAdded, item.Name, $"{target.CostCenter.Code} {target.CostCenter.Name}"));
        await Added.InvokeAsync(lineId);
        if (!next)
        {
            await OpenChanged.InvokeAsync(false);
            return;
        }

        Forget();
        await SearchAsync(string.Empty);
        await Js.InvokeVoidAsync("bp.focus", "#add-item-search");
    }

    /// <summary>What can be said without asking the service; it checks everything again.</summary>
    private List<Error> Check()
    {
        var missing = new List<Error>();
        if (sheet is null)
        {
            missing.Add(new Error("planning.part_required", PlanningText.ChoosePart));
        }

        if (priced is null || chosen is null)
        {
            missing.Add(PriceQueries.UnknownCode());
            return missing;
        }

        if (Quantity is null)
        {
            missing.Add(new Error("planning.quantity_missing", Unreadable(quantity, null) ?? PlanningText.QuantityMissing, nameof(LineEntry.Quantity)));
        }

        if (UnitPrice is null)
        {
            missing.Add((lumpSum ? null : priced.Offer.Problem)
                ?? new Error("planning.no_price", Unreadable(unitPrice, null) ?? (lumpSum ? PlanningText.AmountMissing : PlanningText.UnitPriceMissing), nameof(LinePrice.UnitPrice)));
        }

        if (Manual && string.IsNullOrWhiteSpace(reason))
        {
            missing.Add(new Error("planning.price_reason_required", lumpSum ? PlanningText.CoverageRequired : PlanningText.PriceReasonRequired, nameof(LinePrice.Reason)));
        }

        return missing;
    }

    private void Forget()
    {
        (text, found, chosen, priced, errors) = (string.Empty, null, null, null, []);
        (quantity, unitPrice, reason, justification) = (null, null, null, null);
        (profile, lumpSum) = (null, false);
    }
}
