using BudgetPortal.Execution.Availability;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Components;

/// <summary>An obligation while it is typed.</summary>
public sealed class ObligationDraft(AppropriationDetail detail)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>The order it is made from; null for a contract or what was ordered elsewhere.</summary>
    public Guid? OrderId { get; private set; }

    public DateOnly? Date { get; set; } = detail.Today;

    public string? Reference { get; set; }

    public Guid? SupplierId { get; set; }

    public string? Description { get; set; }

    public string? Currency { get; set; } = detail.Row.Currency;

    public decimal? Rate { get; set; } = 1;

    public decimal? Amount { get; set; }

    public List<ObligationLineDraft> Lines { get; } = [new()];

    public bool IsForeign => !string.Equals(Currency, detail.Row.Currency, StringComparison.Ordinal);

    /// <summary>What its lines must come to, in the appropriation's currency.</summary>
    public decimal BaseAmount => Platform.Currency.Round((Amount ?? 0) * (Rate ?? 0), detail.Row.Currency);

    /// <summary>What is not shared out over the lines yet; below zero when they come to more.</summary>
    public decimal Left => BaseAmount - Lines.Sum(l => l.Amount ?? 0);

    /// <summary>What it takes of the lines that are chosen so far.</summary>
    public IReadOnlyList<Use> Uses => detail.Row.BudgetId is null ? []
        : [.. Lines.Where(l => l is { LineId: not null, Amount: > 0 }).GroupBy(l => l.LineId!.Value).Select(g => new Use(g.Key, g.Sum(l => l.Amount!.Value)))];

    /// <summary>A single line bears all of it.</summary>
    public void Share()
    {
        if (Lines is [var only])
        {
            only.Amount = BaseAmount == 0 ? null : BaseAmount;
        }
    }

    /// <summary>The allotment that is proposed: that of the day, with something left.</summary>
    public Guid? Allotment(Guid? wanted) => wanted
        ?? detail.Allotments.FirstOrDefault(a => a is { IsOpen: true, Rest: > 0 } && Date >= a.From && Date <= a.To)?.Id
        ?? detail.Allotments.FirstOrDefault(a => a is { IsOpen: true, Rest: > 0 } && Date <= a.To)?.Id;

    /// <summary>Takes everything that an order says; its items become lines, each for the line of the budget with that item, if there is one.</summary>
    public void Take(OrderContent order, Guid? allotmentId)
    {
        (OrderId, Reference, SupplierId, Currency, Amount) = (order.Id, order.Number, order.SupplierId, order.Currency, order.Amount);
        var names = order.Items.Select(i => i.Name).Distinct().ToList();
        var most = ObligationTerms.DescriptionLength;
        var described = names is [var first, _, ..] ? Words.Format(ChainText.AndOthers, first, names.Count - 1) : names.FirstOrDefault() ?? string.Empty;
        Description = described.Length > most ? described[..most] : described;
        Lines.Clear();
        foreach (var group in order.Items.GroupBy(i => detail.Lines.FirstOrDefault(l => l.ItemId == i.ItemId)?.Id))
        {
            Lines.Add(new ObligationLineDraft { AllotmentId = allotmentId, LineId = group.Key, Weight = group.Sum(i => i.Amount) });
        }
    }

    /// <summary>Shares what the order comes to over its lines, in proportion of the items.</summary>
    public void ShareOrder()
    {
        var weights = Lines.ConvertAll(l => l.Weight);
        if (weights.Sum() > 0)
        {
            var shares = MonthSpread.Shares(BaseAmount, weights, Platform.Currency.Decimals(detail.Row.Currency));
            Lines.Zip(shares).ToList().ForEach(s => s.First.Amount = s.Second);
        }
    }

    /// <summary>It is not made from an order after all.</summary>
    public void LeaveOrder() => OrderId = null;

    public ObligationTerms Terms(DateOnly day) => new(
        day, Reference ?? string.Empty, Description ?? string.Empty, Currency ?? string.Empty, Rate ?? 0, Amount ?? 0,
        [.. Lines.Select(l => new ObligationLineTerms(
            l.Id, l.AllotmentId ?? Guid.Empty, detail.Row.BudgetId is null ? null : l.LineId, detail.Row.BudgetId is null ? l.LineId : null, l.Amount ?? 0))],
        SupplierId, OrderId);
}

/// <summary>A line while it is typed.</summary>
public sealed class ObligationLineDraft
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public Guid? AllotmentId { get; set; }

    /// <summary>Of the budget, or of the program budget.</summary>
    public Guid? LineId { get; set; }

    /// <summary>In the appropriation's currency.</summary>
    public decimal? Amount { get; set; }

    /// <summary>What it bears of an order, in the order's currency; zero for what was typed.</summary>
    public decimal Weight { get; init; }
}
