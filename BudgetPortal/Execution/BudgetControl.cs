using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>How strictly a budget is kept on its lines, its cost centers and the levels above, below the caps that are absolute.</summary>
public sealed class BudgetControl : IOwned, IVersioned
{
    /// <summary>Percent, at the most.</summary>
    public const decimal MostTolerance = 100;

    private BudgetControl()
    {
    }

    public BudgetControl(Guid budgetId) => BudgetId = budgetId;

    public Guid BudgetId { get; private set; }

    public Guid OrganizationId { get; set; }

    public ControlMode Mode { get; private set; } = ControlMode.Warn;

    /// <summary>How much more than the budget is let pass, in percent of it: 0 to <see cref="MostTolerance"/>, two decimals.</summary>
    public decimal Tolerance { get; private set; }

    public ControlBasis Basis { get; private set; }

    /// <summary>Counted up by everybody who checks and then writes, so that two who do it at once do it one after the other.</summary>
    public long Turn { get; private set; }

    public Guid Version { get; set; }

    public Result Set(ControlMode mode, decimal tolerance, ControlBasis basis)
    {
        if (tolerance is < 0 or > MostTolerance || decimal.Round(tolerance, 2) != tolerance)
        {
            return new Error("execution.tolerance_range", Words.Format(ExecutionText.ToleranceRange, MostTolerance), nameof(Tolerance));
        }

        (Mode, Tolerance, Basis) = (mode, tolerance, basis);
        return Result.Success;
    }
}

public enum ControlMode
{
    Ignore,

    /// <summary>What goes over is told, and passes.</summary>
    Warn,

    /// <summary>What goes over is refused, unless somebody with the right gives a reason.</summary>
    Stop,
}

/// <summary>What is compared with what is used.</summary>
public enum ControlBasis
{
    /// <summary>The whole budget.</summary>
    Year,

    /// <summary>The budget of the months up to the document's.</summary>
    ToDate,
}

/// <summary>Somebody let a document pass that the control would have stopped. Never changed.</summary>
public sealed class ControlOverride : IOwned, IRecord
{
    public const int ReasonLength = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    public DocumentKind Kind { get; init; }

    /// <summary>The obligation or expense.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The line, cost center or budget that goes over.</summary>
    public Guid LevelId { get; init; }

    /// <summary>As it is called.</summary>
    public string Level { get; init; } = string.Empty;

    /// <summary>By how much, in the budget's currency; above zero.</summary>
    public decimal Over { get; init; }

    public string Reason { get; init; } = string.Empty;

    public Guid UserId { get; init; }

    public DateTimeOffset At { get; init; }
}
