using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What an organization does over years and asks money for; a kept list.</summary>
public sealed class Program : IOwned, IVersioned
{
    private Program()
    {
    }

    public Program(string code, string name)
    {
        Id = Guid.CreateVersion7();
        Change(code, name, isActive: true);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 20 characters.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    public bool IsActive { get; private set; }

    public Guid Version { get; set; }

    public void Change(string code, string name, bool isActive) => (Code, Name, IsActive) = (code, name, isActive);
}

/// <summary>What kind of spending a line item is: salaries, services, equipment; a kept list.</summary>
public sealed class ObjectCode : IOwned, IVersioned
{
    private ObjectCode()
    {
    }

    public ObjectCode(string code, string name)
    {
        Id = Guid.CreateVersion7();
        Change(code, name, isActive: true);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 20 characters.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    public bool IsActive { get; private set; }

    public Guid Version { get; set; }

    public void Change(string code, string name, bool isActive) => (Code, Name, IsActive) = (code, name, isActive);
}
