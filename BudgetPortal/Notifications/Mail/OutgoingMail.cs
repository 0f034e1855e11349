using BudgetPortal.Platform;

namespace BudgetPortal.Notifications.Mail;

/// <summary>
/// A mail to one person. It is written with what it tells, in the same transaction, and sent afterwards by whichever process claims it
/// first: at least once, and with the same message id each time.
/// </summary>
public sealed class OutgoingMail : IOwned, IRecord, ILive
{
    /// <summary>How often the server may put a mail off: about three days.</summary>
    public const int MostAttempts = 75;

    /// <summary>How often a server may break off: each time it may have taken the mail.</summary>
    public const int MostBrokenOff = 12;

    /// <summary>The longest answer of a server that is kept.</summary>
    public const int MostError = 1000;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    private OutgoingMail()
    {
    }

    private OutgoingMail(MailKind kind, Guid userId, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        Kind = kind;
        UserId = userId;
        CreatedAt = DueAt = at;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid UserId { get; private set; }

    /// <summary>What it tells; null unless it is a <see cref="MailKind.Notice"/>.</summary>
    public Guid? NotificationId { get; private set; }

    public MailKind Kind { get; private set; }

    public MailState State { get; private set; }

    /// <summary>Where it went or should have gone; null until it was written.</summary>
    public string? Address { get; private set; }

    /// <summary>Null until it was written, as are the next two.</summary>
    public string? Subject { get; private set; }

    /// <summary>Also null where it held a one-time link and was sent.</summary>
    public string? Text { get; private set; }

    /// <inheritdoc cref="Text"/>
    public string? Html { get; private set; }

    /// <summary>How often a server answered, or broke off before it answered. Not reaching the server counts as none.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The claim that holds it; null while nobody sends it.</summary>
    public Guid? ClaimedBy { get; private set; }

    /// <summary>When whoever claimed it counts as killed.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>Why it was not sent, in the server's words or ours.</summary>
    public string? Error { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    string ILive.Topic => LiveTopic.Mail;

    public static OutgoingMail Of(Notification notification) =>
        new(MailKind.Notice, notification.UserId, notification.At) { NotificationId = notification.Id };

    /// <summary>A mail with a one-time link, which is made when it is sent.</summary>
    public static OutgoingMail WithLink(MailKind kind, Guid userId, DateTimeOffset at) => new(kind, userId, at);

    /// <summary>A mail that is written already: a day's digest.</summary>
    public static OutgoingMail Digest(Guid userId, Letter letter, DateTimeOffset at)
    {
        var mail = new OutgoingMail(MailKind.Digest, userId, at);
        mail.Take(letter);
        return mail;
    }

    /// <summary>As it was written; null while it is not, so that a one-time link is made anew at each attempt.</summary>
    public Letter? Letter => Subject is not null && Text is not null && Html is not null ? new Letter(Subject, Text, Html) : null;

    public void LeaveForDigest() => End(MailState.Digest);

    public void Send(string address, Letter letter, DateTimeOffset at)
    {
        (Address, SentAt, Attempts, Error) = (address, at, Attempts + 1, null);
        Take(letter);
        ForgetLink();
        End(MailState.Sent);
    }

    /// <summary>There is no mail server: it can be read, and sent later.</summary>
    public void Keep(string address, Letter letter)
    {
        (Address, Error) = (address, null);
        Take(letter);
        End(MailState.Kept);
    }

    /// <summary>The server does not take it now: it waits longer each time, and is set aside when it waited for too long.</summary>
    public void PutOff(string address, Letter letter, string error, DateTimeOffset at) => Wait(address, letter, error, at, MostAttempts);

    /// <summary>Nobody knows whether the server took it: it waits as after <see cref="PutOff"/>, but is set aside sooner.</summary>
    public void BreakOff(string address, Letter letter, string error, DateTimeOffset at) => Wait(address, letter, error, at, MostBrokenOff);

    private void Wait(string address, Letter letter, string error, DateTimeOffset at, int most)
    {
        if (Attempts + 1 >= most)
        {
            SetAside(address, letter, error);
            return;
        }

        (Address, Error) = (address, Cut(error));
        Take(letter);
        ForgetLink();
        DueAt = at + Pauses[Math.Min(Attempts, Pauses.Length - 1)];
        Attempts++;
        End(MailState.Waiting);
    }

    /// <summary>It cannot be sent: the server refuses it for good, or it has no address, or it could not be written.</summary>
    public void SetAside(string? address, Letter? letter, string error)
    {
        (Address, Error, Attempts) = (address, Cut(error), Attempts + 1);
        Take(letter);
        ForgetLink();
        End(MailState.Failed);
    }

    /// <summary>The server was not reached, which is not the mail's fault.</summary>
    /// <param name="error">Null when it was not tried at all.</param>
    public void GiveBack(string? error, DateTimeOffset until)
    {
        (Error, DueAt) = (error is null ? Error : Cut(error), until);
        End(MailState.Waiting);
    }

    /// <summary>Somebody wants it sent, whatever came of it before.</summary>
    public void SendAgain(DateTimeOffset at)
    {
        (Attempts, Error, DueAt) = (0, null, at);
        ForgetLink();
        End(MailState.Waiting);
    }

    private void End(MailState state) => (State, ClaimedBy, ClaimedUntil) = (state, null, null);

    private void Take(Letter? letter)
    {
        if (letter is not null)
        {
            (Subject, Text, Html) = (letter.Subject, letter.Text, letter.Html);
        }
    }

    private void ForgetLink()
    {
        if (Kind is MailKind.Invitation or MailKind.PasswordReset)
        {
            (Text, Html) = (null, null);
        }
    }

    /// <summary>A server may say anything; PostgreSQL takes no NUL.</summary>
    private static string Cut(string error)
    {
        var words = error.Replace("\0", string.Empty, StringComparison.Ordinal);
        return words.Length <= MostError ? words : words[..MostError];
    }
}

/// <summary>What a mail is for.</summary>
public enum MailKind
{
    Notice,
    Digest,
    Invitation,
    PasswordReset,
}

public enum MailState
{
    Waiting,

    /// <summary>Its reader wants it in the next daily digest.</summary>
    Digest,
    Sent,
    Failed,

    /// <summary>There was no mail server when it was due.</summary>
    Kept,
}
