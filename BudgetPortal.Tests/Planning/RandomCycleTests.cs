using BudgetPortal.Approvals;
using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Several people at once do whatever comes to their mind, days pass, people and cost centers come and go: no impossible state.</summary>
public sealed class RandomCycleTests
{
    private const int People = 5;
    private const int Rounds = 20;
    private const int MovesAtOnce = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whole_cycles_of_several_people_at_once_reach_no_impossible_state(int seed)
    {
        await using var portal = await TestPortal.CreateAsync();
        var company = await Company.CreateAsync(portal);
        portal.Time.Tick = TimeSpan.FromMilliseconds(1);
        var made = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var people = Enumerable.Range(0, People).Select(person => Task.Run(() => company.ActAsync(new Random((seed * 10_000) + (round * 10) + person), MovesAtOnce)));
            made += (await Task.WhenAll(people)).Sum();
            await company.CheckAsync();
            if (round % 3 == 2)
            {
                portal.Time.Advance(TimeSpan.FromDays(round % 2 == 0 ? 2 : 1));
                await Task.WhenAll(company.RunJobAsync(), company.RunJobAsync());
                await company.CheckAsync();
            }
        }

        // The walk means something only when people got somewhere.
        Assert.InRange(made, Rounds * People / 2, Rounds * People * MovesAtOnce);
    }

    private sealed class Company(TestPortal portal, User[] moduleOwners, User[] people, CostCenter[] centers, Guid[] items)
    {
        private readonly List<Guid> budgets = [];

        public static async Task<Company> CreateAsync(TestPortal portal)
        {
            User[] owners = [await portal.ModuleOwnerAsync(), await portal.ModuleOwnerAsync("Max Lang")];
            var people = new List<User>();
            foreach (var name in new[] { "Olga O", "Otto O", "Dora D", "Emil E", "Eva E" })
            {
                people.Add(await portal.UserAsync(name));
            }

            var head = await portal.CostCenterAsync("1", people[0], people[2], [people[3]]);
            CostCenter[] centers =
            [
                head,
                await portal.CostCenterAsync("11", people[1], null, [people[3], people[4]], head),
                await portal.CostCenterAsync("12", null, null, [people[4]], head),
                await portal.CostCenterAsync("2", null, null, [people[3]]),
            ];
            Guid[] items = [(await portal.ItemAsync("PAPER", 4m)).Id, (await portal.ItemAsync("INK", 9m)).Id];
            var company = new Company(portal, owners, [.. people], centers, items);
            company.budgets.Add((await portal.BudgetAsync(BudgetState.Draft)).Id);
            company.budgets.Add((await portal.BudgetAsync(BudgetState.EntryOpen)).Id);
            return company;
        }

        /// <summary>Makes moves one after the other, sensible or not.</summary>
        /// <returns>How many were not refused.</returns>
        public async Task<int> ActAsync(Random random, int moves)
        {
            var made = 0;
            for (var move = 0; move < moves; move++)
            {
                var result = await MoveAsync(random);
                Assert.True(result.Succeeded || result.Error is { Code.Length: > 0, Message.Length: > 0 });
                made += result.Succeeded ? 1 : 0;
            }

            return made;
        }

        public async Task CheckAsync()
        {
            foreach (var id in budgets)
            {
                await using var db = portal.Open();
                await CycleBooks.CheckAsync(db, id);
            }
        }

        public Task RunJobAsync() => portal.As<DailyJob>(portal.Administrator).RunAsync(CancellationToken.None);

        private async Task<Result> MoveAsync(Random random)
        {
            var budget = await ReadAsync(budgets[random.Next(budgets.Count)]);
            var part = budget.Parts[random.Next(budget.Parts.Count)];
            var owner = moduleOwners[random.Next(moduleOwners.Length)];
            var (someone, anybody) = await ActorsAsync(random, part, owner);
            var until = portal.Today.AddDays(random.Next(-1, 6));
            return random.Next(36) switch
            {
                < 6 => await AddLineAsync(random, someone, part),
                6 => await RemoveLineAsync(someone, part),
                < 12 => await portal.As<SubmissionService>(someone).SubmitAsync(part.Id),
                12 or 13 => await portal.As<SubmissionService>(someone).TakeBackAsync(part.Id),
                14 => await portal.As<SubmissionService>(anybody).AttestNoBudgetAsync(part.Id, "Nothing needed"),
                15 => await portal.As<SubmissionService>(someone).TakeNoBudgetBackAsync(part.Id),
                < 22 => await portal.As<CostCenterDecisionService>(anybody).ApproveAsync(part.Id, part.Version, ""),
                22 => await portal.As<CostCenterDecisionService>(anybody).RejectAsync(part.Id, part.Version, "No", random.Next(2) == 0 ? until : null),
                23 => await portal.As<FinalDecisionService>(owner).SendBackAsync(part.Id, budget.Version, "Check", until),
                < 26 => await portal.As<FinalDecisionService>(owner).RejectAsync(budget.Id, budget.Version, "No"),
                26 => random.Next(4) == 0 ? await portal.As<FinalDecisionService>(owner).ApproveAsync(budget.Id, budget.Version, "") : Result.Success,
                27 => await portal.As<BudgetService>(owner).OpenEntryAsync(budget.Id),
                28 => random.Next(3) == 0 ? await portal.As<BudgetService>(owner).CloseEntryAsync(budget.Id) : Result.Success,
                29 => await portal.As<BudgetService>(owner).ReopenAsync(budget.Id, until, [part.Id], "Again"),
                30 => random.Next(20) == 0 ? await portal.As<BudgetService>(owner).CancelAsync(budget.Id, "No longer needed") : Result.Success,
                31 => await portal.As<TakingPartService>(owner).GiveTimeAsync(part.Id, until),
                32 => await portal.As<TakingPartService>(owner).AddAsync(budget.Id, centers[random.Next(centers.Length)].Id, until),
                33 => await SwitchCostCenterAsync(random),
                34 => await HandOnAsync(random),
                _ => await portal.As<UserService>(portal.Administrator).SetActiveAsync(someone.Id, random.Next(3) > 0),
            };
        }

        /// <summary>Mostly somebody who may enter, and whose turn it is; now and then just anybody.</summary>
        private async Task<(User Enters, User Decides)> ActorsAsync(Random random, CostCenterBudget part, User owner)
        {
            if (random.Next(5) == 0)
            {
                return (people[random.Next(people.Length)], people[random.Next(people.Length)]);
            }

            await using var db = portal.Open();
            var decider = (await db.DecidersAsync([part.CostCenterId]))[part.CostCenterId];
            var center = await db.Set<CostCenter>().Include(c => c.EntryUsers).SingleAsync(c => c.Id == part.CostCenterId);
            var enters = center.EntryUsers.Select(e => e.UserId).Concat([center.OwnerId ?? Guid.Empty, center.DeputyOwnerId ?? Guid.Empty])
                .Where(id => id != Guid.Empty).OrderBy(_ => random.Next()).First();
            return (people.Single(p => p.Id == enters), people.SingleOrDefault(p => p.Id == decider) ?? owner);
        }

        private async Task<Result> AddLineAsync(Random random, User user, CostCenterBudget part) => await portal.As<LineService>(user)
            .AddAsync(new NewLine(Guid.CreateVersion7(), part.Id, items[random.Next(items.Length)], random.Next(1, 9)));

        private async Task<Result> RemoveLineAsync(User user, CostCenterBudget part)
        {
            await using var db = portal.Open();
            var line = await db.Set<BudgetLine>().AsNoTracking().FirstOrDefaultAsync(l => l.PartId == part.Id);
            return line is null ? Result.Success : await portal.As<LineService>(user).RemoveAsync(line.Id, line.Version);
        }

        private Task<Result> SwitchCostCenterAsync(Random random) =>
            EditAsync(centers[random.Next(1, centers.Length)], edit => edit with { IsActive = random.Next(3) > 0 });

        private Task<Result> HandOnAsync(Random random) => EditAsync(
            centers[random.Next(centers.Length)],
            edit => edit with { OwnerId = random.Next(4) == 0 ? null : people[random.Next(people.Length)].Id });

        private async Task<Result> EditAsync(CostCenter center, Func<CostCenterEdit, CostCenterEdit> change)
        {
            var service = portal.As<CostCenterService>(portal.Administrator);
            var form = (await service.FormAsync(center.Id)).Value!;
            return await service.SaveAsync(center.Id, change(form.Values), form.Version);
        }

        private async Task<Budget> ReadAsync(Guid id)
        {
            await using var db = portal.Open();
            return (await BudgetProgress.LoadAsync(db, id))!;
        }
    }
}
