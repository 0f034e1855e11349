using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Changes;

/// <summary>Puts an approved proposal in the place of what was in force.</summary>
public sealed class ChangeSwap(IBudgetUsage usage, IEnumerable<IBudgetWatcher> watchers)
{
    /// <summary>
    /// Changes the lines, keeps them as they were and as they are now, and makes the budget's next revision with the words of this moment.
    /// It saves; the caller's transaction makes it one with the decision. After a refusal the context must not be saved.
    /// </summary>
    /// <param name="change">With its parts and lines; it is approved by this.</param>
    /// <param name="userId">Who approves it.</param>
    public Task<Result> SwapAsync(PortalDbContext db, Budget budget, BudgetChange change, Guid userId, DateTimeOffset at, string comment) =>
        SwapAsync(db, budget, [change], userId, at, comment);

    /// <summary>As the other, for several proposals of one budget that come into force together.</summary>
    /// <param name="changes">Of different parts.</param>
    public async Task<Result> SwapAsync(
        PortalDbContext db, Budget budget, IReadOnlyList<BudgetChange> changes, Guid userId, DateTimeOffset at, string comment)
    {
        if ((budget.Revise().Error ?? changes.Select(c => c.Approve(budget, budget.Revision, userId, at, comment).Error).FirstOrDefault(e => e is not null)) is { } illegal)
        {
            return illegal;
        }

        var changeOf = changes.SelectMany(c => c.Parts).ToDictionary(p => p.PartId, p => p.ChangeId);
        List<Guid> ids = [.. changeOf.Keys];
        var lines = await db.Set<BudgetLine>().Where(l => ids.Contains(l.PartId)).ToListAsync();
        var versions = await db.Set<PartVersion>().Where(v => ids.Contains(v.PartId))
            .GroupBy(v => v.PartId).Select(g => new { g.Key, Last = g.Max(v => v.Number) }).ToDictionaryAsync(v => v.Key, v => v.Last);
        foreach (var partId in ids.Where(id => !versions.ContainsKey(id)))
        {
            db.Add(await FirstAsync(db, budget, partId, lines));
            versions[partId] = 1;
        }

        var gone = changes.SelectMany(c => c.Lines).Where(l => l.Kind == ChangeLineKind.Removed).Select(l => l.LineId).ToHashSet();
        var removed = lines.FindAll(l => gone.Contains(l.Id));
        var before = lines.GroupBy(l => l.PartId).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount));
        if (changes.Select(c => Apply(db, budget, c, lines, at)).FirstOrDefault(e => e is not null) is { } wrong)
        {
            return wrong;
        }

        if (await BelowUsedAsync(db, budget, ids.FindAll(id => lines.Where(l => l.PartId == id).Sum(l => l.Amount) < before.GetValueOrDefault(id)), lines) is { } below)
        {
            return below;
        }

        var amounts = ids.ToDictionary(id => id, id => lines.Where(l => l.PartId == id).Sum(l => l.Amount));
        foreach (var watcher in watchers)
        {
            if (await watcher.ChangedAsync(db, budget, amounts, removed) is { } refused)
            {
                return refused;
            }
        }

        foreach (var partId in ids)
        {
            budget.Parts.Single(p => p.Id == partId).Revise(lines.Exists(l => l.PartId == partId));
            db.Add(VersionOf(partId, versions[partId] + 1, budget.Revision, changeOf[partId], at, userId, lines));
        }

        await DisturbOthersAsync(db, changes, ids);
        await db.SaveChangesAsync();
        await db.FreezeAsync(budget, at);
        await db.SaveChangesAsync();
        return Result.Success;
    }

    private static PartVersion VersionOf(
        Guid partId, int number, int revision, Guid? changeId, DateTimeOffset at, Guid? approvedById, List<BudgetLine> lines)
    {
        var id = Guid.CreateVersion7();
        return new PartVersion
        {
            Id = id, PartId = partId, Number = number, Revision = revision, ChangeId = changeId, At = at, ApprovedById = approvedById,
            Lines = [.. lines.Where(l => l.PartId == partId).Select(l => PartVersionLine.Of(id, l))],
        };
    }

    /// <summary>What the final approval put into force, which no proposal has touched so far.</summary>
    private static async Task<PartVersion> FirstAsync(PortalDbContext db, Budget budget, Guid partId, List<BudgetLine> lines)
    {
        var approval = await db.Set<BudgetEvent>().Where(e => e.BudgetId == budget.Id && e.Step == BudgetStep.Approved)
            .OrderByDescending(e => e.At).Select(e => new { e.At, e.UserId }).FirstOrDefaultAsync();
        return VersionOf(partId, 1, 1, null, approval?.At ?? budget.DeclaredAt, approval?.UserId, lines);
    }

    private static Error? Apply(PortalDbContext db, Budget budget, BudgetChange change, List<BudgetLine> lines, DateTimeOffset at)
    {
        foreach (var proposed in change.Lines)
        {
            var line = lines.Find(l => l.Id == proposed.LineId);
            if (Overtaken(proposed, line))
            {
                return new Error("changes.line_overtaken", ChangesText.LineOvertaken);
            }

            switch (proposed.Kind)
            {
                case ChangeLineKind.Added:
                    var added = BudgetLine.Enter(
                        budget, budget.Parts.Single(p => p.Id == proposed.PartId), proposed.CodeId, proposed.Entry, change.ProposedById, at, proposed.LineId);
                    if (!added.Succeeded)
                    {
                        return added.Error;
                    }

                    db.Add(added.Value);
                    lines.Add(added.Value);
                    break;
                case ChangeLineKind.Removed:
                    db.Remove(line!);
                    lines.Remove(line!);
                    break;
                default:
                    if (ChangeOf(budget, change, proposed, line!, at).Error is { } refused)
                    {
                        return refused;
                    }

                    break;
            }
        }

        return null;
    }

    private static Result ChangeOf(Budget budget, BudgetChange change, ChangeLine proposed, BudgetLine line, DateTimeOffset at)
    {
        if (proposed.Kind != ChangeLineKind.Moved)
        {
            return line.Change(budget, proposed.Entry, change.ProposedById, at);
        }

        proposed.MoveFrom(line);
        return line.Transfer(budget, proposed.Difference, change.ProposedById, at);
    }

    /// <summary>Whether the line is no longer what the proposal builds on; an amount that moves builds on no figure.</summary>
    internal static bool Overtaken(ChangeLine proposed, BudgetLine? line) => proposed.Kind switch
    {
        ChangeLineKind.Added => line is not null,
        ChangeLineKind.Moved => line is null,
        _ => line?.Version != proposed.BaseVersion,
    };

    /// <summary>What is released or spent cannot be taken away.</summary>
    /// <param name="partIds">Those that come to less than before.</param>
    private async Task<Error?> BelowUsedAsync(PortalDbContext db, Budget budget, List<Guid> partIds, List<BudgetLine> lines)
    {
        var used = await usage.UsedAsync(db, partIds, CancellationToken.None);
        var below = partIds.Find(id => used.TryGetValue(id, out var value) && lines.Where(l => l.PartId == id).Sum(l => l.Amount) < value);
        return below == Guid.Empty
            ? null
            : new Error("changes.below_used", Words.Format(ChangesText.BelowUsed, Numbers.Plain(used[below], Currency.Decimals(budget.Currency))));
    }

    /// <summary>Who is about to decide another proposal for the same lines sees figures that no longer hold, and looks again.</summary>
    private static async Task DisturbOthersAsync(PortalDbContext db, IReadOnlyList<BudgetChange> changes, List<Guid> partIds)
    {
        var own = changes.Select(c => c.Id).ToList();
        foreach (var other in await db.Set<BudgetChange>()
            .Where(c => !own.Contains(c.Id) && c.State == ChangeState.Submitted && c.Parts.Any(p => partIds.Contains(p.PartId))).ToListAsync())
        {
            other.Touch();
        }
    }
}
