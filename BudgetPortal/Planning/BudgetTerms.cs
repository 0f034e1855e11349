using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>What the module owner states when declaring a budget; days are inclusive.</summary>
public sealed record BudgetTerms(
    string Name,
    BudgetType Type,
    Guid PeriodId,
    DateOnly EntryStart,
    DateOnly EntryEnd,
    DateOnly ActiveDate,
    DateOnly ExpireDate,
    string Currency,
    string Instructions,
    bool IsSupplementary,
    TargetControl TargetControl = TargetControl.Warn)
{
    public const int NameLength = 120;

    public const int InstructionsLength = 4000;

    /// <summary>Months over which lines may be spread.</summary>
    public const int MostMonths = 36;

    /// <summary>Days from here to <see cref="Latest"/> are plannable; a slip of the keyboard such as the year 20277 is not.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    public static readonly DateOnly Latest = new(2199, 12, 31);

    internal static string FarOffWords => Words.Format(PlanningText.DateFarOff, $"{Earliest:yyyy}", $"{Latest:yyyy}");

    /// <summary>Every rule that is broken, each at its field (PRODUCT 2, Declare).</summary>
    public IReadOnlyList<Error> Check()
    {
        var errors = new List<Error>();
        Refuse(string.IsNullOrWhiteSpace(Name), "name_required", PlanningText.NameRequired, nameof(Name));
        Refuse(Name.Length > NameLength, "name_too_long", Words.Format(PlanningText.TooLong, NameLength), nameof(Name));
        Refuse(PeriodId == Guid.Empty, "period_required", PlanningText.PeriodRequired, nameof(PeriodId));
        RefuseFarOff(EntryStart, nameof(EntryStart));
        RefuseFarOff(EntryEnd, nameof(EntryEnd));
        RefuseFarOff(ActiveDate, nameof(ActiveDate));
        RefuseFarOff(ExpireDate, nameof(ExpireDate));
        Refuse(EntryEnd <= EntryStart, "entry_end_not_after_start", PlanningText.EntryEndNotAfterStart, nameof(EntryEnd));
        Refuse(ActiveDate < EntryStart, "active_before_entry", PlanningText.ActiveBeforeEntryStart, nameof(ActiveDate));
        Refuse(ExpireDate <= ActiveDate, "expire_not_after_active", PlanningText.ExpireNotAfterActive, nameof(ExpireDate));
        Refuse(ExpireDate > ActiveDate && EntryEnd >= ExpireDate, "entry_end_after_expire", PlanningText.EntryEndAfterExpire, nameof(EntryEnd));
        Refuse(
            ExpireDate > ActiveDate && Months(ActiveDate, ExpireDate) > MostMonths,
            "too_many_months", Words.Format(PlanningText.TooManyMonths, MostMonths), nameof(ExpireDate));
        Refuse(!Platform.Currency.IsCode(Currency), "currency_invalid", PlanningText.CurrencyInvalid, nameof(Currency));
        Refuse(
            Instructions.Length > InstructionsLength,
            "instructions_too_long", Words.Format(PlanningText.TooLong, InstructionsLength), nameof(Instructions));
        return errors;

        void RefuseFarOff(DateOnly day, string field) => Refuse(IsFarOff(day), "date_far_off", FarOffWords, field);

        void Refuse(bool broken, string code, string message, string field)
        {
            if (broken)
            {
                errors.Add(new Error("planning." + code, message, field));
            }
        }
    }

    internal static bool IsFarOff(DateOnly? day) => day < Earliest || day > Latest;

    /// <summary>Calendar months touched by two days, both included; 1 or more.</summary>
    public static int Months(DateOnly first, DateOnly last) => ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
}
