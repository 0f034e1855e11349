using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetPortal.Data.Postgres;

/// <summary>
/// Takes the character NUL out of whatever goes to PostgreSQL, which has no text with it and would refuse the command. Nobody types it, but
/// an address or a file can bring it, as a search for <c>%00</c> does.
/// </summary>
internal sealed class NulRemoval : DbCommandInterceptor
{
    private const char Nul = '\0';

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Clean(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Clean(command);
        return ValueTask.FromResult(result);
    }

    private static void Clean(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            parameter.Value = parameter.Value switch
            {
                string text when text.Contains(Nul) => Without(text),
                IEnumerable<string?> texts when texts.Any(t => t is not null && t.Contains(Nul)) => texts.Select(Without).ToArray(),
                var value => value,
            };
        }
    }

    private static string? Without(string? text) => text?.Replace(Nul.ToString(), string.Empty, StringComparison.Ordinal);
}
