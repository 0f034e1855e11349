using System.Text.RegularExpressions;

namespace BudgetPortal.Tests.Architecture;

/// <summary>A file of the checkout, read as text.</summary>
/// <param name="Path">From the folder of the solution, with forward slashes.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Everything = new(Read);

    /// <summary>What people write: no migrations, no output, nothing that a tool makes.</summary>
    public static IReadOnlyList<SourceFile> All => Everything.Value;

    public static IEnumerable<SourceFile> Code => All.Where(f => f.IsCode && f.InPortal);

    public static IEnumerable<SourceFile> Markup => All.Where(f => f.IsMarkup && f.InPortal);

    public bool InPortal => Path.StartsWith("BudgetPortal/", StringComparison.Ordinal);

    public bool IsMarkup => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsCode => IsMarkup || Path.EndsWith(".cs", StringComparison.Ordinal);

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The module: the top folder inside the project; empty for files beside them.</summary>
    public string Module => Path.Split('/') is [_, var module, _, ..] ? module : string.Empty;

    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The text with comments blanked out, so that positions stay.</summary>
    public string Uncommented => Comments().Replace(Text, m => Blank().Replace(m.Value, " "));

    /// <summary>Every match of a pattern, as <c>file:line: text</c>.</summary>
    public IEnumerable<string> Find(Regex pattern, string text) => pattern.Matches(text).Select(m => At(m.Index, m.Value));

    /// <summary>A place in the file and what is there.</summary>
    public string At(int index, string what) => $"{Path}:{Text.AsSpan(0, index).Count('\n') + 1}: {what.Trim()}";

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "BudgetPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the checkout.");
        }

        return folder.FullName;
    }

    private static List<SourceFile> Read() =>
    [
        .. new[] { "BudgetPortal", "BudgetPortal.Tests" }
            .SelectMany(project => Directory.EnumerateFiles(System.IO.Path.Combine(Root, project), "*", SearchOption.AllDirectories))
            .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => Written().IsMatch(path) && !Made().IsMatch(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(Root, path)).ReplaceLineEndings("\n"))),
    ];

    [GeneratedRegex(@"\.(cs|razor|css|js|resx)$")]
    private static partial Regex Written();

    [GeneratedRegex(@"(^|/)(bin|obj|Migrations|_framework|lib|[^/]*\.local)/|\.min\.")]
    private static partial Regex Made();

    [GeneratedRegex(@"(?<!:)//[^\n]*|/\*.*?\*/|@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex Blank();
}
