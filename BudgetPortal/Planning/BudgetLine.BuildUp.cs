using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>Lines over whose figures nobody types: those that rows build up, and those that were carried forward.</summary>
public sealed partial class BudgetLine
{
    private List<BudgetLineDetail> details = [];

    /// <summary>Rows that build it up; none for a line with figures of its own.</summary>
    public IReadOnlyList<BudgetLineDetail> Details => details;

    public bool IsBuiltUp => details.Count > 0;

    /// <summary>Whether closing an earlier budget brought it in. Its amount stays until it is transferred; its months and its justification may change.</summary>
    public bool IsCarried => PriceSource == PriceSource.CarriedForward;

    /// <summary>Of a line that is built up: whether it was a lump sum before, which it is again without its rows.</summary>
    public bool WasLumpSum { get; private set; }

    /// <summary>Its rows in their order.</summary>
    public BuildUp BuildUp => IsBuiltUp ? new BuildUp([.. details.OrderBy(d => d.Position).Select(d => d.ToRow())]) : BuildUp.None;

    /// <summary>What an entry would make of it, to look at only; the line itself stays as it is.</summary>
    internal Result<BudgetLine> With(Budget budget, LineEntry entry)
    {
        var copy = (BudgetLine)MemberwiseClone();
        copy.details = [.. BuildUp.Rows.Select((row, position) => new BudgetLineDetail(row.Id).Set(row, position, budget.Currency))];
        return copy.Change(budget, entry, ChangedById, ChangedAt, ChangedByApprover) is { Succeeded: false } refusal ? Result<BudgetLine>.Failed(refusal.Errors) : copy;
    }

    /// <summary>The entry with the figures that the rows make, where there are some.</summary>
    private Result<LineEntry> Built(Budget budget, LineEntry entry)
    {
        var buildUp = entry.BuildUp ?? BuildUp;
        if (IsCarried && RefuseFigures(entry) is { } carried)
        {
            return carried;
        }

        if (buildUp.IsEmpty)
        {
            return entry with { IsLumpSum = IsBuiltUp ? WasLumpSum : IsLumpSum };
        }

        if (buildUp != BuildUp)
        {
            return buildUp.ToEntry(budget, entry.Justification);
        }

        return RefuseFigures(entry) is { } refusal ? refusal : entry with { IsLumpSum = true };
    }

    /// <summary>Why an entry cannot be taken: it types over figures that rows make, or that were carried forward. Null when it does not.</summary>
    internal Error? RefuseFigures(LineEntry entry)
    {
        var typed = !IsBuiltUp && !IsCarried ? null
            : IsBuiltUp && entry.Spread is { } spread && spread != Spread ? nameof(entry.Spread)
            : entry.Quantity != Quantity ? nameof(entry.Quantity)
            : entry.Price.UnitPrice != UnitPrice ? nameof(entry.Price.UnitPrice)
            : entry.Price.Reason.Trim() != PriceReason ? nameof(entry.Price.Reason)
            : IsCarried && (entry.Price.Source != PriceSource || entry.BuildUp is { IsEmpty: false }) ? nameof(entry.Price.UnitPrice)
            : null;
        return typed is null ? null
            : IsCarried ? new Error("planning.line_carried", PlanningText.LineCarried, typed)
            : new Error("planning.line_built_up", DetailsText.LineBuiltUp, typed);
    }

    /// <summary>Keeps the rows; those that stay keep their identity.</summary>
    private void Keep(BuildUp buildUp, string currency)
    {
        if (IsBuiltUp == buildUp.IsEmpty)
        {
            WasLumpSum = !buildUp.IsEmpty && IsLumpSum;
        }

        var before = details.ToDictionary(d => d.Id);
        details.RemoveAll(d => buildUp.Rows.All(r => r.Id != d.Id));
        foreach (var (position, row) in buildUp.Rows.Index())
        {
            if (!before.ContainsKey(row.Id))
            {
                details.Add(before[row.Id] = new BudgetLineDetail(row.Id));
            }

            before[row.Id].Set(row, position, currency);
        }
    }
}
