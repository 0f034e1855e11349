namespace BudgetPortal.Data;

/// <summary>Section <c>Database</c> of the configuration. The connection string is <c>ConnectionStrings:Portal</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary><c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    public DatabaseKind Provider { get; set; }

    /// <summary>Seconds before a command is given up; 1 or more.</summary>
    public int CommandTimeout { get; set; } = 60;

    /// <summary>Statements in one round trip; null leaves it to the provider.</summary>
    public int? MaxBatchSize { get; set; }
}

public enum DatabaseKind
{
    PostgreSql,
    SqlServer,
}
