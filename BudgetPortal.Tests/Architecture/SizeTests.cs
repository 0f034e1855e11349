using Xunit;

namespace BudgetPortal.Tests.Architecture;

/// <summary>Files that a person reads in one go.</summary>
public sealed class SizeTests
{
    [Fact]
    public void A_code_file_has_300_lines_at_the_most() => AssertShort(SourceFile.All.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal)), 300);

    [Fact]
    public void A_page_or_component_has_150_lines_at_the_most() => AssertShort(SourceFile.Markup, 150);

    [Fact]
    public void A_pages_code_block_has_40_lines_at_the_most_or_lies_in_a_file_of_its_own()
    {
        var broken =
            from file in SourceFile.Markup
            let start = file.Text.IndexOf("@code", StringComparison.Ordinal)
            where start >= 0
            let block = RazorText.Block(file.Text, file.Text.IndexOf('{', start))
            where block.Count('\n') - 1 > 40
            select file.At(start, $"{block.Count('\n') - 1} lines of code");
        Broken.None(broken);
    }

    [Fact]
    public void The_program_has_100_lines_at_the_most() => AssertShort(SourceFile.All.Where(f => f.Path == "BudgetPortal/Program.cs"), 100);

    private static void AssertShort(IEnumerable<SourceFile> files, int most) =>
        Broken.None(files.Where(f => f.Lines.Count > most).Select(f => $"{f.Path}:{most + 1}: {f.Lines.Count} lines"));
}
