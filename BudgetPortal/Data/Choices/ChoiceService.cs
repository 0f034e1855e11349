using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data.Choices;

/// <summary>Remembers how the current user likes to see a page. Everybody has only their own choices.</summary>
public sealed class ChoiceService(PortalDb portalDb)
{
    /// <summary>What was chosen; null when nothing was.</summary>
    public async Task<string?> ReadAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await Mine(db, key).Select(c => c.Value).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Remembers a choice in the place of the one before.</summary>
    /// <param name="value">Null forgets it.</param>
    public Task<Result> RememberAsync(string key, string? value) => portalDb.RunAsync<Result>(
        async db =>
        {
            var choice = await Mine(db, key).SingleOrDefaultAsync();
            switch (choice, value)
            {
                case (null, null):
                    return Result.Success;
                case (null, { } first):
                    db.Add(new RememberedChoice(Me(db), key, first));
                    break;
                case ({ } old, null):
                    db.Remove(old);
                    break;
                case ({ } old, { } other):
                    old.Choose(other);
                    break;
            }

            await db.SaveChangesAsync();
            return Result.Success;
        },
        error => error);

    private static IQueryable<RememberedChoice> Mine(PortalDbContext db, string key)
    {
        var me = Me(db);
        return db.Set<RememberedChoice>().Where(c => c.UserId == me && c.Key == key);
    }

    private static Guid Me(PortalDbContext db) => db.Actor.UserId ?? throw new InvalidOperationException("Nobody is signed in.");
}
