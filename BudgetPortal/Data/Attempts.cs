using BudgetPortal.Platform;

namespace BudgetPortal.Data;

/// <summary>Runs a command again on fresh data when somebody else was quicker, so that its own checks say what happened.</summary>
public static class Attempts
{
    private const int Most = 10;

    /// <summary>
    /// Runs an operation in a context of its own. When it fails because somebody else's rows came first, it is run again in a new
    /// context, ten times at the most; the operation must therefore load everything it decides upon.
    /// </summary>
    /// <param name="operation">Loads, checks, changes and saves; what it returns is returned.</param>
    /// <param name="conflict">What to return when ten attempts were overtaken.</param>
    public static async Task<TResult> RunAsync<TResult>(
        this PortalDb portalDb, Func<PortalDbContext, Task<TResult>> operation, Func<Error, TResult> conflict)
    {
        for (var attempt = 1; attempt <= Most; attempt++)
        {
            await using var db = portalDb.Open();
            try
            {
                return await operation(db);
            }
            catch (Exception exception) when (attempt < Most && Overtaken.By(exception))
            {
                await Task.Yield();
            }
            catch (Exception exception) when (Overtaken.By(exception))
            {
                break;
            }
        }

        return conflict(new Error("data.conflict", DataText.Conflict));
    }
}
