using System.Text;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>Imports of text written in a test.</summary>
internal static class Csv
{
    public static Stream File(string text, Encoding? encoding = null) => new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text));

    /// <summary>Imports as the company's administrator, or as somebody else.</summary>
    public static Task<Result<ImportReport>> ImportAsync(this TestCompany company, string kind, Stream file, User? user = null) =>
        company.As<ImportService>(user ?? company.Administrator).RunAsync(kind, file);

    /// <summary>Imports text, which must be readable.</summary>
    public static async Task<ImportReport> ImportAsync(this TestCompany company, string kind, string text)
    {
        var result = await company.ImportAsync(kind, File(text));
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    /// <summary>Line and reason of every row that was set aside.</summary>
    public static IReadOnlyList<string> Reasons(this ImportReport report) =>
        [.. report.SetAside.Select(row => $"{row.Record.Line}: {row.Reason}")];
}
