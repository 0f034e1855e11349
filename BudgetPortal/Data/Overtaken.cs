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

    /// <summary>Whether a row changed or appeared since it was read: an old version, a unique index, a deadlock or a serialization failure.</summary>
    /// <remarks>EF Core wraps a deadlock once more than a unique index, so every inner exception is looked at.</remarks>
    public static bool By(Exception? exception) => exception switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        SqlException { Number: SqlServerUniqueIndex or SqlServerUniqueConstraint or SqlServerDeadlock } => true,
        _ => By(exception.InnerException),
    };
}
