using System.Text;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, nobody could say what a figure is made of, or others would get files that do not concern them.</summary>
public sealed class LineDetailsTests : BrowserTest
{
    private static readonly byte[] Offer = Encoding.UTF8.GetBytes("%PDF-1.7 Angebot");

    private User emil = null!;
    private User ingrid = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private LineFigures line = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (emil, ingrid) = (await Company.UserAsync("Emil Entry"), await Company.UserAsync("Ingrid Solheim"));
        center = await Company.CostCenterAsync("2300", ingrid, entryUsers: [emil], name: "Quality and Food Safety");
        var item = await Company.ItemAsync("CAL-0302", standardPrice: 265, unit: "visit", name: "Scale calibration");
        budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2027");
        var part = await Company.PartAsync(budget, center);
        line = (await Company.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), part.Id, item.Id, 4))).Value!;
    }

    [Fact]
    public async Task A_line_is_built_up_explained_and_documented_and_its_approver_sees_all_of_it()
    {
        var page = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Details of Scale calibration" }).ClickAsync();
        var dialog = page.OpenDialog();
        await page.PressAsync("Add row");
        await Expect(dialog.GetByLabel("Quantity, row 1")).ToHaveValueAsync("4");
        await page.PressAsync("Add row");
        await dialog.GetByLabel("What for, row 2").FillAsync("Laboratory balances");
        await dialog.GetByLabel("Unit price, row 2").FillAsync("dear");
        await dialog.GetByLabel("Unit price, row 2").PressAsync("Tab");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write a number");
        await dialog.GetByLabel("Unit price, row 2").FillAsync("415");
        await dialog.GetByLabel("From, row 2").SelectOptionAsync("Jul 2027");
        await page.PressAsync("Save build-up");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Save build-up" })).ToBeHiddenAsync();

        await dialog.GetByLabel("New comment").FillAsync("The audit asks for it from July on.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("What you wrote to Scale calibration is not sent.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Build-up, 2 rows" }).ClickAsync();
        await Expect(dialog.GetByLabel("New comment")).ToHaveValueAsync("The audit asks for it from July on.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(dialog.GetByText("The audit asks for it from July on.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Add files").SetInputFilesAsync(
        [
            new FilePayload { Name = "Angebot Müller.pdf", MimeType = "application/pdf", Buffer = Offer },
            new FilePayload { Name = "disguised.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() },
            new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "Call again"u8.ToArray() },
        ]);
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "notes.txt" })).ToBeVisibleAsync();
        await Expect(dialog.GetByText("The content of this file is not what its name says.")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Link, new() { Name = "Angebot Müller.pdf" }).ClickAsync());
        Assert.Equal("Angebot Müller.pdf", download.SuggestedFilename);
        Assert.Equal(Offer, await File.ReadAllBytesAsync(await download.PathAsync()));
        await page.HasNoFlawAsync("details");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        var row = page.Locator($"[data-line='{line.Id}']");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Details of Scale calibration: 1 comment, 2 files" })).ToBeVisibleAsync();
        await Expect(row.GetByText("Build-up, 2 rows")).ToBeVisibleAsync();
        await Expect(row.Locator(".bp-sheet-amount")).ToHaveTextAsync("1,475.00");

        Assert.True((await Company.As<SubmissionService>(emil).SubmitAsync((await Company.PartAsync(budget, center)).Id)).Succeeded);
        var review = await Company.SignInAsync(ingrid, "/approvals");
        await review.GetByRole(AriaRole.Button, new() { Name = "Details of Scale calibration: built up from 2 rows, 1 comment, 2 files" }).ClickAsync();
        dialog = review.OpenDialog();
        await Expect(dialog.GetByRole(AriaRole.Rowheader, new() { Name = "Laboratory balances" })).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Add row" })).ToBeHiddenAsync();
        await Expect(dialog.GetByLabel("Add files")).ToBeHiddenAsync();
        await dialog.GetByLabel("New comment").FillAsync("Agreed.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(dialog.GetByText("Agreed.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Files_come_and_go_only_by_those_whom_the_line_concerns()
    {
        var sheet = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
        await Expect(sheet.Locator(".bp-sheet")).ToBeVisibleAsync();
        var token = await sheet.Locator("[name=__RequestVerificationToken]").First.InputValueAsync();
        var mine = sheet.Context.APIRequest;
        var sent = await SendAsync(mine, token, "../x/Angebot\r\nSet-Cookie: a=b \"Müller\" 😀.pdf", Offer);
        Assert.True(sent.Ok, await sent.TextAsync());
        var address = $"/attachments/{(await sent.JsonAsync())!.Value.GetProperty("id").GetString()}";

        var got = await mine.GetAsync(address);
        Assert.Equal(Offer, await got.BodyAsync());
        var headers = got.Headers;
        Assert.Equal(("application/pdf", "nosniff", "private, no-store"), (headers["content-type"], headers["x-content-type-options"], headers["cache-control"]));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", headers["content-security-policy"]);
        Assert.StartsWith("attachment; filename=", headers["content-disposition"], StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''AngebotSet-Cookie%3A%20a%3Db%20%22M%C3%BCller%22%20%F0%9F%98%80.pdf", headers["content-disposition"], StringComparison.Ordinal);
        Assert.False(headers.ContainsKey("set-cookie") && headers["set-cookie"].StartsWith("a=b", StringComparison.Ordinal));

        Assert.Equal(400, (await SendAsync(mine, null, "offer.pdf", Offer)).Status);
        Assert.Equal(413, (await SendAsync(mine, token, "offer.pdf", [.. Offer, .. new byte[LineAttachment.MostBytes + 1 - Offer.Length]])).Status);
        Assert.Equal(415, (await SendAsync(mine, token, "offer.pdf", "MZ"u8.ToArray())).Status);

        var stranger = await Company.SignInAsync(await Company.UserAsync("Sten Stranger"), "/");
        Assert.Equal(404, (await stranger.Context.APIRequest.GetAsync(address)).Status);
        await Expect(stranger.Locator("[name=__RequestVerificationToken]").First).ToBeAttachedAsync();
        var theirs = await stranger.Locator("[name=__RequestVerificationToken]").First.InputValueAsync();
        Assert.Equal(404, (await SendAsync(stranger.Context.APIRequest, theirs, "offer.pdf", Offer)).Status);
        Assert.Equal(400, (await SendAsync(stranger.Context.APIRequest, token, "offer.pdf", Offer)).Status);

        var nobody = (await Company.OpenAsync("/sign-in")).Context.APIRequest;
        var led = await nobody.GetAsync(address, new() { MaxRedirects = 0 });
        Assert.Equal(302, led.Status);
        Assert.Contains("/sign-in", led.Headers["location"], StringComparison.Ordinal);
        Assert.Equal(401, (await SendAsync(nobody, token, "offer.pdf", Offer)).Status);
        await using var db = Company.Open();
        Assert.Equal((1, 1), (await db.Set<LineAttachment>().CountAsync(), await db.Set<AttachmentChunk>().CountAsync()));
    }

    private Task<IAPIResponse> SendAsync(IAPIRequestContext from, string? token, string name, byte[] content) =>
        from.PostAsync($"/attachments?line={line.Id}&name={Uri.EscapeDataString(name)}", new()
        {
            DataByte = content,
            MaxRedirects = 0,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/octet-stream", ["RequestVerificationToken"] = token ?? string.Empty },
        });
}
