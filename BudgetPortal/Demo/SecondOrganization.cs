using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>A second, small company, whose rows nobody of the first may ever see.</summary>
internal static class SecondOrganization
{
    public const string Code = "SECOND";

    public static DemoOrganization Create(TimeProvider time, string passwordHash) =>
        new(new Organization(Code, "Fjord Tools", "NOK", "Europe/Oslo"), Tables(), time, passwordHash);

    public static IEnumerable<BudgetStory> Budgets(DemoOrganization company)
    {
        var next = company.Days.Year + 1;
        var (start, end) = (DemoDays.Workday(company.Days.Ago(10)), company.Days.In(9));
        var terms = new BudgetTerms(
            $"OPEX {next}", BudgetType.Opex, company.Periods[2].Id, start, end, new DateOnly(next, 1, 1), new DateOnly(next, 12, 31),
            company.Organization.Currency, "Plan with the volumes of this year.", IsSupplementary: false);
        var story = BudgetStory.Declare(company, terms, company.Centers.Active, start.AddDays(-7));
        story.OpenEntry();
        foreach (var (_, part) in story.Parts.SkipLast(1))
        {
            story.Enter(part, company.Days.Ago(1));
        }

        story.Submit(story.Part("10"), company.Days.Ago(1));
        return [story];
    }

    private static DemoTables Tables() => new(
        "second.example",
        "Leif Berge",
        "Leif Berge",
        [
            new("admin", "Solveig", "Moen", "Office manager", "Administration", "Bergen", "Administrator", nameof(UserType.Administrator)),
            new("module.owner", "Leif", "Berge", "Finance manager", "Administration", "Bergen", "Employee;Budget module owner", string.Empty),
            new("cc.owner", "Ingunn", "Vik", "Workshop manager", "Workshop", "Bergen", "Manager", nameof(UserType.Manager)),
            new("employee", "Per", "Haug", "Toolmaker", "Workshop", "Bergen", "Employee", string.Empty),
        ],
        [
            new("10", "Office", "Department", string.Empty, "Administration", "Bergen", "Ingunn Vik", string.Empty, "Per Haug", 1, "yes", string.Empty),
            new("20", "Workshop", "Department", string.Empty, "Workshop", "Bergen", "Ingunn Vik", string.Empty, "Per Haug", 1, "yes", string.Empty),
            new("30", "Shop", "Branch", "20", "Workshop", "Bergen", string.Empty, string.Empty, "Per Haug", 0.5m, "yes", string.Empty),
        ],
        [new("MAT", "Materials", "no"), new("SER", "Services", "no")],
        [
            new("MAT-001", "Tool steel, round bar", "kg", 84, 2600, "20", "yes"),
            new("MAT-002", "Carbide insert", "pc", 118, 900, "20", "yes"),
            new("MAT-003", "Cutting oil, 20 l", "can", 1240, 36, "20", "yes"),
            new("MAT-004", "Gift boxes", "pc", 38, 1400, "30", "yes"),
            new("MAT-005", "Copy paper", "pack", 52, 180, "10 30", "yes"),
            new("SER-001", "Bookkeeping", "month", 14500, 12, "10", "yes"),
            new("SER-002", "Workshop rent", "month", 48000, 12, "20", "yes"),
            new("SER-003", "Web shop", "month", 6900, 12, "10 30", "no"),
        ],
        [new("TL-100", "Chisel set", "Tools", "set", 890, 1200), new("TL-110", "Plane, hand made", "Tools", "pc", 2400, 300)],
        [
            new("1", "Bergen Stål AS", "NOK", 30, 1, "MAT"),
            new("2", "Deutsche Werkzeug AG", "EUR", 60, 1, "MAT"),
            new("3", "Vestland Service AS", "NOK", 31, 1, "SER"),
        ],
        [("EUR", 11.6m, true)])
    {
        Units = [new("MAT-001", "bar", 6, 300)],
    };
}
