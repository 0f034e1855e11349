using BudgetPortal.Planning;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>What the current user has to do.</summary>
/// <param name="Rows">Corrections first, then decisions, the longest waiting first, then what is still to be entered.</param>
/// <param name="CostCenters">Cost centers for which they may enter.</param>
public sealed record Waiting(IReadOnlyList<WaitingRow> Rows, int CostCenters, DateOnly Today)
{
    public int Count(params ReadOnlySpan<WaitingKind> kinds)
    {
        var count = 0;
        foreach (var kind in kinds)
        {
            count += Rows.Count(r => r.Kind == kind);
        }

        return count;
    }
}

public enum WaitingKind
{
    /// <summary>Rejected or sent back: entry users and owner change it and hand it in again.</summary>
    Correct,
    Decide,
    DecideFinally,

    /// <summary>Entry is open and nothing was handed in.</summary>
    Enter,
}

/// <param name="Title">The cost center, or the budget for the final decision.</param>
/// <param name="Budget">Empty when the title is the budget.</param>
/// <param name="Days">Whole days for which it has waited; zero for what is to be entered.</param>
/// <param name="Until">The last day on which it can be done; null when there is none.</param>
/// <param name="Decision">Why it came back.</param>
/// <param name="Href">Where it is done, without a leading slash.</param>
public sealed record WaitingRow(
    WaitingKind Kind, Guid BudgetId, Guid? PartId, string Title, string Budget, decimal Amount, string Currency, int Days, DateOnly? Until,
    DecisionWords? Decision, string Href);
