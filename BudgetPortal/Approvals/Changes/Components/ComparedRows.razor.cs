using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Approvals.Changes.Components;

/// <summary>What differs within a line: rows of its build-up and its months; of one version alone, its rows. Rows of the line's table.</summary>
public sealed partial class ComparedRows
{
    [Parameter, EditorRequired]
    public ComparedLine Line { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Currency { get; set; } = string.Empty;

    /// <summary>The first day of the budget's first month.</summary>
    [Parameter]
    public DateOnly FirstMonth { get; set; }

    /// <summary>One version, with nothing to compare it with.</summary>
    [Parameter]
    public bool Same { get; set; }

    /// <summary>In the table of a draft, which has a column for what can be done.</summary>
    [Parameter]
    public bool Draft { get; set; }

    private int Decimals => Platform.Currency.Decimals(Currency);

    private int Columns => Draft ? 7 : Same ? 4 : 6;

    private IReadOnlyList<ComparedRow> Shown => Same ? Line.Rows : [.. Line.Rows.Where(r => r.Kind is not null)];

    private int Unchanged => Line.Rows.Count(r => r.Kind is null);

    private string? Of(string cell) => Draft ? $"bp-review-{cell}" : null;

    private static string Quantity(BuildUpRow? row) => row is null ? string.Empty : $"{Numbers.Quantity(row.Quantity)} {row.Unit}".TrimEnd();

    private static string Price(BuildUpRow? row) => row is null ? string.Empty : Numbers.Price(row.UnitPrice);

    private string Amount(BuildUpRow? row) => row?.Amount(Currency) is { } amount ? Numbers.Plain(amount, Decimals) : string.Empty;

    /// <summary>What its amount has beside the sum of its rows.</summary>
    private decimal Transferred(LineAt? line) =>
        line is { BuildUp: { IsEmpty: false } rows } ? line.Amount - rows.Rows.Sum(r => r.Amount(Currency) ?? 0) : 0;
}
