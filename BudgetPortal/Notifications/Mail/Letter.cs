using BudgetPortal.Platform;

namespace BudgetPortal.Notifications.Mail;

/// <summary>A mail as it is sent.</summary>
/// <param name="Text">The same without markup, for those who read mail so.</param>
public sealed record Letter(string Subject, string Text, string Html);

/// <summary>What a mail says, for <see cref="LetterHtml"/> and <see cref="LetterText"/>.</summary>
/// <param name="Organization">Name of the company whose portal it is.</param>
/// <param name="Foot">Why the reader gets it.</param>
/// <param name="Settings">Address at which the reader chooses which mails come; null where there is no choice.</param>
public sealed record LetterContent(string Heading, string Organization, IReadOnlyList<LetterItem> Items, string Foot, string? Settings);

/// <param name="Title">What kind of thing happened; null where the heading says it.</param>
/// <param name="When">When it happened, in words; null for a mail of a single thing.</param>
public sealed record LetterItem(string? Title, Sentence Text, IReadOnlyList<LetterAction> Actions, string? When = null);

/// <param name="Address">Whole, with the portal's own.</param>
public sealed record LetterAction(string Text, string Address, bool Urgent);
