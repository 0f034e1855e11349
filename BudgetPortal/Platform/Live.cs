namespace BudgetPortal.Platform;

/// <summary>A row whose change is to be seen at once in every open browser that it concerns.</summary>
public interface ILive
{
    /// <summary>Who is to look again: topics of <see cref="LiveTopic"/>.</summary>
    string Topic { get; }
}

/// <summary>What an open browser listens to.</summary>
public static class LiveTopic
{
    /// <summary>Mails that wait to be sent.</summary>
    public const string Mail = "mail";

    /// <summary>What came of an organization's mails.</summary>
    public static string MailOf(Guid organizationId) => $"mail:{organizationId:N}";

    /// <summary>Something of one person.</summary>
    public static string User(Guid id) => $"user:{id:N}";

    /// <summary>Something that many of an organization may see.</summary>
    public static string Organization(Guid id) => $"organization:{id:N}";
}
