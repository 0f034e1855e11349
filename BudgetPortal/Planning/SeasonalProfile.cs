using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>How much of a year falls into each of its months; kept by the module owner, chosen for lines.</summary>
public sealed class SeasonalProfile : IOwned, IVersioned
{
    /// <summary>Weights, January to December.</summary>
    public const int Months = 12;

    public const int NameLength = 80;

    /// <summary>The largest weight of a month.</summary>
    public const decimal MostWeight = 1_000_000m;

    private SeasonalProfile()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Twelve from January to December, zero or more, at least one above zero; only their proportion counts.</summary>
    public decimal[] Weights { get; private set; } = [];

    /// <summary>Whether it can be chosen; lines that were spread by it stay as they are.</summary>
    public bool IsActive { get; private set; }

    public Guid Version { get; set; }

    /// <param name="id">Given by who asks, so that a repeated request is recognized.</param>
    public static Result<SeasonalProfile> Create(Guid id, ProfileTerms terms)
    {
        var profile = new SeasonalProfile { Id = id };
        return profile.Change(terms) is { Succeeded: false } refusal ? Result<SeasonalProfile>.Failed(refusal.Errors) : profile;
    }

    public Result Change(ProfileTerms terms)
    {
        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        (Name, Weights, IsActive) = (terms.Name.Trim(), [.. terms.Weights], terms.IsActive);
        return Result.Success;
    }
}

/// <summary>What the module owner states of a profile.</summary>
/// <param name="Weights">Twelve, January to December.</param>
public sealed record ProfileTerms(string Name, IReadOnlyList<decimal> Weights, bool IsActive = true)
{
    /// <summary>The name under which an error of one month is reported.</summary>
    /// <param name="month">0 for January.</param>
    public static string MonthField(int month) => $"Month{month}";

    /// <summary>Every rule that is broken, each at its field.</summary>
    public IReadOnlyList<Error> Check()
    {
        var errors = new List<Error>();
        if (string.IsNullOrWhiteSpace(Name))
        {
            errors.Add(new Error("planning.name_required", PlanningText.NameRequired, nameof(Name)));
        }
        else if (Name.Trim().Length > SeasonalProfile.NameLength)
        {
            errors.Add(new Error("planning.name_too_long", Words.Format(PlanningText.TooLong, SeasonalProfile.NameLength), nameof(Name)));
        }

        if (Weights.Count != SeasonalProfile.Months || Weights.All(w => w == 0))
        {
            errors.Add(new Error("planning.profile_empty", PlanningText.ProfileEmpty, nameof(Weights)));
        }

        for (var month = 0; month < Weights.Count; month++)
        {
            if (Weights[month] is < 0 or > SeasonalProfile.MostWeight || decimal.Round(Weights[month], 4) != Weights[month])
            {
                errors.Add(new Error(
                    "planning.weight_invalid", Words.Format(PlanningText.WeightInvalid, Numbers.Count((int)SeasonalProfile.MostWeight)), MonthField(month)));
            }
        }

        return errors;
    }
}
