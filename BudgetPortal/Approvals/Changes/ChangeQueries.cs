using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Reads one proposal beside what is in force; the same number of queries whatever its size.</summary>
public sealed class ChangeQueries(PortalDb portalDb, IBudgetUsage usage)
{
    /// <summary>The proposal; null when it does not exist or concerns nothing that the current user may see.</summary>
    public async Task<Proposal?> ReadAsync(Guid changeId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var change = await db.Set<BudgetChange>().AsNoTracking().Include(c => c.Parts).Include(c => c.Lines).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == changeId, cancellation);
        if (change is null)
        {
            return null;
        }

        var partIds = change.Parts.Select(p => p.PartId).ToList();
        var turns = await ConsentTurns.LoadAsync(db, partIds, cancellation);
        var theirs = change.State == ChangeState.Submitted ? change.Parts.Select(p => turns.Of(change, p)).Where(t => t.IsTheirs).ToList() : [];
        var visible = (await ChangeAccess.VisibleAsync(db, cancellation)).Where(c => c.Id == changeId);
        if (theirs.Count == 0 && !await visible.AnyAsync(cancellation))
        {
            return null;
        }

        var words = await db.WordsOfAsync(change.BudgetId, cancellation: cancellation);
        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == change.BudgetId, cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var names = await NamesAsync(db, change, turns, cancellation);
        var centers = await (
            from part in db.Set<CostCenterBudget>()
            where partIds.Contains(part.Id)
            join center in words.CostCenters on part.CostCenterId equals center.Id
            orderby center.Code
            select new { part.Id, Name = center.Code + " " + center.Name }).ToListAsync(cancellation);
        var parts = centers.Select(c => PartOf(c.Id, c.Name)).ToList();
        var used = await usage.UsedAsync(db, partIds, cancellation);
        return new Proposal(
            change.Id, budget.Id, budget.Name, budget.Type, budget.Currency, budget.State, change.Number, change.Kind, change.State, change.Version, change.Reason,
            Name(change.ProposedById)!, organization.Local(change.ProposedAt), Local(change.SubmittedAt), Name(change.DecidedById), Local(change.DecidedAt),
            change.Comment, parts, await LinesAsync(db, words, change, partIds, cancellation), new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1), used.Values.Sum(), db.Time.Today(organization),
            await RightsAsync(db, budget, change, theirs, names, cancellation));

        string? Name(Guid? id) => id is { } one ? names.GetValueOrDefault(one) : null;

        DateTimeOffset? Local(DateTimeOffset? at) => at is { } moment ? organization.Local(moment) : null;

        ProposalPart PartOf(Guid id, string name)
        {
            var part = change.Parts.Single(p => p.PartId == id);
            return new ProposalPart(
                id, name, Name(part.ConsentedById), Name(part.ConsentedForId), Local(part.ConsentedAt), part.Comment,
                string.Join(", ", turns.Asked(change, part).Select(a => names.GetValueOrDefault(a)).OfType<string>()));
        }
    }

    private static async Task<ProposalRights> RightsAsync(
        PortalDbContext db, Budget budget, BudgetChange change, List<Turn> theirs, Dictionary<Guid, string> names, CancellationToken cancellation)
    {
        var write = await ChangeAccess.MayWriteAsync(db, change, cancellation);
        var final = change.MayApprove(budget).Succeeded && await db.RefuseAsync(ApprovalsPermissions.DecideFinally, cancellation) is null;
        var refusal = final ? (await ChangeSegregation.LoadAsync(db, cancellation)).Of(change).Refusal : null;
        var consents = theirs.Count > 0 && change.MayDecide(budget).Succeeded;
        return new ProposalRights(
            write, consents, theirs.Select(t => t.ActingForId).FirstOrDefault() is { } owner ? names.GetValueOrDefault(owner) : null,
            final && refusal is null, refusal?.Message);
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(PortalDbContext db, BudgetChange change, ConsentTurns turns, CancellationToken cancellation)
    {
        var people = change.Parts.SelectMany(p => new[] { p.ConsentedById, p.ConsentedForId, turns.Of(change, p).ActingForId })
            .Concat([change.ProposedById, change.SubmittedById, change.DecidedById, change.DecidedForId]).OfType<Guid>()
            .Concat(change.Parts.SelectMany(p => turns.Asked(change, p))).Distinct().ToList();
        return db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => (u.FirstName + " " + u.LastName).Trim(), cancellation);
    }

    /// <summary>What is in force with what the proposal makes of it; once it is decided, what it was about.</summary>
    private static async Task<IReadOnlyList<ComparedLine>> LinesAsync(
        PortalDbContext db, BudgetWords words, BudgetChange change, List<Guid> partIds, CancellationToken cancellation)
    {
        var open = change.State is ChangeState.Draft or ChangeState.Submitted;
        var moved = change.Lines.Select(l => l.LineId).ToList();
        // Of a transfer only its own lines: who receives need not see all that the giver has.
        var inForce = open
            ? await db.Set<BudgetLine>().AsNoTracking()
                .Where(l => partIds.Contains(l.PartId) && (change.Kind == ChangeKind.Revision || moved.Contains(l.Id))).ToListAsync(cancellation)
            : [];
        var codeIds = inForce.Select(l => l.ItemId ?? l.ProductId ?? Guid.Empty).Concat(change.Lines.Select(l => l.CodeId)).Distinct().ToList();
        var codes = await words.Codes.Where(c => codeIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var proposed = change.Lines.ToDictionary(l => l.LineId);
        var rows = inForce.ConvertAll(l => Compared(l, proposed.GetValueOrDefault(l.Id), codes[l.ItemId ?? l.ProductId ?? Guid.Empty]));
        var shown = inForce.Select(l => l.Id).ToHashSet();
        rows.AddRange(change.Lines.Where(l => !shown.Contains(l.LineId)).Select(l => Compared(l, codes[l.CodeId], open)));
        return [.. rows.OrderBy(l => change.Kind == ChangeKind.Transfer ? l.Difference : 0).ThenBy(l => l.Category, StringComparer.CurrentCulture).ThenBy(l => l.Code, StringComparer.Ordinal).ThenBy(l => l.LineId)];
    }

    private static ComparedLine Compared(BudgetLine line, ChangeLine? proposed, BudgetCode code)
    {
        var before = LineAt.Of(line);
        var after = proposed switch
        {
            null => before,
            { Kind: ChangeLineKind.Removed } => null,
            { Kind: ChangeLineKind.Moved } => before with { Amount = line.Amount + proposed.Difference },
            _ => After(proposed, line.BuildUp, line.Spread),
        };
        return new ComparedLine(
            line.Id, line.PartId, proposed?.Kind, code.Code, code.Name, code.Unit, code.Category, proposed is { Kind: ChangeLineKind.Changed } ? proposed.IsLumpSum : line.IsLumpSum, line.PriceSource, before, after,
            line.IsCarried ? line.PriceReason : proposed?.PriceSource == PriceSource.Manual ? proposed.PriceReason : string.Empty, proposed?.Justification ?? line.Justification,
            proposed is not null && ChangeSwap.Overtaken(proposed, line));
    }

    /// <param name="buildUp">What stays where no other is proposed, as the next.</param>
    private static LineAt After(ChangeLine line, BuildUp buildUp, LineSpread? spread) => new(
        line.Quantity, line.UnitPrice, line.Amount, line.BuildUp ?? buildUp, line.Spread ?? spread, line.Months);

    private static ComparedLine Compared(ChangeLine line, BudgetCode code, bool open) => new(
        line.LineId, line.PartId, line.Kind, code.Code, code.Name, code.Unit, code.Category, line.IsLumpSum, line.PriceSource,
        line.Kind == ChangeLineKind.Added ? null : new LineAt(
            line.QuantityBefore, line.UnitPriceBefore, line.AmountBefore, line.BuildUpBefore ?? BuildUp.None, null, line.MonthsBefore),
        line.Kind == ChangeLineKind.Removed ? null : After(line, line.BuildUpBefore ?? BuildUp.None, null),
        line.PriceSource.HasReason() ? line.PriceReason : string.Empty, line.Justification, open && line.Kind != ChangeLineKind.Added);
}
