using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What an organization does over years and asks money for; a kept list.</summary>
public sealed class Program : IOwned, IVersioned, IListed
{
    private Program()
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
    public static Result<Program> Create(Guid id, ListedTerms terms)
    {
        var program = new Program { Id = id };
        return program.Change(terms) is { Succeeded: false } refusal ? Result<Program>.Failed(refusal.Errors) : program;
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
