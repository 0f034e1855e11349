using System.Text.RegularExpressions;
using Xunit;

namespace BudgetPortal.Tests.Architecture;

/// <summary>Who may import whom. Where this is broken, a change in one module begins to break others.</summary>
public sealed partial class ImportTests
{
    /// <summary>What each module stands on. Demo and Shell stand on everything; only Shell and the program know Demo, nobody Shell.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Platform"] = [],
        ["Data"] = ["Platform"],
        ["Organizations"] = ["Platform", "Data"],
        ["Catalog"] = ["Platform", "Data", "Organizations"],
        ["Planning"] = ["Platform", "Data", "Organizations", "Catalog"],
        ["Approvals"] = ["Platform", "Data", "Organizations", "Catalog", "Planning"],
        ["Execution"] = ["Platform", "Data", "Organizations", "Catalog", "Planning"],
        ["Notifications"] = ["Platform", "Data"],
        ["Demo"] = ["Platform", "Data", "Organizations", "Catalog", "Planning", "Approvals", "Execution", "Notifications"],
        ["Shell"] = ["Platform", "Data", "Organizations", "Catalog", "Planning", "Approvals", "Execution", "Notifications", "Demo"],
    };

    [Fact]
    public void Every_top_folder_is_a_module_with_its_place()
    {
        var unknown = SourceFile.Code.Select(f => f.Module).Distinct(StringComparer.Ordinal).Where(m => m.Length > 0 && !Allowed.ContainsKey(m));
        Broken.None(unknown);
    }

    [Fact]
    public void A_module_imports_only_those_it_stands_on()
    {
        var broken =
            from file in SourceFile.Code
            where Allowed.ContainsKey(file.Module)
            from match in Mention().Matches(file.Uncommented)
            let module = match.Groups["module"].Value
            where Allowed.ContainsKey(module) && module != file.Module && !Allowed[file.Module].Contains(module, StringComparer.Ordinal)
            select file.At(match.Index, $"{file.Module} uses {match.Value}");
        Broken.None(broken);
    }

    /// <summary>What the imports of every page hold, no page needs to say; so only what every page may use stands there.</summary>
    [Fact]
    public void Files_beside_the_modules_other_than_the_program_import_the_platform_alone()
    {
        var broken =
            from file in SourceFile.Code
            where file.Module.Length == 0 && file.Name != "Program.cs"
            from match in Mention().Matches(file.Uncommented)
            where match.Groups["module"].Value is not "Platform" && Allowed.ContainsKey(match.Groups["module"].Value)
            select file.At(match.Index, match.Value);
        Broken.None(broken);
    }

    [Fact]
    public void A_module_uses_another_ones_root_namespace_never_its_pages_components_or_jobs()
    {
        var broken =
            from file in SourceFile.Code
            from match in Inside().Matches(file.Uncommented)
            where match.Groups["module"].Value != file.Module && match.Groups["module"].Value != "Platform"
            select file.At(match.Index, match.Value);
        Broken.None(broken);
    }

    [Fact]
    public void A_page_or_component_never_touches_a_database_context()
    {
        var files = SourceFile.All.Where(f => f.InPortal && f.Name.Contains(".razor", StringComparison.Ordinal) && f.IsCode);
        Broken.None(files.SelectMany(f => f.Find(Database(), f.Uncommented)));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var broken =
            from file in SourceFile.All.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal))
            from match in Namespace().Matches(file.Uncommented)
            let folder = Path.GetDirectoryName(file.Path)!.Replace('/', '.')
            where match.Groups[1].Value != folder
            select file.At(match.Index, match.Value);
        Broken.None(broken);
    }

    [GeneratedRegex(@"(?<![\w.@])(?:global::)?(?:BudgetPortal\.(?<module>[A-Z]\w+)|(?<module>Shell|Demo|Approvals|Execution|Planning|Catalog|Organizations|Notifications)\.[A-Z]\w+)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"BudgetPortal\.(?<module>\w+)\.(Pages|Components|Jobs)\b")]
    private static partial Regex Inside();

    [GeneratedRegex(@"\b(PortalDb|PortalDbContext|DbContext|DatabaseProvider|Microsoft\.EntityFrameworkCore)\b")]
    private static partial Regex Database();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
