using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>A budget is approved, then a cost center gets another name and another owner: the budget says what was approved, the next one what is.</summary>
public sealed class FrozenBudgetTests : BrowserTest
{
    [Fact]
    public async Task An_approved_budget_keeps_its_names_when_a_cost_center_is_renamed()
    {
        var (mira, olga) = (await Company.ModuleOwnerAsync(), await Company.UserAsync("Olga Owner"));
        var harbor = await Company.CostCenterAsync("CC-100", olga, name: "Harbor operations");
        var item = await Company.ItemAsync("PAPER", standardPrice: 3, name: "Copy paper");
        var budget = await Company.BudgetAsync(name: "Opex", by: mira);
        await Company.LineAsync(budget, harbor, item, 12, 3, olga);
        budget = await Company.AdvanceAsync(budget, BudgetState.PendingFinalApproval);
        Assert.True((await Company.As<FinalDecisionService>(mira).ApproveAsync(budget.Id, budget.Version, string.Empty)).Succeeded);
        var next = await Company.BudgetAsync(name: "Next", by: mira, terms: t => t with { IsSupplementary = true });
        var page = await Company.SignInAsync(Company.Administrator, "/administration/cost-centers");

        await page.GetByRole(AriaRole.Button, new() { Name = "CC-100 Harbor operations" }).ClickAsync();
        await page.Field("Name").FillAsync("Port services");
        await page.PressAsync("Save changes");
        await Expect(page.GetByText("CC-100 Port services saved")).ToBeVisibleAsync();
        await using (var db = Company.Open())
        {
            Assert.Equal("Port services", (await db.Set<CostCenter>().SingleAsync(c => c.Id == harbor.Id)).Name);
        }

        page = await Company.SignInAsync(mira, $"/budgets/{budget.Id}");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Harbor operations" })).ToBeVisibleAsync();
        foreach (var path in new[] { $"/budgets/{budget.Id}?tab=lines", $"/entry/{budget.Id}/{harbor.Id}" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByText("Harbor operations").Locator("visible=true").First).ToBeVisibleAsync();
            await Expect(page.GetByText("Port services")).ToHaveCountAsync(0);
        }

        await page.GotoAsync($"/budgets/{next.Id}");
        await Expect(page.GetByText("Port services").First).ToBeVisibleAsync();
    }
}
