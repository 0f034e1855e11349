using BudgetPortal.Organizations;

namespace BudgetPortal.Demo;

/// <summary>The tree of cost centers, of <c>cost-centers.csv</c>, and who has what to say in it.</summary>
internal sealed class DemoCostCenters
{
    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["offices"] = ["1000", "1100", "1200", "1300", "2000", "3000", "4000", "5100", "6000"],
        ["sales"] = ["4000", "4100", "4200", "4300", "4400"],
        ["production"] = ["2100", "2200"],
    };

    private readonly Dictionary<string, CostCenter> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, CostCenter> byId = [];
    private readonly Dictionary<Guid, decimal> weights = [];
    private readonly Dictionary<Guid, Guid[]> entryUsers = [];
    private readonly Dictionary<CostCenter, string> newNames = [];

    public DemoCostCenters(
        IReadOnlyList<CostCenterRow> rows, IReadOnlyDictionary<string, string> formerNames, DemoPeople people, string currency)
    {
        foreach (var row in rows)
        {
            var name = formerNames.GetValueOrDefault(row.Code, row.Name);
            var center = new CostCenter(row.Code, name, Enum.Parse<CostCenterType>(row.Type), currency);
            center.Describe(name, row.Description, center.Type, currency, string.Equals(row.Active, "yes", StringComparison.Ordinal));
            center.Place(
                row.Parent.Length == 0 ? null : byCode[row.Parent].Id, people.Departments[row.Department].Id, people.Locations[row.Location].Id);
            center.AssignOwner(people.Id(row.Owner), people.Id(row.Deputy));
            Guid[] entering = [.. row.EntryUsers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(name => people.Id(name)!.Value)];
            center.AssignEntryUsers(entering);
            if (name != row.Name)
            {
                newNames.Add(center, row.Name);
            }

            byCode.Add(row.Code, center);
            byId.Add(center.Id, center);
            weights.Add(center.Id, row.Weight);
            entryUsers.Add(center.Id, entering);
        }
    }

    public IReadOnlyCollection<CostCenter> All => byCode.Values;

    public IEnumerable<CostCenter> Active => byCode.Values.Where(c => c.IsActive);

    public CostCenter this[string code] => byCode[code];

    public CostCenter this[Guid id] => byId[id];

    /// <summary>Gives those that had another name before their present one.</summary>
    /// <param name="change">Told of each before it is renamed.</param>
    public void Rename(Action<CostCenter> change)
    {
        foreach (var (center, name) in newNames)
        {
            change(center);
            center.Describe(name, center.Description, center.Type, center.Currency, center.IsActive);
        }
    }

    public decimal Weight(CostCenter center) => weights[center.Id];

    /// <summary>Whose turn it is when the cost center is submitted: its owner, else the nearest parent's; null for the module owner.</summary>
    public Guid? Decider(CostCenter center)
    {
        var at = center;
        while (at.OwnerId is null && at.ParentId is { } parent)
        {
            at = byId[parent];
        }

        return at.OwnerId;
    }

    /// <summary>Everybody who may enter for the cost center.</summary>
    public IEnumerable<Guid> Enterers(CostCenter center) =>
        entryUsers[center.Id].Concat(new[] { center.OwnerId, center.DeputyOwnerId }.OfType<Guid>()).Distinct();

    /// <summary>One of those who enter for the cost center; mostly the first.</summary>
    public Guid Enters(CostCenter center, string key) =>
        entryUsers[center.Id] is { Length: > 0 } users ? users[Draw.Of(key) < 0.8 ? 0 : users.Length - 1] : Decider(center)!.Value;

    /// <summary>Whether a list of codes and groups names the cost center.</summary>
    public static bool Names(string list, CostCenter center) =>
        Array.Exists(list.Split(' '), name => name == center.Code || name == "all"
            || (Groups.TryGetValue(name, out var codes) && codes.Contains(center.Code)));
}
