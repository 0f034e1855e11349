using BudgetPortal.Data.Daily;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Planning.Details;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Execution.Expenses;

/// <summary>Without these, expenses would be paid without proof, or their proof would be lost, or amounts converted wrongly.</summary>
public sealed class ReceiptTests : ExpenseWorld
{
    [Fact]
    public async Task Without_a_receipt_nothing_is_handed_in()
    {
        var id = Guid.CreateVersion7();
        Done(await Portal.As<ExpenseService>(Emil).EnterAsync(id, Money.Id, Terms()));
        Refused("execution.receipt_required", await Portal.As<ExpenseService>(Emil).SubmitAsync(id, null));
    }

    [Fact]
    public async Task A_receipt_is_what_its_name_says_and_not_too_large_and_of_what_is_refused_nothing_stays()
    {
        var draft = await DraftAsync();
        Refused("planning.attachment_type", await AttachAsync(Emil, draft.Id, "virus.exe", "MZ"u8.ToArray()));
        Refused("planning.attachment_disguised", await AttachAsync(Emil, draft.Id, "photo.jpg", "MZ"u8.ToArray()));
        Refused("planning.attachment_too_large", await AttachAsync(Emil, draft.Id, "photo.jpg", [0xFF, 0xD8, 0xFF, .. new byte[FileStore.MostBytes]]));
        Refused("planning.attachment_empty", await AttachAsync(Emil, draft.Id, "photo.jpg", []));
        Assert.Equal((draft.ReceiptId, 1), ((await StoredAsync(draft.Id)).ReceiptId, await ChunksAsync()));
    }

    [Fact]
    public async Task A_receipt_takes_the_place_of_the_one_before_and_comes_back_byte_for_byte()
    {
        var draft = await DraftAsync();
        byte[] photo = [0xFF, 0xD8, 0xFF, .. Enumerable.Repeat((byte)7, AttachmentChunk.Size)];
        Done(await AttachAsync(Emil, draft.Id, "IMG 1.JPG", photo));
        var file = (await Portal.As<ReceiptService>(Olga).FindAsync(draft.Id))!;
        Assert.Equal(("IMG 1.JPG", "image/jpeg", (long)photo.Length), (file.Name, file.ContentType, file.Size));
        using var target = new MemoryStream();
        Assert.True(await Portal.As<FileStore>(Olga).CopyAsync(file, target));
        Assert.Equal(photo, target.ToArray());
        Assert.Equal(2, await ChunksAsync());
    }

    [Fact]
    public async Task Only_who_entered_a_draft_attaches_and_nobody_once_it_is_handed_in()
    {
        var draft = await DraftAsync();
        Refused("execution.not_your_expense", await AttachAsync(Olga, draft.Id, "a.txt", "a"u8.ToArray()));
        Refused("execution.not_found", await AttachAsync(await Portal.UserAsync("Sten Stranger"), draft.Id, "a.txt", "a"u8.ToArray()));
        Done(await Portal.As<ExpenseService>(Emil).SubmitAsync(draft.Id, draft.Version));
        Refused("execution.expense_state", await AttachAsync(Emil, draft.Id, "a.txt", "a"u8.ToArray()));
        Assert.Equal(1, await ChunksAsync());
    }

    [Fact]
    public async Task The_daily_cleaning_keeps_receipts_and_takes_what_nobody_holds()
    {
        await DraftAsync();
        await Portal.AddAsync(new AttachmentChunk { AttachmentId = Guid.NewGuid(), At = Portal.Time.Now, Content = [1] });
        Portal.Time.Advance(TimeSpan.FromDays(3));
        var task = Portal.As(Portal.Administrator).GetServices<IDailyTask>().OfType<DetailCleaning>().Single();
        await task.RunAsync(new DayWork(Portal.Organization, Portal.Today, Portal.Today), default);
        Assert.Equal(1, await ChunksAsync());
    }

    [Fact]
    public async Task A_foreign_receipt_is_converted_by_the_rate_of_its_day()
    {
        await Portal.RateAsync("USD", "EUR", Portal.Today.AddDays(-3), 0.9137m);
        await Portal.RateAsync("USD", "EUR", Portal.Today, 2m);
        var expense = await DraftAsync(terms: Terms(99.99m, "USD"));
        Assert.Equal((91.36m, 99.99m, "USD", 0.9137m), (expense.Amount, expense.ReceiptAmount, expense.Currency, expense.Rate));
        Assert.Equal((Portal.Today.AddDays(-3), ""), (expense.RateDate, expense.RateReason));
        Refused("execution.rate_known", await EnterAsync(Terms(10, "USD") with { Rate = 0.5m, RateReason = "The bank" }));
    }

    [Fact]
    public async Task Where_no_rate_is_known_one_is_typed_with_a_reason()
    {
        var terms = Terms(100, "NOK");
        Refused("execution.rate_missing", await EnterAsync(terms));
        Refused("execution.reason_required", await EnterAsync(terms with { Rate = 0.0853m }));
        Refused("execution.rate_wrong", await EnterAsync(terms with { Rate = 0, RateReason = "The bank" }));
        Refused("execution.rate_decimals", await EnterAsync(terms with { Rate = 0.123456789m, RateReason = "The bank" }));
        Refused("execution.currency_unknown", await EnterAsync(terms with { Currency = "nok" }));
        var expense = await DraftAsync(terms: terms with { Rate = 0.0853m, RateReason = " The card statement " });
        Assert.Equal((8.53m, 0.0853m, null, "The card statement"), (expense.Amount, expense.Rate, expense.RateDate, expense.RateReason));
    }

    private Task<BudgetPortal.Platform.Result> EnterAsync(ExpenseTerms terms) => Portal.As<ExpenseService>(Emil).EnterAsync(Guid.NewGuid(), Money.Id, terms);

    private async Task<int> ChunksAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<AttachmentChunk>().CountAsync();
    }
}
