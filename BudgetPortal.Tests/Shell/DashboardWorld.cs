using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Dashboard;
using BudgetPortal.Shell.Search;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetPortal.Tests.Shell;

/// <summary>
/// OPEX in entry for two cost centers, each with a line: one of Olga, for which Emil enters, and one of somebody else. Both also stand in
/// last year's budget, which is in force.
/// </summary>
internal sealed class DashboardWorld : IAsyncDisposable
{
    public required TestPortal Portal { get; init; }

    public required User Mira { get; init; }

    public required User Olga { get; init; }

    public required User Emil { get; init; }

    public required User Ada { get; init; }

    public required CostCenter Harbor { get; init; }

    public required CostCenter Foreign { get; init; }

    public required Item Paper { get; init; }

    public required Budget LastYear { get; init; }

    public required Budget Opex { get; init; }

    /// <param name="more">Further services.</param>
    public static async Task<DashboardWorld> CreateAsync(Action<IServiceCollection>? more = null)
    {
        var portal = await TestPortal.CreateAsync(more: services =>
        {
            services.AddDashboard().AddGlobalSearch();
            more?.Invoke(services);
        });
        var (mira, olga, emil) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Entry"));
        var ada = await portal.UserAsync("Ada Fox", DefaultRoles.Auditor);
        var harbor = await portal.CostCenterAsync("100", olga, entryUsers: [emil], name: "Harbor");
        var foreign = await portal.CostCenterAsync("200", await portal.UserAsync("Otto Other"), name: "Foreign");
        var paper = await portal.ItemAsync("PAPER");
        var last = await portal.BudgetAsync(name: "OPEX last", terms: t => t with
        {
            EntryStart = portal.Today.AddDays(-300), ActiveDate = portal.Today.AddDays(-270), ExpireDate = portal.Today.AddDays(60),
        });
        await portal.LineAsync(last, harbor, paper, 8);
        await portal.LineAsync(last, foreign, paper, 1000);
        last = await portal.AdvanceAsync(last, BudgetState.Active);
        var opex = await portal.BudgetAsync(name: "OPEX", by: mira);
        await portal.LineAsync(opex, harbor, paper, 10, by: emil);
        await portal.LineAsync(opex, foreign, paper, 2000);
        return new DashboardWorld
        {
            Portal = portal, Mira = mira, Olga = olga, Emil = emil, Ada = ada, Harbor = harbor, Foreign = foreign, Paper = paper, LastYear = last,
            Opex = opex,
        };
    }

    public Task<CostCenterBudget> PartAsync() => Portal.PartAsync(Opex, Harbor);

    public async Task SubmitAsync() => Done(await Portal.As<SubmissionService>(Emil).SubmitAsync((await PartAsync()).Id));

    public async Task RejectAsync(string comment)
    {
        var part = await PartAsync();
        Done(await Portal.As<CostCenterDecisionService>(Olga).RejectAsync(part.Id, part.Version, comment));
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private static void Done(Result result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Error!.ToString());
        }
    }
}
