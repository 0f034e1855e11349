using System.Reflection;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Tests.Planning;

/// <summary>Budgets and parts put into any state, also those that no way leads to: a guard must not rely on the way.</summary>
internal static class States
{
    public static readonly DateOnly Today = new(2026, 10, 10);
    public static readonly DateTimeOffset Now = new(2026, 10, 10, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid Emil = Guid.NewGuid();

    /// <summary>Entry from 1 to 30 October 2026, active in 2027; two parts.</summary>
    public static Budget Budget(BudgetState state, PartState first = PartState.Draft, PartState second = PartState.Approved)
    {
        var terms = new BudgetTerms(
            "OPEX", BudgetType.Opex, Guid.NewGuid(), new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 30), new DateOnly(2027, 1, 1),
            new DateOnly(2027, 12, 31), "EUR", "", false);
        var budget = BudgetPortal.Planning.Budget.Declare(Guid.NewGuid(), terms, [Guid.NewGuid(), Guid.NewGuid()], Guid.NewGuid(), Now).Value!;
        Set(budget, nameof(budget.State), state);
        Set(budget.Parts[0], nameof(CostCenterBudget.State), first);
        Set(budget.Parts[1], nameof(CostCenterBudget.State), second);
        Set(budget.Parts[0], nameof(CostCenterBudget.SubmittedById), Emil);
        Set(budget.Parts[0], nameof(CostCenterBudget.SubmittedFrom), first == PartState.Submitted ? PartState.Draft : null);
        return budget;
    }

    public static void Set(object entity, string property, object? value) => entity.GetType()
        .GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.SetValue(entity, value);
}
