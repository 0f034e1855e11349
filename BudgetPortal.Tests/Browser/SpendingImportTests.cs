using System.Text;
using BudgetPortal.Tests.Execution;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Finance brings last months' obligations and payments from the old accounting system.</summary>
public sealed class SpendingImportTests : BrowserTest
{
    [Fact]
    public async Task Obligations_and_payments_are_looked_at_and_saved_by_those_who_record_them()
    {
        var world = await SpendingWorld.CreateAsync(Company);
        await world.ReleaseAsync(600);
        var day = Company.Today.ToString("yyyy-MM-dd", null);

        var page = await Company.SignInAsync(world.Recorder, "/execution");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await page.FollowAsync("Obligations");
        await ChooseAsync(page, $"Commitment,Date,CostCenter,Item,Amount,Text\nC-7,{day},3100,SEAL,400,Door seals\nC-8,{day},3100,SEAL,300,More\nC-9,{day},3100,,10,Blank\n");
        await Expect(page.GetByText("200.00 EUR of this allotment can still be obligated.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Item is missing.")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("import-obligations");
        await page.PressAsync("Save 1 row");
        await Expect(page.GetByText("1 new, 0 changed, 0 unchanged, 2 set aside.")).ToBeVisibleAsync();

        var paying = await Company.SignInAsync(world.Payer, "/administration/import?kind=disbursements");
        await ChooseAsync(paying, $"Invoice,Commitment,Date,Amount,Text\n88231,C-7,{day},150,October\n");
        await paying.PressAsync("Save 1 row");
        await Expect(paying.GetByText("1 new, 0 changed, 0 unchanged, 0 set aside.")).ToBeVisibleAsync();
        await paying.GotoAsync($"/execution/appropriations/{world.AppropriationId}");
        await paying.GetByRole(AriaRole.Button, new() { NameRegex = new("^OB-") }).ClickAsync();
        await Expect(paying.GetByText("Invoice 88231, October")).ToBeVisibleAsync();

        var owner = await Company.SignInAsync(world.Owner, "/execution");
        await Expect(owner.GetByText("3100 Cold storage").First).ToBeVisibleAsync();
        await Expect(owner.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Import" })).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(IPage page, string text)
    {
        await page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "old-system.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
    }
}
