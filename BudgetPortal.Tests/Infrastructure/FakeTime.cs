namespace BudgetPortal.Tests.Infrastructure;

/// <summary>A clock that stands still until a test moves it. It begins on Thursday, 1 October 2026, 09:00 UTC.</summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock turn = new();

    public DateTimeOffset Now { get; set; } = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>By how much it goes on whenever somebody looks at it; nothing unless a test wants the order of what happened.</summary>
    public TimeSpan Tick { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (turn)
        {
            return Now += Tick;
        }
    }

    /// <summary>Moves the clock; backwards too.</summary>
    public void Advance(TimeSpan by) => Now += by;

    /// <summary>Sets the clock to 09:00 UTC of a day.</summary>
    public void MoveTo(DateOnly day) => Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
