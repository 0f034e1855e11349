using BudgetPortal.Data;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Notifications;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Demo;

/// <summary>What people of Harbor Foods paid themselves this year, from the operating budget: some in each state, with receipts.</summary>
internal sealed class HarborExpenses(DemoOrganization company, PortalDbContext db)
{
    private readonly Dictionary<string, Money> money = new(StringComparer.Ordinal);
    private int number;

    /// <summary>Adds them to a database that has the appropriations of this year.</summary>
    public async Task AddAsync(CancellationToken cancellation)
    {
        number = await DocumentNumber.NextAsync(db, DocumentKind.Expense, company.Days.Year, 9) - 1;
        var (ingrid, viktor) = (Person("Ingrid Solheim"), Person("Viktor Palan"));
        var (nadia, tomas) = (Person("Nadia Brandt"), Person("Tomas Ferreira"));
        Approve(await HandedInAsync("2300", "Torque wrench and bits for the laboratory", 84.50m, nadia, 34, "receipt-tools.jpg"), ingrid, 31, "Agreed.");
        Approve(await HandedInAsync("2100", "Train to the knife supplier, Bremerhaven", 68.40m, tomas, 21, "receipt-train.pdf"), ingrid, 19);
        Approve(await HandedInAsync("2300", "Train to the certification course", 68.40m, ingrid, 16, "receipt-train.pdf"), viktor, 14);
        Reject(await HandedInAsync("2300", "Second torque wrench for the laboratory", 84.50m, nadia, 12, "receipt-tools.jpg"), ingrid, 10, "The workshop lends one. Please take this one back.");
        Ask(await HandedInAsync("2300", "Taxi from the airport to the harbor, audit in Bergen", 412.00m, nadia, 3, "receipt-taxi.jpg", "NOK"), ingrid);
        Ask(await HandedInAsync("2100", "Bit set for the packing line", 24.60m, tomas, 2, "receipt-tools.jpg"), ingrid);
        await DraftAsync("2300", "Train to the retailer's audit", 68.40m, nadia, 1, "receipt-train.pdf");
        await DraftAsync("2300", "Sample boxes from the hardware store", 17.95m, nadia, 0, null);
        var cancelled = await DraftAsync("2100", "Ordered twice by mistake", 59.90m, tomas, 8, "receipt-tools.jpg");
        Require(cancelled.Cancel(string.Empty, cancelled.RequestedById, At(7, "cancelled")));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Expense> DraftAsync(string code, string what, decimal amount, Guid by, int daysAgo, string? receipt, string? currency = null)
    {
        var from = await MoneyAsync(code);
        var day = DemoDays.Workday(company.Days.Ago(daysAgo));
        day = day < from.Appropriation.ActiveDate ? from.Appropriation.ActiveDate : day;
        var at = At(daysAgo, what);
        var terms = new ExpenseTerms(day, from.LineIds[number % from.LineIds.Count], null, amount, currency ?? from.Appropriation.Currency, what);
        var rate = await db.RateAsync(terms, from.Appropriation);
        Require(rate);
        var entered = Expense.Enter(Guid.CreateVersion7(), ++number, from.Appropriation, terms, rate.Value!, by, at, company.Days.Today);
        Require(entered);
        if (receipt is not null)
        {
            var content = Content(receipt);
            var file = new StoredFile(Guid.CreateVersion7(), receipt, receipt.EndsWith(".pdf", StringComparison.Ordinal) ? "application/pdf" : "image/jpeg", content.Length);
            Require(entered.Value!.Attach(file));
            db.Add(new AttachmentChunk { AttachmentId = file.Id, Number = 0, At = at, Content = content });
        }

        db.Add(entered.Value!);
        return entered.Value!;
    }

    private async Task<Expense> HandedInAsync(string code, string what, decimal amount, Guid by, int daysAgo, string receipt, string? currency = null)
    {
        var expense = await DraftAsync(code, what, amount, by, daysAgo, receipt, currency);
        Require(expense.Submit(expense.RequestedAt.AddMinutes(4)));
        return expense;
    }

    private void Approve(Expense expense, Guid by, int daysAgo, string comment = "") => Require(expense.Decide(true, comment, by, null, At(daysAgo, expense.Description)));

    private void Reject(Expense expense, Guid by, int daysAgo, string comment) => Require(expense.Decide(false, comment, by, null, At(daysAgo, expense.Description)));

    /// <summary>Tells who is to decide, who has not read it.</summary>
    private void Ask(Expense expense, Guid decider)
    {
        var from = money.Values.Single(m => m.Appropriation.Id == expense.AppropriationId);
        var notice = ExpenseNotices.Of(
            ExpenseNotices.Submitted, expense, company.People.Name(expense.RequestedById), $"{from.Center.Code} {from.Center.Name}", from.Appropriation.Currency,
            [decider]);
        var notification = new Notification(notice, decider, expense.SubmittedAt!.Value);
        db.AddRange(notification, OutgoingMail.Of(notification));
    }

    private async Task<Money> MoneyAsync(string code)
    {
        if (money.TryGetValue(code, out var known))
        {
            return known;
        }

        var center = company.Centers[code];
        var name = $"{HarborBudgets.Word(BudgetType.Opex)} {company.Days.Year}";
        var appropriation = await db.Set<Appropriation>().AsNoTracking().SingleAsync(a => db.Set<CostCenterBudget>().Any(p =>
            p.Id == a.PartId && p.CostCenterId == center.Id && db.Set<Budget>().Any(b => b.Id == p.BudgetId && b.Name == name)));
        var lines = await db.Set<BudgetLine>().Where(l => l.PartId == appropriation.PartId).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync();
        return money[code] = new Money(center, appropriation, lines);
    }

    private Guid Person(string name) => company.People.Id(name)!.Value;

    /// <summary>Never later than now.</summary>
    private DateTimeOffset At(int daysAgo, string key)
    {
        var at = company.Days.InOffice(company.Days.Ago(daysAgo), key);
        var now = db.Time.GetUtcNow();
        return at < now ? at : now.AddMinutes(-10);
    }

    private static byte[] Content(string name)
    {
        using var stream = typeof(HarborExpenses).Assembly.GetManifestResourceStream($"{typeof(HarborExpenses).Namespace}.Data.{name}")
            ?? throw new InvalidOperationException($"The demo receipt {name} is missing.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void Require(Result result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The demo company spends what is impossible: {result.Error}");
        }
    }

    private sealed record Money(CostCenter Center, Appropriation Appropriation, IReadOnlyList<Guid> LineIds);
}
