using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Organizations.Import;

/// <summary>Remembers on which line of a file each key stood first.</summary>
public sealed class FirstLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets the row aside when its key stood in the file before.</summary>
    public void RefuseSecond(ImportRow row, string key)
    {
        if (key.Length > 0 && !lines.TryAdd(key, row.Line))
        {
            row.Refuse(Words.Format(OrganizationsText.ImportTwice, ImportRow.Shown(key), lines[key]));
        }
    }
}
