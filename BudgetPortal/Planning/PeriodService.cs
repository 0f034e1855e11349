using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Keeps the periods of the fiscal calendar.</summary>
public sealed class PeriodService(PortalDb portalDb)
{
    private const int NameLength = 60;

    /// <summary>The period after the latest one: as many months, beginning on the next day.</summary>
    public static (string Name, DateOnly Start, DateOnly End) Propose(BudgetPeriod? last)
    {
        if (last is null)
        {
            var year = DateTime.UtcNow.Year + 1;
            return ($"{year}", new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        }

        var start = last.End.AddDays(1);
        var end = start.AddMonths(BudgetTerms.Months(last.Start, last.End)).AddDays(-1);
        return (start.Year == end.Year ? $"{end.Year}" : $"{start.Year}/{end.Year}", start, end);
    }

    /// <summary>Adds a period; whoever may declare budgets may.</summary>
    /// <param name="name">1 to 60 characters, unique in the organization.</param>
    public Task<Result<BudgetPeriod>> AddAsync(string name, DateOnly? start, DateOnly? end) => portalDb.RunAsync<Result<BudgetPeriod>>(
        async db =>
        {
            if (await db.RefuseAsync(PlanningPermissions.DeclareBudget) is { } refusal)
            {
                return refusal;
            }

            var trimmed = name.Trim();
            var errors = new List<Error>();
            Refuse(trimmed.Length == 0, "name_required", PlanningText.NameRequired, "Name");
            Refuse(trimmed.Length > NameLength, "name_too_long", Words.Format(PlanningText.TooLong, NameLength), "Name");
            Refuse(start is null, "date_required", PlanningText.DateRequired, "Start");
            Refuse(end is null, "date_required", PlanningText.DateRequired, "End");
            Refuse(BudgetTerms.IsFarOff(start), "date_far_off", BudgetTerms.FarOffWords, "Start");
            Refuse(BudgetTerms.IsFarOff(end), "date_far_off", BudgetTerms.FarOffWords, "End");
            Refuse(end <= start, "end_not_after_start", PlanningText.LastDayNotAfterFirst, "End");
            Refuse(
                end > start && BudgetTerms.Months(start.Value, end.Value) > BudgetTerms.MostMonths,
                "too_many_months", Words.Format(PlanningText.TooManyMonths, BudgetTerms.MostMonths), "End");
            if (errors.Count > 0)
            {
                return Result<BudgetPeriod>.Failed(errors);
            }

            if (await db.Set<BudgetPeriod>().AnyAsync(p => p.Name == trimmed))
            {
                return new Error("planning.period_name_taken", PlanningText.PeriodNameTaken, "Name");
            }

            var period = new BudgetPeriod(trimmed, start!.Value, end!.Value);
            db.Add(period);
            await db.SaveChangesAsync();
            return period;

            void Refuse(bool broken, string code, string message, string field)
            {
                if (broken)
                {
                    errors.Add(new Error("planning." + code, message, field));
                }
            }
        },
        conflict => conflict);
}
