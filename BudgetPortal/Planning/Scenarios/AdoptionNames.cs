using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>What the lines are called that are adopted, in the words of their budget.</summary>
internal sealed class AdoptionNames(bool isWhole, Dictionary<Guid, string> codes, Dictionary<Guid, (string Code, string Name)> centers)
{
    public static async Task<AdoptionNames> ReadAsync(
        PortalDbContext db, Scenario scenario, Budget budget, List<AdoptedLine> lines, CancellationToken cancellation = default)
    {
        var words = await db.WordsOfAsync(budget.Id, cancellation: cancellation);
        var codeIds = lines.Select(l => l.Copy.CodeId).Distinct().ToList();
        var codes = await words.Codes.Where(c => codeIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellation);
        var centers = await words.CostCenters.Select(c => new { c.Id, c.Code, c.Name }).ToDictionaryAsync(c => c.Id, c => (c.Code, c.Name), cancellation);
        var parts = lines.Select(l => l.Copy.PartId).Distinct().ToHashSet();
        return new AdoptionNames(
            scenario.PartId is null, codes, budget.Parts.Where(p => parts.Contains(p.Id)).ToDictionary(p => p.Id, p => centers[p.CostCenterId]));
    }

    public string Line(AdoptedLine line) =>
        isWhole ? $"{centers[line.Copy.PartId].Code} {codes[line.Copy.CodeId]}" : codes[line.Copy.CodeId];

    public string CostCenter(AdoptedLine line) => $"{centers[line.Copy.PartId].Code} {centers[line.Copy.PartId].Name}";

    /// <summary>Names each cost center into which the user cannot enter, with the reason.</summary>
    public Error Refuse(List<AdoptedLine> closed) => new(
        closed[0].Closed!.Code, string.Join(' ', closed.DistinctBy(l => l.Copy.PartId).Select(l => $"{CostCenter(l)}: {l.Closed!.Message}")));
}
