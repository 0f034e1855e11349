using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>Every module's words for its notices.</summary>
public sealed class NoticeDictionary
{
    private readonly Dictionary<string, (INoticeWords Words, NoticeKind Kind)> known;

    public NoticeDictionary(IEnumerable<INoticeWords> words)
    {
        known = words.SelectMany(w => w.Kinds.Select(kind => (Words: w, Kind: kind))).ToDictionary(k => k.Kind.Type, StringComparer.Ordinal);
        Kinds = [.. known.Values.Select(k => k.Kind)];
    }

    /// <summary>What people can be told of.</summary>
    public IReadOnlyList<NoticeKind> Kinds { get; }

    public NoticeGroup GroupOf(string type) => known[type].Kind.Group;

    public IReadOnlyList<string> TypesOf(NoticeGroup group) => [.. Kinds.Where(k => k.Group == group).Select(k => k.Type)];

    /// <inheritdoc cref="INoticeWords.SettledAsync"/>
    public async Task<IReadOnlySet<string>> SettledAsync(DbContext db, IReadOnlyCollection<string> links, CancellationToken cancellation)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var words in known.Values.Select(k => k.Words).Distinct())
        {
            settled.UnionWith(await words.SettledAsync(db, links, cancellation));
        }

        return settled;
    }

    /// <summary>The notice in the reader's culture.</summary>
    public NoticeText Write(NoticeFacts notice) => known[notice.Type].Words.Write(notice);
}
