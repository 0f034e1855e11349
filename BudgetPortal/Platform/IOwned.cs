namespace BudgetPortal.Platform;

/// <summary>A row of one organization. Reads are filtered by it, and saving refuses rows of another one.</summary>
public interface IOwned
{
    /// <summary>Set by the context when the row is added.</summary>
    Guid OrganizationId { get; set; }
}

/// <summary>A row that two people can edit: the context gives it a new version at each change, and refuses a save on an old one.</summary>
public interface IVersioned
{
    Guid Version { get; set; }
}

/// <summary>A row that is itself a record of what happened; the audit trail does not repeat it.</summary>
public interface IRecord;
