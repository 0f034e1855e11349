using BudgetPortal.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Platform;

/// <summary>Says a module's notices in words. The module that raises them registers it as a singleton.</summary>
public interface INoticeWords
{
    /// <summary>What it has words for, in the order of the settings page.</summary>
    IReadOnlyList<NoticeKind> Kinds { get; }

    /// <summary>The notice in the reader's culture.</summary>
    /// <param name="notice">Of one of its kinds.</param>
    NoticeText Write(NoticeFacts notice);

    /// <summary>Of the links of its notices, those at which nothing waits any more: their urgent actions are not offered.</summary>
    Task<IReadOnlySet<string>> SettledAsync(DbContext db, IReadOnlyCollection<string> links, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}

/// <summary>A type of notices, as people choose how to be told of it.</summary>
/// <param name="Type">As in <see cref="Notice.Type"/>.</param>
/// <param name="MustBeMailed">Somebody waits for the reader; it cannot be turned off.</param>
public sealed record NoticeKind(string Type, NoticeGroup Group, Func<string> Title, bool MustBeMailed = false);

/// <summary>By what notices are filtered.</summary>
public enum NoticeGroup
{
    Approvals,
    EntryPeriods,
    Decisions,
}

/// <summary>What a notice was raised with.</summary>
/// <param name="Link">Address in the portal, with a leading slash.</param>
public sealed record NoticeFacts(string Type, string Link, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>An argument; empty when it was not given.</summary>
    public string this[string name] => Arguments.GetValueOrDefault(name, string.Empty);
}

/// <summary>A notice in words.</summary>
/// <param name="Title">What kind of thing happened.</param>
/// <param name="Text">What happened, without a full stop.</param>
/// <param name="Actions">The first is the one to take; at least one.</param>
/// <param name="About">What it concerns, where the text does not name it.</param>
public sealed record NoticeText(
    string Title, Sentence Text, string Icon, StatusTone Tone, IReadOnlyList<NoticeAction> Actions, string? About = null)
{
    /// <summary>What kind of thing happened, and to what if the text does not name it.</summary>
    public string Heading => About is null ? Title : $"{Title} · {About}";
}

/// <param name="Href">Address in the portal, with a leading slash.</param>
/// <param name="Urgent">Somebody waits for it.</param>
public sealed record NoticeAction(string Text, string Href, bool Urgent = false);
