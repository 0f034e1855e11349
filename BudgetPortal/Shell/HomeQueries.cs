using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Shell;

/// <param name="Greeting">By the time of day in the organization.</param>
public sealed record Welcome(string Greeting, string Today, string Organization);

/// <summary>What the start page says.</summary>
public sealed class HomeQueries(PortalDb portalDb, TimeProvider time)
{
    public async Task<Welcome> WelcomeAsync()
    {
        await using var db = portalDb.Open();
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == db.Actor.OrganizationId);
        var firstName = await db.Users.Where(u => u.Id == db.Actor.UserId).Select(u => u.FirstName).SingleAsync();
        var now = time.Local(organization);
        var greeting = now.Hour switch { < 12 => ShellText.GoodMorning, < 18 => ShellText.GoodAfternoon, _ => ShellText.GoodEvening };
        return new Welcome(Words.Format(greeting, firstName), Dates.Full(DateOnly.FromDateTime(now.DateTime)), organization.Name);
    }
}
