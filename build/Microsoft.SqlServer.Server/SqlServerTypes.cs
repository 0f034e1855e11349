// Stand-in for the package Microsoft.SqlServer.Server 1.0, which the feed lacks. Microsoft.Data.SqlClient refers to these types as soon
// as a command has a parameter. BudgetPortal uses no CLR user-defined types, so their shapes suffice. Delete this project when the feed
// has the package.
namespace Microsoft.SqlServer.Server;

/// <summary>Custom serialization of a CLR user-defined type.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

/// <summary>Serialization format of a CLR user-defined type or aggregate.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}

/// <summary>Whether a CLR function reads user data.</summary>
public enum DataAccessKind
{
    None = 0,
    Read = 1,
}

/// <summary>Whether a CLR function reads system data.</summary>
public enum SystemDataAccessKind
{
    None = 0,
    Read = 1,
}

/// <summary>Thrown for a CLR user-defined type that does not meet SQL Server's rules.</summary>
public sealed class InvalidUdtException : SystemException
{
    public InvalidUdtException()
    {
    }

    public InvalidUdtException(string message)
        : base(message)
    {
    }

    public InvalidUdtException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Size and precision of a CLR user-defined type's field or return value.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Parameter)]
public class SqlFacetAttribute : Attribute
{
    public bool IsFixedLength { get; set; }

    public int MaxSize { get; set; }

    public int Precision { get; set; }

    public int Scale { get; set; }

    public bool IsNullable { get; set; }
}

/// <summary>Marks a CLR method as a SQL Server function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SqlFunctionAttribute : Attribute
{
    public bool IsDeterministic { get; set; }

    public DataAccessKind DataAccess { get; set; }

    public SystemDataAccessKind SystemDataAccess { get; set; }

    public bool IsPrecise { get; set; }

    public string? Name { get; set; }

    public string? TableDefinition { get; set; }

    public string? FillRowMethodName { get; set; }
}

/// <summary>Marks a method of a CLR user-defined type.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlMethodAttribute : SqlFunctionAttribute
{
    public bool OnNullCall { get; set; } = true;

    public bool IsMutator { get; set; }

    public bool InvokeIfReceiverIsNull { get; set; }
}

/// <summary>Marks a CLR user-defined aggregate.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedAggregateAttribute(Format format) : Attribute
{
    public const int MaxByteSizeValue = 8000;

    public Format Format { get; } = format;

    public int MaxByteSize { get; set; }

    public bool IsInvariantToDuplicates { get; set; }

    public bool IsInvariantToNulls { get; set; }

    public bool IsInvariantToOrder { get; set; }

    public bool IsNullIfEmpty { get; set; }

    public string? Name { get; set; }
}

/// <summary>Marks a CLR user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;

    public int MaxByteSize { get; set; }

    public bool IsFixedLength { get; set; }

    public bool IsByteOrdered { get; set; }

    public string? ValidationMethodName { get; set; }

    public string? Name { get; set; }
}
