using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Changes;

/// <summary>
/// The lines of a part as they were in force from one approval to the next. The first is the final approval's. Written when a proposal is
/// approved; the database refuses to change one.
/// </summary>
public sealed class PartVersion : IOwned, IRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public Guid PartId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>The budget's revision with which it came into force, and in whose words it is shown: see <see cref="FrozenBudget"/>.</summary>
    public int Revision { get; init; }

    /// <summary>The proposal that made it; null for the first.</summary>
    public Guid? ChangeId { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who approved it; null when that is not known.</summary>
    public Guid? ApprovedById { get; init; }

    public List<PartVersionLine> Lines { get; init; } = [];
}

/// <summary>A line of a version.</summary>
public sealed class PartVersionLine : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid VersionId { get; init; }

    /// <summary>The same line in every version.</summary>
    public Guid LineId { get; init; }

    /// <summary>Item, or product of a revenue budget.</summary>
    public Guid CodeId { get; init; }

    public decimal Quantity { get; init; }

    public decimal UnitPrice { get; init; }

    public decimal Transferred { get; init; }

    public decimal Amount { get; init; }

    public bool IsLumpSum { get; init; }

    public decimal[] MonthQuantities { get; init; } = [];

    public decimal[] MonthAmounts { get; init; } = [];

    /// <summary>How it was spread; null in a version from before this was kept.</summary>
    public LineSpread? Spread { get; init; }

    /// <summary>Rows that built it up, none for a line with figures of its own; null in a version from before they were kept.</summary>
    public BuildUp? BuildUp { get; init; }

    public PriceSource PriceSource { get; init; }

    public string PriceReason { get; init; } = string.Empty;

    public string Justification { get; init; } = string.Empty;

    internal static PartVersionLine Of(Guid versionId, BudgetLine line) => new()
    {
        VersionId = versionId, LineId = line.Id, CodeId = line.ItemId ?? line.ProductId ?? Guid.Empty, Quantity = line.Quantity,
        UnitPrice = line.UnitPrice, Transferred = line.Transferred, Amount = line.Amount, IsLumpSum = line.IsLumpSum,
        MonthQuantities = [.. line.MonthQuantities], MonthAmounts = [.. line.MonthAmounts],
        Spread = line.Spread, BuildUp = line.BuildUp,
        PriceSource = line.PriceSource, PriceReason = line.PriceReason, Justification = line.Justification,
    };
}
