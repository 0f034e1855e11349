using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>What a cost-center card says remains to do.</summary>
internal static class CardWords
{
    /// <summary>An icon, its color class and a sentence for each thing; what cannot be entered says why.</summary>
    public static IEnumerable<(string Icon, string? Tone, string Text)> Todo(EntryBudget budget, EntryCard card, DateOnly today)
    {
        if (card.Refusal is { } refusal)
        {
            return [card.State switch
            {
                PartState.Submitted => ("check-circle", "bp-good", Submitted(card)),
                PartState.Approved => ("check-circle", "bp-good", PlanningText.TodoApproved),
                PartState.NoBudget => ("minus", null, PlanningText.TodoNoBudget),
                _ => ("lock", null, refusal.Message),
            }];
        }

        return Open(card, Warnings(card.Sums, budget.Distance(card), budget.TargetControl), today);
    }

    /// <summary>Who decides, in the middle of a sentence.</summary>
    public static string Decider(string? decider) => decider ?? PlanningText.ModuleOwnerWord;

    private static IEnumerable<(string Icon, string? Tone, string Text)> Open(EntryCard card, IEnumerable<string> warnings, DateOnly today)
    {
        if (card.Decision is { } decision)
        {
            yield return ("comment", "bp-bad", decision.Comment.Length > 0
                ? Words.Format(PlanningText.TodoDecision, decision.Comment, decision.By)
                : Words.Format(PlanningText.TodoDecisionBare, decision.By));
        }

        if (card.Deadline is { IsOwn: true } deadline && card.State == PartState.Draft)
        {
            yield return ("clock", "bp-warn", Words.Format(PlanningText.OpenUntilDay, Dates.Day(deadline.Day, today), Dates.Relative(deadline.Day, today)));
        }

        if (card.Lines == 0)
        {
            yield return ("arrow-end", null, PlanningText.TodoFirstItem);
            yield break;
        }

        foreach (var warning in warnings)
        {
            yield return ("warning", "bp-warn", warning);
        }

        yield return ("arrow-end", null, card is { Deadline: { Day: var day }, State: PartState.Rejected or PartState.SentBack }
            ? Words.Format(PlanningText.TodoCorrect, Dates.Day(day, today))
            : card.DecidedByYou ? PlanningText.TodoSubmitYou : Words.Format(PlanningText.TodoSubmit, Decider(card.Decider)));
    }

    /// <summary>What a careful person would look at before submitting.</summary>
    public static IEnumerable<string> Warnings(LineSums sums, TargetDistance? distance, TargetControl control)
    {
        if (distance.Warning(control) is { } beyond)
        {
            yield return beyond;
        }

        foreach (var (_, words) in Gaps(sums))
        {
            yield return words;
        }
    }

    /// <summary>What lines want, with how many they are.</summary>
    public static IEnumerable<(LineGap Gap, string Words)> Gaps(LineSums sums)
    {
        if (sums.WithoutPrice > 0)
        {
            yield return (LineGap.WithoutPrice, Words.Count(sums.WithoutPrice, PlanningText.TodoPriceOne, PlanningText.TodoPriceMany));
        }

        if (sums.WithoutJustification > 0)
        {
            yield return (LineGap.WithoutJustification, Words.Count(sums.WithoutJustification, PlanningText.TodoJustificationOne, PlanningText.TodoJustificationMany));
        }

        if (sums.OldPrices > 0)
        {
            yield return (LineGap.OldPrice, Words.Count(sums.OldPrices, PlanningText.TodoOldPriceOne, PlanningText.TodoOldPriceMany));
        }
    }

    private static string Submitted(EntryCard card) =>
        card.DecidedByYou ? PlanningText.TodoSubmittedYou : SheetWords.Sentence(PlanningText.TodoSubmitted, Decider(card.Decider));
}
