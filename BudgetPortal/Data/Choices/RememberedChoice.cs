using BudgetPortal.Platform;

namespace BudgetPortal.Data.Choices;

/// <summary>How a person likes to see a page, so that it is so again wherever they sign in.</summary>
/// <remarks>A habit rather than business: the audit trail does not tell of it.</remarks>
public sealed class RememberedChoice : IOwned, IRecord
{
    public const int KeyLength = 60;

    public const int ValueLength = 400;

    private RememberedChoice()
    {
    }

    internal RememberedChoice(Guid userId, string key, string value)
    {
        Id = Guid.CreateVersion7();
        UserId = userId;
        Key = key;
        Value = value;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid UserId { get; private set; }

    /// <summary>What was chosen, such as <c>sheet.columns</c>.</summary>
    public string Key { get; private set; } = string.Empty;

    public string Value { get; private set; } = string.Empty;

    internal void Choose(string value) => Value = value;
}
