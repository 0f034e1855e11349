using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BudgetPortal.Data;

/// <summary>Tells a failure that somebody else's quicker one caused from all others.</summary>
internal static class Overtaken
{
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;
    private const int SqlServerDeadlock = 1205;
    private const int SqlServerConstraint = 547;

    /// <summary>How the names of checks end that keep a running total under its cap.</summary>
    private const string Cap = "Cap";

    /// <summary>
    /// Whether a row changed, appeared or went since it was read: an old version, a unique index, a reference, a deadlock, a serialization
    /// failure, or a cap that somebody else used up meanwhile.
    /// </summary>
    /// <remarks>EF Core wraps a deadlock once more than a unique index, so every inner exception is looked at.</remarks>
    public static bool By(Exception? exception) => exception switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure } => true,
        PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: { } name } => name.EndsWith(Cap, StringComparison.Ordinal),
        SqlException { Number: SqlServerConstraint } refused => !refused.Message.Contains(" CHECK constraint ", StringComparison.Ordinal) || refused.Message.Contains($"{Cap}\"", StringComparison.Ordinal),
        SqlException { Number: SqlServerUniqueIndex or SqlServerUniqueConstraint or SqlServerDeadlock } => true,
        _ => By(exception.InnerException),
    };
}
