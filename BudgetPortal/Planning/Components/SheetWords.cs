using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Components;

/// <summary>Sentences of the sheet.</summary>
internal static class SheetWords
{
    public static DifferenceMeaning Meaning(EntrySheet sheet) =>
        sheet.Type == BudgetType.Revenue ? DifferenceMeaning.MoreIsGood : DifferenceMeaning.MoreIsBad;

    /// <summary>A sentence that begins with a name or a description of a person.</summary>
    public static string Sentence(string sentence, string subject) => Words.Format(sentence, char.ToUpper(subject[0]) + subject[1..]);

    /// <summary>Why a text is no figure.</summary>
    public static string Unreadable(string typed, string missing) =>
        string.IsNullOrWhiteSpace(typed) ? missing : Words.Format(PlanningText.NumberUnreadable, Numbers.Plain(1250.5m, 1));

    /// <summary>Both values of a line that two people changed.</summary>
    public static string Conflict(string message, LineFigures? theirs, string typed) => theirs is null
        ? message
        : Words.Format(PlanningText.ConflictText, message, Numbers.Quantity(theirs.Quantity), Numbers.Price(theirs.UnitPrice), typed);
}
