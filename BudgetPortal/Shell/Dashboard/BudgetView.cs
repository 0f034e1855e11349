using BudgetPortal.Approvals;
using BudgetPortal.Planning;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>One budget of the dashboard: its cost centers with who has each, and its categories.</summary>
/// <param name="Holders">By part; parts that are decided are left out.</param>
/// <param name="Used">By part, what is spent or obligated; parts without any are left out.</param>
public sealed record BudgetView(BudgetDetail Detail, IReadOnlyDictionary<Guid, PartHolder> Holders, IReadOnlyDictionary<Guid, decimal> Used)
{
    /// <summary>What still has to be entered or corrected first, then what waits for a decision, then the rest; by code.</summary>
    public IEnumerable<PartRow> Parts => Detail.Parts.Where(p => p.State != PartState.Withdrawn)
        .OrderBy(p => p.State switch
        {
            PartState.Draft or PartState.Rejected or PartState.SentBack => 0,
            PartState.Submitted => 1,
            _ => 2,
        })
        .ThenBy(p => p.Code, StringComparer.Ordinal);

    /// <summary>Where the reader finds a part's lines: in their sheet, or in the budget.</summary>
    public string AddressOf(PartRow part) => Holders.TryGetValue(part.PartId, out var holder) && holder.IsYours
        ? $"entry/{Detail.Id}/{part.CostCenterId}"
        : $"budgets/{Detail.Id}?tab=lines&costcenter={part.CostCenterId}";
}

/// <summary>Who has to do something with a part.</summary>
/// <param name="Name">Null for the module owner when <paramref name="Decides"/>, else when nobody is responsible.</param>
/// <param name="Decides">They decide; else they enter or correct.</param>
/// <param name="IsYours">The reader may enter for this cost center.</param>
public sealed record PartHolder(string? Name, bool Decides, bool IsYours);
