using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Details.Components;

/// <summary>The rows of a build-up while somebody types them. Nothing is saved.</summary>
public sealed class BuildUpDraft
{
    private readonly LineDetails details;

    public BuildUpDraft(LineDetails details)
    {
        this.details = details;
        Version = details.Figures.Version;
        Rows = [.. details.Figures.BuildUp.Rows.Select(r => new BuildUpRowDraft(r))];
    }

    public List<BuildUpRowDraft> Rows { get; }

    /// <summary>Of the line when the rows were read.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether somebody typed something that is not saved.</summary>
    public bool IsTyped { get; set; }

    public BuildUp BuildUp => new([.. Rows.Select(r => r.ToRow())]);

    /// <summary>Whether every figure is one.</summary>
    public bool IsReadable => Rows.TrueForAll(r => r.Quantity is not null && r.UnitPrice is not null);

    /// <summary>To the cent; what cannot be read counts as nothing.</summary>
    public decimal Total => Rows.Sum(r => AmountOf(r) ?? 0);

    /// <summary>Null while a figure is missing, negative or too large.</summary>
    public decimal? AmountOf(BuildUpRowDraft row) =>
        row is { Quantity: > 0 and <= BudgetLine.Most, UnitPrice: >= 0 and <= BudgetLine.Most } ? row.ToRow().Amount(details.Currency) : null;

    /// <summary>A new row over all months; the first one is what the line was before.</summary>
    public BuildUpRowDraft Add()
    {
        var line = details.Figures;
        var (id, last) = (Guid.CreateVersion7(), details.MonthCount - 1);
        var row = Rows.Count == 0 && !line.IsBuiltUp
            ? new BuildUpRowDraft(new BuildUpRow(id, details.Name, line.Quantity, line.IsLumpSum ? string.Empty : details.Unit, line.UnitPrice, 0, last))
            : new BuildUpRowDraft(new BuildUpRow(id, string.Empty, 1, string.Empty, 0, 0, last)) { PriceText = string.Empty };
        Rows.Add(row);
        IsTyped = true;
        return row;
    }

    public void Remove(BuildUpRowDraft row)
    {
        Rows.Remove(row);
        IsTyped = true;
    }
}

/// <summary>One row as it is typed; what cannot be read stays as it is.</summary>
public sealed class BuildUpRowDraft(BuildUpRow row)
{
    public Guid Id => row.Id;

    public string Description { get; set; } = row.Description;

    public string QuantityText { get; set; } = Numbers.Quantity(row.Quantity);

    public string Unit { get; set; } = row.Unit;

    public string PriceText { get; set; } = Numbers.Price(row.UnitPrice);

    public int FirstMonth { get; set; } = row.FirstMonth;

    public int LastMonth { get; set; } = row.LastMonth;

    public decimal? Quantity => Numbers.TryParse(QuantityText, out var value) ? value : null;

    public decimal? UnitPrice => Numbers.TryParse(PriceText, out var value) ? value : null;

    public BuildUpRow ToRow() => new(Id, Description.Trim(), Quantity ?? 0, Unit.Trim(), UnitPrice ?? 0, FirstMonth, LastMonth);
}
