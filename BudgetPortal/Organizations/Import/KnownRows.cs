using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Organizations.Import;

/// <summary>The organization's rows of one kind, by code and by their number in the system that they came from.</summary>
public sealed class KnownRows<T>
    where T : class
{
    private readonly Dictionary<string, T> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, T> byExternalId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<T, string> code;
    private readonly Func<T, string?> externalId;

    public KnownRows(IEnumerable<T> rows, Func<T, string> code, Func<T, string?> externalId)
    {
        this.code = code;
        this.externalId = externalId;
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    public void Add(T row)
    {
        byCode.TryAdd(code(row), row);
        if (externalId(row) is { } id)
        {
            byExternalId.TryAdd(id, row);
        }
    }

    /// <summary>By external id, else by code: what other files use to refer to it.</summary>
    public T? Named(string name) => byExternalId.GetValueOrDefault(name) ?? byCode.GetValueOrDefault(name);

    /// <summary>The row that a line describes; null when it is new. A line that means two rows at once is set aside.</summary>
    public T? Find(ImportRow row, string wantedCode, string? wantedId)
    {
        var own = wantedCode.Length == 0 ? null : byCode.GetValueOrDefault(wantedCode);
        var other = wantedId is null ? null : byExternalId.GetValueOrDefault(wantedId);
        if (other is not null && wantedCode.Length > 0 && other != own)
        {
            row.Refuse(Words.Format(OrganizationsText.ImportOtherCode, ImportRow.Shown(wantedId!), code(other)));
        }

        return own ?? other;
    }
}
