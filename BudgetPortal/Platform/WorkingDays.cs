namespace BudgetPortal.Platform;

/// <summary>Deadlines in working days, Monday to Friday.</summary>
public static class WorkingDays
{
    /// <summary>The working day that is <paramref name="count"/> working days after a day.</summary>
    public static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                count--;
            }
        }

        return day;
    }
}
