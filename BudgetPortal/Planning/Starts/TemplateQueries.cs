using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Starts;

/// <summary>Reads the templates that a person may use: their own, and those that are shared.</summary>
public sealed class TemplateQueries(PortalDb portalDb)
{
    /// <summary>All of them by name.</summary>
    public async Task<Result<IReadOnlyList<TemplateRow>>> AllAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(PlanningPermissions.EnterLines, cancellation) is { } refusal)
        {
            return refusal;
        }

        var keepsAll = (await db.PermissionsAsync(cancellation)).Contains(PlanningPermissions.KeepTemplates);
        var userId = db.Actor.UserId ?? Guid.Empty;
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await db.OrganizationAsync(cancellation)).TimeZone);
        var rows = await (
            from template in db.Templates()
            join owner in db.Users on template.OwnerId equals owner.Id
            orderby template.Name, template.Id
            select new
            {
                Template = template, Owner = owner.FirstName + " " + owner.LastName, Lines = template.Lines.Count,
                Total = template.Lines.Sum(l => l.Quantity * l.UnitPrice),
            }).ToListAsync(cancellation);
        return rows.ConvertAll(r => new TemplateRow(
            r.Template.Id, r.Template.Version, new TemplateTerms(r.Template.Name, r.Template.Description, r.Template.IsShared), r.Template.Type,
            r.Template.Currency, r.Owner.Trim(), r.Template.OwnerId == userId, r.Template.OwnerId == userId || keepsAll, r.Lines,
            Currency.Round(r.Total, r.Template.Currency), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(r.Template.SavedAt, zone).DateTime)));
    }
}

internal static class TemplateAccess
{
    /// <summary>Templates that the context's actor may use.</summary>
    public static IQueryable<BudgetTemplate> Templates(this PortalDbContext db)
    {
        var userId = db.Actor.UserId ?? Guid.Empty;
        return db.Set<BudgetTemplate>().AsNoTracking().Where(t => t.RemovedAt == null && (t.IsShared || t.OwnerId == userId));
    }
}

/// <param name="MayChange">Whether the reader may rename, share and delete it.</param>
/// <param name="Total">At the prices with which it was saved, in its currency.</param>
public sealed record TemplateRow(
    Guid Id, Guid Version, TemplateTerms Terms, BudgetType Type, string Currency, string Owner, bool IsMine, bool MayChange, int Lines, decimal Total,
    DateOnly SavedOn);
