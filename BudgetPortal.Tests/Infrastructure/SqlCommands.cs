using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>Watches the SQL commands that EF sends in one flow of execution; tests that run side by side do not disturb each other.</summary>
internal sealed class SqlCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<ConcurrentQueue<string>?> Watched = new();

    private static readonly string Executing = RelationalEventId.CommandExecuting.Name!;

    static SqlCommands() => DiagnosticListener.AllListeners.Subscribe(new SqlCommands());

    public static async Task<IReadOnlyList<string>> OfAsync(Func<Task> action)
    {
        var commands = new ConcurrentQueue<string>();
        Watched.Value = commands;
        try
        {
            await action();
        }
        finally
        {
            Watched.Value = null;
        }

        return [.. commands];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this, name => name == Executing && Watched.Value is not null);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData data)
        {
            Watched.Value?.Enqueue(data.Command.CommandText);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
