using Xunit;

namespace BudgetPortal.Tests.Architecture;

internal static class Broken
{
    /// <summary>Fails with every place at which a rule is broken, one a line.</summary>
    public static void None(IEnumerable<string> places)
    {
        var all = places.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
