using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What kind of spending a line item is: salaries, services, equipment; a kept list.</summary>
public sealed class ObjectCode : IOwned, IVersioned, IListed
{
    private ObjectCode()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization, whatever its case.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    /// <summary>An inactive one is not chosen any more; what has it stays.</summary>
    public bool IsActive { get; private set; }

    public Guid Version { get; set; }

    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public static Result<ObjectCode> Create(Guid id, ListedTerms terms)
    {
        var code = new ObjectCode { Id = id };
        return code.Change(terms) is { Succeeded: false } refusal ? Result<ObjectCode>.Failed(refusal.Errors) : code;
    }

    public Result Change(ListedTerms terms)
    {
        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        (Code, Name, IsActive) = (terms.Code.Trim(), terms.Name.Trim(), terms.IsActive);
        return Result.Success;
    }
}
