using System.Reflection;
using BudgetPortal.Approvals.Changes;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Closing;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Approvals;
using BudgetPortal.Tests.Approvals.Changes;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using LineChange = BudgetPortal.Planning.LineChange;

namespace BudgetPortal.Tests.Planning.Closing;

/// <summary>A closed budget is what it was when it was closed, whoever tries what.</summary>
public sealed class ClosedBudgetTests
{
    /// <summary>Services whose commands concern no budget that exists.</summary>
    private static readonly Type[] NotOfBudgets = [typeof(PeriodService), typeof(ProfileService), typeof(DelegationService), typeof(TemplateService)];

    /// <summary>Every command of every service, so that the next one is walked as well.</summary>
    private static IEnumerable<MethodInfo> Commands =>
        from type in typeof(PortalDbContext).Assembly.GetTypes()
        where type is { IsClass: true, IsPublic: true } && type.Name.EndsWith("Service", StringComparison.Ordinal) && !NotOfBudgets.Contains(type)
            && (type.Namespace!.StartsWith("BudgetPortal.Planning", StringComparison.Ordinal) || type.Namespace.StartsWith("BudgetPortal.Approvals", StringComparison.Ordinal))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.ReturnType.IsGenericType && typeof(Result).IsAssignableFrom(method.ReturnType.GetGenericArguments()[0])
            && method.Name is not ("PreviewAsync" or nameof(BudgetService.DeclareAsync))
        select method;

    [Fact]
    public async Task Every_command_of_every_service_is_refused_for_everybody_and_nothing_moves()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var line = await world.LineAsync(world.Meals, world.Trays);
        var change = await world.DraftAsync(world.Tomas, world.Meals, line.Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        var scenario = Guid.CreateVersion7();
        ChangeWorld.Ok(await world.Portal.As<ScenarioService>(world.Tomas).CopyAsync(scenario, world.Budget.Id, line.PartId, "What if"));
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.Expired);
        await CloseAsync(world);
        Assert.Equal(ChangeState.Cancelled, (await world.ChangeAsync(change)).State);
        var before = await SnapshotAsync(world);

