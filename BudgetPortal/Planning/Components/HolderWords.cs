using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>How it is said who has something, since when, and who was reminded of it.</summary>
internal static class HolderWords
{
    /// <summary>"since Mon 16 Nov, 5 days".</summary>
    public static string Since(StatusHolder holder, DateOnly today)
    {
        var day = DateOnly.FromDateTime(holder.Since.DateTime);
        return holder.Days <= 0
            ? PlanningText.SinceToday
            : Words.Format(PlanningText.SinceDay, Dates.Day(day, today), Words.Count(holder.Days, PlanningText.OneDay, PlanningText.ManyDays));
    }

    /// <summary>The first name, and how many more there are.</summary>
    public static string Who(StatusHolder holder) => holder.IsModuleOwner || holder.Names.Count == 0 ? PlanningText.TheModuleOwner
        : holder.Names.Count == 1 ? holder.Names[0]
        : Words.Format(PlanningText.NameAndMore, holder.Names[0], holder.Names.Count - 1);

    /// <summary>Who was reminded now, and who had been today.</summary>
    public static string Told(Reminders reminders)
    {
        var told = reminders.Sent.Count == 0 ? null : Words.Format(PlanningText.WereReminded, People(reminders.Sent));
        var earlier = reminders.Earlier.Count == 0 ? null : Words.Format(PlanningText.WereRemindedEarlier, People(reminders.Earlier));
        return string.Join(" ", new[] { told, earlier }.OfType<string>());
    }

    private static string People(IReadOnlyList<Reminder> reminders) =>
        string.Join(", ", reminders.SelectMany(r => r.Names.Split(", ")).Distinct(StringComparer.Ordinal));
}
