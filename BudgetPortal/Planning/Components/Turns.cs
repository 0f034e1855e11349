namespace BudgetPortal.Planning.Components;

/// <summary>Lets one after the other through, in the order in which they came. For use within one circuit.</summary>
internal sealed class Turns
{
    private Task last = Task.CompletedTask;

    public async Task<T> RunAsync<T>(Func<Task<T>> operation)
    {
        var (before, done) = (last, new TaskCompletionSource());
        last = done.Task;
        await before;
        try
        {
            return await operation();
        }
        finally
        {
            done.SetResult();
        }
    }
}
