using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Starts;

/// <summary>Saves sheets as templates. Who saved one keeps it; shared ones may also be kept by those who keep everybody's.</summary>
public sealed class TemplateService(PortalDb portalDb)
{
    /// <summary>Saves the lines of a sheet that the person may see; saving the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click saves once.</param>
    public Task<Result> SaveAsync(Guid id, Guid partId, TemplateTerms terms) => RunAsync(async db =>
    {
        var part = await (await db.VisiblePartsAsync()).SingleOrDefaultAsync(p => p.Id == partId);
        if (part is null)
        {
            return new Error("planning.not_found", DataText.NotFound);
        }

        var userId = db.Actor.UserId ?? Guid.Empty;
        if (await db.Set<BudgetTemplate>().AnyAsync(t => t.Id == id && t.OwnerId == userId))
        {
            return Result.Success;
        }

        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == part.BudgetId);
        var lines = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            join code in db.CodesOf(budget.Type) on (line.ItemId ?? line.ProductId) equals code.Id
            where line.PartId == partId && line.PriceSource != PriceSource.CarriedForward
            orderby code.Category, code.Code, line.Id
            select line).ToListAsync();
        var template = BudgetTemplate.Save(id, terms, budget, lines, userId, db.Time.GetUtcNow());
        return template.Succeeded ? await SavedAsync(db, terms, id, () => db.Add(template.Value)) : template;
    });

    /// <summary>Renames, describes or shares a template.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, the change is refused.</param>
    public Task<Result> ChangeAsync(Guid id, Guid seen, TemplateTerms terms) => RunAsync(async db =>
    {
        var found = await KeptAsync(db, id);
        if (found.Value is not { } template)
        {
            return found;
        }

        if (template.Version != seen)
        {
            return new Error("data.conflict", DataText.Conflict);
        }

        var changed = template.Change(terms);
        return changed.Succeeded ? await SavedAsync(db, terms, id, () => { }) : changed;
    });

    /// <summary>Takes a template out of use; taking it out again changes nothing and succeeds.</summary>
    public Task<Result> DeleteAsync(Guid id) => RemoveAsync(id, remove: true);

    /// <summary>Takes a deleted template back into use.</summary>
    public Task<Result> RestoreAsync(Guid id) => RemoveAsync(id, remove: false);

    private Task<Result> RemoveAsync(Guid id, bool remove) => RunAsync(async db =>
    {
        var found = await KeptAsync(db, id);
        if (found.Value is { } template && template.RemovedAt is null == remove)
        {
            template.Remove(remove ? db.Time.GetUtcNow() : null);
            await db.SaveChangesAsync();
        }

        return found;
    });

    /// <summary>A template that the person may keep, a deleted one too; another person's private one does not exist.</summary>
    private static async Task<Result<BudgetTemplate>> KeptAsync(PortalDbContext db, Guid id)
    {
        var template = await db.Set<BudgetTemplate>().SingleOrDefaultAsync(t => t.Id == id);
        var mine = template?.OwnerId == db.Actor.UserId;
        if (template is null || (!mine && !template.IsShared))
        {
            return new Error("planning.not_found", DataText.NotFound);
        }

        if (mine || await db.RefuseAsync(PlanningPermissions.KeepTemplates) is null)
        {
            return template;
        }

        var owner = await db.Users.AsNoTracking().SingleAsync(u => u.Id == template.OwnerId);
        return new Error("starts.not_your_template", Words.Format(StartsText.NotYourTemplate, owner.DisplayName));
    }

    private static async Task<Result> SavedAsync(PortalDbContext db, TemplateTerms terms, Guid id, Action change)
    {
        var (name, userId) = (terms.Name.Trim(), db.Actor.UserId);
        if (await db.Set<BudgetTemplate>().AnyAsync(t => t.Name == name && t.Id != id && t.OwnerId == userId && t.RemovedAt == null))
        {
            return new Error("starts.name_taken", StartsText.NameTaken, nameof(TemplateTerms.Name));
        }

        change();
        await db.SaveChangesAsync();
        return Result.Success;
    }

    private Task<Result> RunAsync(Func<PortalDbContext, Task<Result>> operation) => portalDb.RunAsync<Result>(
        async db => await db.RefuseAsync(PlanningPermissions.EnterLines) is { } refusal ? refusal : await operation(db), conflict => conflict);
}
