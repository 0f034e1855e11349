namespace BudgetPortal.Planning.Exchange;

/// <summary>A file unpacks to more than is read of it.</summary>
public sealed class UnpackedTooMuchException : Exception
{
    public UnpackedTooMuchException()
    {
    }

    public UnpackedTooMuchException(string message)
        : base(message)
    {
    }

    public UnpackedTooMuchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
