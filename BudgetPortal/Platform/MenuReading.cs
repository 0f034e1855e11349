namespace BudgetPortal.Platform;

/// <summary>Lets a page wait until the navigation says the same as itself. Scoped.</summary>
public sealed class MenuReading
{
    private Func<Task>? reader;

    /// <summary>Reads the badges again; done when they are drawn.</summary>
    public Task ReadAgainAsync() => reader?.Invoke() ?? Task.CompletedTask;

    /// <summary>The navigation reads by this, until it goes.</summary>
    internal void ReadBy(Func<Task>? read) => reader = read;
}
