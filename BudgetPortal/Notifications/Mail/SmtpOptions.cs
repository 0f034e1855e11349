using System.Net.Mail;

namespace BudgetPortal.Notifications.Mail;

/// <summary>The mail server. Without a host no mail leaves the portal; they are kept and can be read.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    public string Host { get; set; } = string.Empty;

    public int Port { get; set; } = 25;

    /// <summary>Empty where the server asks for none.</summary>
    public string UserName { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    /// <summary>Encrypts by STARTTLS; a server that cannot is not used.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "budgetportal@localhost";

    public string FromName { get; set; } = "BudgetPortal";

    /// <summary>Where people reach the portal, for the links in mails; empty for the first address that it listens at.</summary>
    public string PublicAddress { get; set; } = string.Empty;

    /// <summary>How long one mail may take, in seconds.</summary>
    public int Timeout { get; set; } = 30;

    public bool HasServer => Host.Length > 0;

    /// <summary>What stands behind the @ of the sender and of message ids.</summary>
    public string Domain => new MailAddress(From).Host;
}
