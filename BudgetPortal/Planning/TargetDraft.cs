using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>Targets as somebody is setting them: what is stored, and over it what was typed or proposed and is not saved yet.</summary>
public sealed class TargetDraft(TargetSheet sheet)
{
    private readonly Dictionary<Guid, decimal?> typed = [];

    public TargetSheet Sheet { get; private set; } = sheet;

    /// <summary>What differs from what is stored.</summary>
    public IReadOnlyList<TargetChange> Changes =>
        [.. Sheet.Rows.Where(r => r.PartId is { } id && typed.ContainsKey(id) && typed[id] != r.Target).Select(r => new TargetChange(r.PartId!.Value, Target(r), r.Target))];

    public decimal? Target(TargetRow row) => row.PartId is { } id && typed.TryGetValue(id, out var target) ? target : row.Target;

    /// <summary>Types one target, rounded to the currency; null takes it away.</summary>
    public void Type(TargetRow row, decimal? target)
    {
        if (row.PartId is { } id)
        {
            typed[id] = target is { } amount ? Currency.Round(amount, Sheet.Currency) : null;
        }
    }

    /// <summary>Last year's total and a percentage of it; who had nothing last year keeps their target.</summary>
    /// <param name="percent">3 stands for three percent more, −3 for less; below −100 there is nothing left to take.</param>
    /// <returns>How many cost centers it reached.</returns>
    public int FromLastYear(decimal percent, Func<TargetRow, bool> chosen) =>
        Each(r => r.IsReached && r.LastYear > 0 && chosen(r), r => Math.Max(0, r.LastYear * (100 + percent) / 100));

    /// <summary>Spreads a total over a cost center and all below it, in proportion to last year; null spreads it over the company.</summary>
    /// <returns>How many cost centers it reached.</returns>
    public int PushDown(decimal total, Guid? costCenterId)
    {
        var reached = Branch(costCenterId).Where(r => r.IsReached).ToList();
        if (reached.Count == 0)
        {
            return 0;
        }

        var shares = TargetSpread.Shares(Currency.Round(total, Sheet.Currency), reached.ConvertAll(r => r.LastYear), Sheet.Decimals);
        for (var i = 0; i < reached.Count; i++)
        {
            Type(reached[i], shares[i]);
        }

        return reached.Count;
    }

    /// <summary>A row and all below it; all rows without one.</summary>
    public IEnumerable<TargetRow> Branch(Guid? costCenterId) => costCenterId is null
        ? Sheet.Rows
        : BudgetTree.Branch(Sheet.Rows, Sheet.Rows.ToList().FindIndex(r => r.CostCenterId == costCenterId), r => r.Depth);

    public void Discard() => typed.Clear();

    /// <summary>Takes what is stored by now; what was typed stays.</summary>
    public void Renew(TargetSheet stored) => Sheet = stored;

    private int Each(Func<TargetRow, bool> which, Func<TargetRow, decimal> target)
    {
        var rows = Sheet.Rows.Where(which).ToList();
        rows.ForEach(r => Type(r, target(r)));
        return rows.Count;
    }
}
