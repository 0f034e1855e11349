namespace BudgetPortal.Tests.Infrastructure;

/// <summary>A clock that stands still until a test moves it. It begins on Thursday, 1 October 2026, 09:00 UTC.</summary>
public sealed class FakeTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves the clock; backwards too.</summary>
    public void Advance(TimeSpan by) => Now += by;

    /// <summary>Sets the clock to 09:00 UTC of a day.</summary>
    public void MoveTo(DateOnly day) => Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
