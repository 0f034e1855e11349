using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

/// <summary>How many units of one currency one unit of another was worth on a day.</summary>
public sealed class ExchangeRate : IOwned
{
    private ExchangeRate()
    {
    }

    public ExchangeRate(string from, string to, DateOnly date, decimal rate)
    {
        Id = Guid.CreateVersion7();
        From = from;
        To = to;
        Date = date;
        Rate = rate;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public string From { get; private set; } = string.Empty;

    public string To { get; private set; } = string.Empty;

    public DateOnly Date { get; private set; }

    /// <summary>1 <see cref="From"/> = Rate <see cref="To"/>; above zero, 8 decimals.</summary>
    public decimal Rate { get; private set; }

    public void Correct(decimal rate) => Rate = rate;
}