        var asked = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var command in Commands)
        {
            var codes = asked[$"{command.DeclaringType!.Name}.{command.Name}"] = [];
            foreach (var user in new[] { world.Mira, world.Ingrid, world.Tomas })
            {
                var sample = new Samples(world, await world.StoredAsync(), await world.PartAsync(world.Meals), line, await world.ChangeAsync(change), scenario, (await world.PartAsync(world.Seafood)).Id);
                var service = world.Portal.As(user).GetService(command.DeclaringType!)!;
                var task = (Task)command.Invoke(service, [.. command.GetParameters().Select(p => sample.Of(command, p))])!;
                await task;
                var result = (Result)task.GetType().GetProperty("Result")!.GetValue(task)!;
                Assert.False(result.Succeeded, $"{command.DeclaringType!.Name}.{command.Name} as {user.DisplayName}");
                codes.Add(result.Error!.Code);
            }
        }

        Assert.True(asked.Count > 30);
        // Somebody of the three has the right and the relation, and is refused for the budget's state.
        string[] unrelated = ["platform.not_permitted", "planning.not_found", "changes.not_found", "approvals.not_found", "planning.not_your_cost_center", "scenarios.not_found", "scenarios.not_yours"];
        Assert.Empty(asked.Where(a => a.Value.IsSubsetOf(unrelated)).Select(a => $"{a.Key}: {string.Join(", ", a.Value)}"));
        Assert.Equal(before, await SnapshotAsync(world));
    }

    /// <summary>Past every service.</summary>
    private static readonly string[] Writes =
    [
        """UPDATE planning."Budgets" SET "Name" = 'x' WHERE "State" = 'Closed'""",
        """UPDATE planning."Budgets" SET "State" = 'Active' WHERE "State" = 'Closed'""",
        """DELETE FROM planning."Budgets" WHERE "State" = 'Closed'""",
        """UPDATE planning."CostCenterBudgets" SET "State" = 'Draft'""",
        """UPDATE planning."BudgetLines" SET "Amount" = "Amount" + 1""",
        """DELETE FROM planning."BudgetLines" """,
        """UPDATE planning."BudgetLines" SET "PartId" = (SELECT "PartId" FROM planning."BudgetLines" ORDER BY "Amount" LIMIT 1)""",
        """INSERT INTO planning."CostCenterTargets" ("Id", "OrganizationId", "PartId", "Amount", "Version") SELECT gen_random_uuid(), "OrganizationId", "Id", 1, gen_random_uuid() FROM planning."CostCenterBudgets" """,
        """UPDATE planning."BudgetChanges" SET "State" = 'Draft'""",
        """INSERT INTO planning."LineComments" ("Id", "OrganizationId", "PartId", "LineId", "AuthorId", "At", "Text", "Version") SELECT gen_random_uuid(), "OrganizationId", "PartId", "Id", "EnteredById", "EnteredAt", 'x', gen_random_uuid() FROM planning."BudgetLines" """,
        """UPDATE planning."BudgetClosings" SET "Comment" = 'x'""",
        """DELETE FROM planning."CarryForwards" """,
        """UPDATE planning."CarryForwards" SET "Amount" = 0""",
    ];

    [Fact]
    public async Task The_database_itself_refuses()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        await world.DraftAsync(world.Tomas, world.Meals, (await world.LineAsync(world.Meals, world.Trays)).Id, 400);
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.Expired);
        await CloseAsync(world);
        await using var db = world.Portal.Open();
        foreach (var sql in Writes)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));
            Assert.True(refused.SqlState == PostgresErrorCodes.RestrictViolation, $"{sql}: {refused.Message}");
        }
    }

    private static async Task CloseAsync(ApprovalWorld world)
    {
        var service = world.Portal.As<ClosingService>(world.Mira);
        var plan = await service.PreviewAsync(world.Budget.Id, CarryOver.Nothing, null);
        ChangeWorld.Ok(await service.CloseAsync(world.Budget.Id, new ClosingOrder(CarryOver.Nothing, null, string.Empty, plan.Value!.Stamp)));
    }

    private static async Task<string> SnapshotAsync(ApprovalWorld world)
    {
        var budgets = await world.AllAsync(db => db.Set<Budget>().Select(b => $"{b.Id}{b.State}{b.Version}"));
        var parts = await world.AllAsync(db => db.Set<CostCenterBudget>().OrderBy(p => p.Id).Select(p => $"{p.Id}{p.State}{p.Version}"));
        var lines = await world.AllAsync(db => db.Set<BudgetLine>().OrderBy(l => l.Id).Select(l => $"{l.Id}{l.Amount}{l.Version}"));
        var rest = await world.AllAsync(db => db.Set<BudgetEvent>().Select(e => e.Id).Concat(db.Set<BudgetChange>().Select(c => c.Version)).OrderBy(id => id));
        return string.Join('\n', [.. budgets, .. parts, .. lines, .. rest]);
    }

    /// <summary>What a command is called with: true rows of the closed budget, and otherwise sensible figures.</summary>
    private sealed record Samples(ApprovalWorld World, Budget Budget, CostCenterBudget Part, BudgetLine Line, BudgetChange Change, Guid Scenario, Guid Receiver)
    {
        private readonly string what = "Why";

        public object? Of(MethodInfo command, ParameterInfo parameter) => (parameter.Name, parameter.ParameterType) switch
        {
            ("budgetId", _) => Budget.Id,
            ("partId", _) => Part.Id,
            ("changeId", _) => Change.Id,
            ("scenarioId", _) => Scenario,
            ("driverId" or "commentId" or "attachmentId", _) => Guid.CreateVersion7(),
            (_, { } type) when type == typeof(DriverTerms) => new DriverTerms(DriverKind.Price, Percent: 5),
            (_, { } type) when type == typeof(IReadOnlyList<AdoptionChoice>) => Array.Empty<AdoptionChoice>(),
            (_, { } type) when type == typeof(IReadOnlyDictionary<Guid, IReadOnlyList<LineStep>>) => new Dictionary<Guid, IReadOnlyList<LineStep>>(),
            ("lineId", _) => Line.Id,
            ("codeId", _) => Line.ItemId,
            ("costCenterId", _) => World.Meals.Id,
            ("id", _) => command.DeclaringType == typeof(BudgetService) ? Budget.Id : Guid.CreateVersion7(),
            ("version", _) => Line.Version,
            ("seen", _) => command.GetParameters()[0].Name switch { "changeId" => Change.Version, "partId" => Part.Version, _ => Budget.Version },
            (_, { } type) when type == typeof(string) => what,
            (_, { } type) when type == typeof(DateOnly) || type == typeof(DateOnly?) => World.Portal.Today.AddDays(5),
            (_, { } type) when type == typeof(CancellationToken) => CancellationToken.None,
            (_, { } type) when type == typeof(BudgetTerms) => Budget.Terms,
            (_, { } type) when type == typeof(BudgetScope) => null,
            (_, { } type) when type == typeof(BuildUp) => new BuildUp([new BuildUpRow(Guid.CreateVersion7(), what, 1, string.Empty, 5, 0, 0)]),
            (_, { } type) when type == typeof(Stream) => new MemoryStream("%PDF-1.7"u8.ToArray()),
            (_, { } type) when type == typeof(StartPreview) => new StartPreview(Last, [], 0, Budget.Currency, Budget.Currency, Budget.Type, new HashSet<Guid>()),
            (_, { } type) when type == typeof(StartAsk) => Last,
            (_, { } type) when type == typeof(IReadOnlyList<StartRow>) => Array.Empty<StartRow>(),
            (_, { } type) when type == typeof(NewLine) => new NewLine(Guid.CreateVersion7(), Part.Id, World.Trays.Id, 1),
            (_, { } type) when type == typeof(LineChange) => Changed,
            (_, { } type) when type == typeof(LineFigures) => LineFigures.Of(Line),
            (_, { } type) when type == typeof(ProposedFigures) => new ProposedFigures(Line.Id, 500),
            (_, { } type) when type == typeof(ProposedLine) => new ProposedLine(Guid.CreateVersion7(), World.Trays.Id, 1, 1),
            (_, { } type) when type == typeof(TransferTerms) => Transfer,
            (_, { } type) when type == typeof(ClosingOrder) => new ClosingOrder(CarryOver.Nothing, null, string.Empty, string.Empty),
            (_, { } type) when type == typeof(IReadOnlyCollection<Guid>) => new[] { Part.Id },
            (_, { } type) when type == typeof(IReadOnlyCollection<TargetChange>) => new[] { new TargetChange(Part.Id, 5, null) },
            (_, { } type) when type == typeof(IReadOnlyList<BudgetPortal.Approvals.LineChange>) => new[] { new BudgetPortal.Approvals.LineChange(Line.Id, 7, null, what) },
            (_, { } type) when type == typeof(IReadOnlyList<PreviewRow>) => new[] { new PreviewRow(RowKind.Changed, "", "", "", "", [], [], null, null, null, new ChangeStep(Changed)) },
            (_, { } type) when type == typeof(IReadOnlyList<LineStep>) => new LineStep[] { new ChangeStep(Changed) },
            (_, { } type) when type == typeof(IReadOnlyCollection<RepriceChoice>) => new[] { new RepriceChoice(Line.Id, Line.Version, new LinePrice(9, PriceSource.Standard)) },
            (_, { } type) when type == typeof(IReadOnlyCollection<(LineFigures, Guid)>) => new[] { (LineFigures.Of(Line), Line.Version) },
            _ => throw new InvalidOperationException($"{command.DeclaringType!.Name}.{command.Name} wants a sample of {parameter}"),
        };

        private static StartAsk Last => new(new StartSource(StartKind.LastYear), UpliftOn.Price, Uplifts.None);

        private LineChange Changed => new(Line.Id, Line.Version, Quantity: 7);

        private TransferTerms Transfer => new(Guid.CreateVersion7(), Line.Id, Receiver, null, 1, what);
    }
}
