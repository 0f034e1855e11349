using System.Linq.Expressions;
using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

/// <summary>A cost center in a list.</summary>
/// <param name="Owner">Null when it has none.</param>
/// <param name="EntryUsers">How many people may enter besides owner and deputy.</param>
public sealed record CostCenterRow(
    Guid Id, string Code, string Name, CostCenterType Type, Guid? ParentId, string? Department, string? Owner, string? Deputy, int EntryUsers, bool IsActive);

/// <summary>A cost center that can be chosen.</summary>
public sealed record CostCenterChoice(Guid Id, string Code, string Name, Guid? ParentId);

/// <summary>A person who can be chosen.</summary>
public sealed record PersonChoice(Guid Id, string Name, string Email)
{
    internal static readonly Expression<Func<User, PersonChoice>> Of = u => new PersonChoice(u.Id, (u.FirstName + " " + u.LastName).Trim(), u.Email!);
}

/// <summary>What a form shows: the values, the version that is edited (null for a new one), and what can be chosen.</summary>
/// <param name="People">The people whom the values name.</param>
public sealed record CostCenterForm(
    CostCenterEdit Values,
    Guid? Version,
    IReadOnlyList<CostCenterChoice> Parents,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> Locations,
    IReadOnlyDictionary<Guid, PersonChoice> People);

/// <summary>What somebody entered for a cost center. Departments and locations that do not exist yet are made.</summary>
/// <param name="Code">Taken for a new one only; a code never changes.</param>
public sealed record CostCenterEdit(
    string Code,
    string Name,
    string Description,
    CostCenterType Type,
    string Currency,
    bool IsActive,
    Guid? ParentId,
    string Department,
    string Location,
    Guid? OwnerId,
    Guid? DeputyId,
    IReadOnlyList<Guid> EntryUserIds)
{
    internal CostCenterEdit Trimmed() => this with
    {
        Code = Code.Trim(),
        Name = Name.Trim(),
        Description = Description.Trim(),
        Currency = Currency.Trim().ToUpperInvariant(),
        Department = Department.Trim(),
        Location = Location.Trim(),
    };

    internal IEnumerable<Error> Errors()
    {
        (string Field, string Text, int Most, bool Needed, string Label)[] texts =
        [
            (nameof(Code), Code, 40, true, OrganizationsText.Code),
            (nameof(Name), Name, 200, true, OrganizationsText.Name),
            (nameof(Description), Description, 2000, false, OrganizationsText.Description),
            (nameof(Department), Department, 120, false, OrganizationsText.Department),
            (nameof(Location), Location, 120, false, OrganizationsText.Location),
        ];
        foreach (var (field, text, most, needed, label) in texts)
        {
            if (needed && text.Length == 0)
            {
                yield return new Error("organization.costcenter_missing", Words.Format(OrganizationsText.FieldMissing, label), field);
            }
            else if (text.Length > most)
            {
                yield return new Error("organization.costcenter_too_long", Words.Format(OrganizationsText.FieldTooLong, label, most), field);
            }
        }

        if (!Platform.Currency.IsCode(Currency))
        {
            yield return new Error("organization.costcenter_currency", OrganizationsText.CurrencyForm, nameof(Currency));
        }
    }
}
