namespace BudgetPortal.Platform;

/// <summary>A company that uses the portal. Everything else belongs to exactly one.</summary>
public sealed class Organization
{
    private Organization()
    {
    }

    public Organization(string code, string name, string currency, string timeZone)
    {
        Id = Guid.CreateVersion7();
        Code = code;
        Name = name;
        Currency = currency;
        TimeZone = timeZone;
    }

    public Guid Id { get; private set; }

    /// <summary>Short unique name, used on the command line; at most 40 characters.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    /// <summary>ISO 4217 code of the currency in which the organization keeps its books.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>IANA name; days begin and end by it.</summary>
    public string TimeZone { get; private set; } = string.Empty;
}
