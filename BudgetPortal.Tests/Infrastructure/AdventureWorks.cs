using Xunit;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>The extracts of Microsoft's sample company, beside the checkout. Tests that need them are skipped where they are absent.</summary>
internal static class AdventureWorks
{
    private static readonly string? Folder = Find();

    public static Stream Open(string file)
    {
        Assert.SkipUnless(Folder is not null, "The AdventureWorks extracts are not there: ../shared/data/adventureworks beside the checkout.");
        return File.OpenRead(Path.Combine(Folder!, file));
    }

    private static string? Find()
    {
        var checkout = new DirectoryInfo(AppContext.BaseDirectory);
        while (checkout is not null && !File.Exists(Path.Combine(checkout.FullName, "BudgetPortal.sln")))
        {
            checkout = checkout.Parent;
        }

        var folder = Path.Combine(checkout?.Parent?.FullName ?? string.Empty, "shared", "data", "adventureworks");
        return Directory.Exists(folder) ? folder : null;
    }
}
