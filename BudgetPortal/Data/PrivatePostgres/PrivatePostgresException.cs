namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>
/// The private PostgreSQL cannot be used. The message says what the person who runs the portal can do about it; it is meant for the
/// console and the log, not for a page.
/// </summary>
public sealed class PrivatePostgresException : Exception
{
    public PrivatePostgresException()
    {
    }

    public PrivatePostgresException(string message)
        : base(message)
    {
    }

    public PrivatePostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
