using BudgetPortal.Platform;

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

    /// <summary>The notice in the reader's culture.</summary>
    public NoticeText Write(NoticeFacts notice) => known[notice.Type].Words.Write(notice);
}
