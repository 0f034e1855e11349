using BudgetPortal.Planning;

namespace BudgetPortal.Demo;

/// <summary>Seasonal profiles, and which items are spread by one, typed by month or planned as a lump sum.</summary>
internal sealed class DemoSpreads
{
    private static readonly Dictionary<string, int[]> TypedMonths = new(StringComparer.Ordinal)
    {
        ["CAL-0302"] = [3, 6, 9, 12],
        ["TRN-0753"] = [9],
        ["TRN-0742"] = [4, 10],
        ["SRV-0671"] = [2, 3],
    };

    private static readonly Dictionary<string, string> LumpSums = new(StringComparer.Ordinal)
    {
        ["SRV-0671"] = "Fee of the auditors as agreed, with travel",
        ["TRN-0758"] = "Audit with travel and certificate, as offered",
    };

    private readonly SeasonalProfile heating = Profile("Heating season", 18, 16, 13, 8, 3, 1, 0, 0, 3, 8, 13, 17);
    private readonly SeasonalProfile summer = Profile("Summer trade", 4, 4, 6, 8, 11, 14, 16, 15, 9, 6, 4, 3);
    private readonly SeasonalProfile school = Profile("School year", 11, 10, 11, 9, 10, 8, 2, 1, 11, 10, 10, 7);

    public IReadOnlyList<SeasonalProfile> Profiles => [heating, summer, school];

    /// <summary>What the lump sum of an item covers; null for what is counted in pieces.</summary>
    public static string? LumpSumOf(string code) => LumpSums.GetValueOrDefault(code);

    public LineSpread For(string code, Budget budget)
    {
        if (TypedMonths.TryGetValue(code, out var months))
        {
            return LineSpread.Typed(Enumerable.Range(0, budget.MonthCount)
                .Select(m => months.Contains(budget.ActiveDate.AddMonths(m).Month) ? 1m : 0));
        }

        return code switch
        {
            "ENG-0153" or "ENG-0165" => LineSpread.By(heating),
            "ENG-0121" or "MKT-0674" or "MKT-0706" or "SRV-0545" or "SRV-0639" => LineSpread.By(summer),
            "TRN-0701" or "TRN-0710" or "TRN-0790" => LineSpread.By(school),
            _ => LineSpread.Even,
        };
    }

    private static SeasonalProfile Profile(string name, params decimal[] weights) =>
        SeasonalProfile.Create(Guid.CreateVersion7(), new ProfileTerms(name, weights)).Value!;
}
