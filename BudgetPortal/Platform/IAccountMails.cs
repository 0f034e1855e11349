using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Platform;

/// <summary>Mails a person a one-time link with which they choose a password. The link is made when the mail is sent.</summary>
public interface IAccountMails
{
    /// <summary>Adds the mail to the context's unsaved changes.</summary>
    /// <param name="isNew">The person has not signed in yet and is welcomed.</param>
    void Add(DbContext db, Guid userId, bool isNew);
}
