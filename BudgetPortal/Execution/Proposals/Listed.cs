using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>A row of a kept list: a program or an object code.</summary>
public interface IListed : IVersioned
{
    Guid Id { get; }

    string Code { get; }

    string Name { get; }

    bool IsActive { get; }

    Result Change(ListedTerms terms);
}

/// <summary>What is said of a program or an object code.</summary>
public sealed record ListedTerms(string Code, string Name, bool IsActive = true)
{
    public const int CodeLength = 20;
    public const int NameLength = 200;

    internal IReadOnlyList<Error> Check()
    {
        var errors = new List<Error>();
        Refuse(Code, CodeLength, nameof(Code));
        Refuse(Name, NameLength, nameof(Name));
        return errors;

        void Refuse(string text, int most, string field)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > most)
            {
                errors.Add(new Error($"proposals.{field.ToLowerInvariant()}_required", Words.Format(ProposalsText.OneTo, most), field));
            }
        }
    }
}
