namespace BudgetPortal.Platform.Import;

/// <summary>A column that a kind of file may have.</summary>
/// <param name="Name">Its header in our own files.</param>
/// <param name="OtherNames">Headers that other systems give it, the preferred first.</param>
public sealed record ImportColumn(string Name, params string[] OtherNames)
{
    /// <summary>Every header it is known by.</summary>
    public IEnumerable<string> Names => OtherNames.Prepend(Name);
}

/// <summary>Which column of a file is which.</summary>
public sealed class ColumnMap
{
    private readonly Dictionary<ImportColumn, int> places = [];

    /// <summary>Finds the columns by header; case, spaces, hyphens and underscores do not matter.</summary>
    public ColumnMap(IReadOnlyList<string> headers, IEnumerable<ImportColumn> columns)
    {
        Headers = headers;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headers.Count; i++)
        {
            known.TryAdd(Plain(headers[i]), i);
        }

        foreach (var column in columns)
        {
            if (column.Names.Select(Plain).FirstOrDefault(known.ContainsKey) is { } name)
            {
                places[column] = known[name];
            }
        }
    }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>The columns that were found, in the file's order, with the header that each has there.</summary>
    public IEnumerable<(ImportColumn Column, string Header)> Found =>
        places.OrderBy(p => p.Value).Select(p => (p.Key, Headers[p.Value].Trim()));

    /// <summary>Headers that are not taken over.</summary>
    public IEnumerable<string> Unused => Headers.Where((header, i) => !places.ContainsValue(i) && header.Trim().Length > 0);

    public bool Has(ImportColumn column) => places.ContainsKey(column);

    /// <summary>Position of the column; null when the file lacks it.</summary>
    public int? this[ImportColumn column] => places.TryGetValue(column, out var place) ? place : null;

    private static string Plain(string header) =>
        string.Concat(header.Normalize().Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
