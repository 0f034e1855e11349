using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Counts the documents of a kind in a year, without gaps: a number is taken in the transaction that uses it.</summary>
public sealed class DocumentNumber : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public DocumentKind Kind { get; init; }

    public int Year { get; init; }

    /// <summary>The last one that was given.</summary>
    public int Last { get; init; }

    /// <summary>As people write it: <c>OB-2026-0391</c>.</summary>
    public static string Said(DocumentKind kind, int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(kind)}-{year:0000}-{number:0000}");

    /// <summary>Year and number of what somebody wrote, also without the zeros; null when it is none of this kind.</summary>
    public static (int Year, int Number)? Read(DocumentKind kind, string text) =>
        text.Split('-') is [var prefix, var year, var number] && prefix.Equals(Prefix(kind), StringComparison.OrdinalIgnoreCase)
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (y, n)
            : null;

    /// <summary>Lets others who want a number of this kind and year wait until the caller's transaction ends, and takes none yet.</summary>
    internal static Task WaitForOthersAsync(PortalDbContext db, DocumentKind kind, int year) => NextAsync(db, kind, year, 0);

    /// <summary>Takes the next ones. Others who want one of the same kind and year wait until the caller's transaction ends.</summary>
    /// <returns>The first of them.</returns>
    internal static async Task<int> NextAsync(PortalDbContext db, DocumentKind kind, int year, int count = 1)
    {
        var counters = db.Set<DocumentNumber>().Where(n => n.Kind == kind && n.Year == year);
        if (await counters.ExecuteUpdateAsync(n => n.SetProperty(x => x.Last, x => x.Last + count)) == 0)
        {
            // Who begins the year at the same moment runs into the key and tries again.
            db.Add(new DocumentNumber { Kind = kind, Year = year, Last = count });
            await db.SaveChangesAsync();
            return 1;
        }

        return await counters.AsNoTracking().Select(n => n.Last).SingleAsync() - count + 1;
    }

    private static string Prefix(DocumentKind kind) => kind switch
    {
        DocumentKind.Appropriation => "AP",
        DocumentKind.Allotment => "AL",
        DocumentKind.Obligation => "OB",
        DocumentKind.Disbursement => "DB",
        _ => "EX",
    };
}

public enum DocumentKind
{
    Appropriation,
    Allotment,
    Obligation,
    Disbursement,
    Expense,
}
