using BudgetPortal.Data;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Execution;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>Without these, more could be released, bound or paid than there is, or one person could do it all alone.</summary>
public sealed class ChainTests : ChainWorld
{
    [Fact]
    public async Task Allotments_cannot_exceed_the_approved_amount()
    {
        await ReleasedAsync(600);
        var refused = await ReleaseAsync(Guid.CreateVersion7(), 400.01m);
        Assert.Equal(("execution.allotment_exceeds", "400.00 EUR can still be released."), (refused.Error!.Code, refused.Error.Message));
        await ReleasedAsync(400);
        Assert.Equal((1_000, 0), ((await ReadAsync<Appropriation>(Appropriation.Id)).Allotted, (await ReadAsync<Appropriation>(Appropriation.Id)).Unallotted));
    }

    [Fact]
    public async Task Obligations_cannot_exceed_the_allotment()
    {
        var allotment = await ReleasedAsync(600);
        await ObligatedAsync(allotment, 500);
        var refused = await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), Order(allotment, 100.01m));
        Assert.Equal(("execution.obligation_exceeds", "100.00 EUR of this allotment can still be obligated."), (refused.Error!.Code, refused.Error.Message));
    }

    [Fact]
    public async Task Disbursements_cannot_exceed_the_obligation()
    {
        var obligation = await ObligatedAsync(await ReleasedAsync(600), 500);
        Done(await PayAsync(Guid.CreateVersion7(), obligation, 300));
        var refused = await PayAsync(Guid.CreateVersion7(), obligation, 200.01m);
        Assert.Equal("execution.disbursement_exceeds", refused.Error!.Code);
        Done(await PayAsync(Guid.CreateVersion7(), obligation, 200));
        Assert.Equal((500, ObligationState.Settled), ((await ReadAsync<Obligation>(obligation)).Disbursed, (await ReadAsync<Obligation>(obligation)).State));
    }

    [Fact]
    public async Task Of_two_who_release_the_same_money_at_once_one_does_and_the_other_is_told_what_is_left()
    {
        var released = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ReleaseAsync(Guid.CreateVersion7(), 300)));
        Assert.Equal(3, released.Count(r => r.Succeeded));
        Assert.All(released.Where(r => !r.Succeeded), r => Assert.Equal("execution.allotment_exceeds", r.Error!.Code));
        await using var db = Portal.Open();
        Assert.Equal([1, 2, 3], await db.Set<Allotment>().Select(a => a.Number).OrderBy(n => n).ToListAsync());
    }

    [Fact]
    public async Task Different_people_release_obligate_and_pay_unless_the_organization_allows_it()
    {
        var allotment = await ReleasedAsync(600);
        var obligation = await ObligatedAsync(allotment, 500);
        var terms = new DisbursementTerms(Day, "88231", 100, 1);
        Assert.Equal("execution.same_person", (await Portal.As<ObligationService>(Rita).RecordAsync(Guid.CreateVersion7(), Order(allotment, 100))).Error!.Code);
        Assert.Equal("execution.same_person", (await Portal.As<DisbursementService>(Rita).PayAsync(Guid.CreateVersion7(), obligation, terms)).Error!.Code);
        Assert.Equal("execution.same_person", (await Portal.As<DisbursementService>(Otto).PayAsync(Guid.CreateVersion7(), obligation, terms)).Error!.Code);
        await using (var db = Portal.Open())
        {
            await db.Organizations.ExecuteUpdateAsync(o => o.SetProperty(x => x.AllowOnePersonToSpend, true));
        }

        Done(await Portal.As<DisbursementService>(Otto).PayAsync(Guid.CreateVersion7(), obligation, terms));
    }

    [Fact]
    public async Task Who_has_no_right_neither_releases_nor_obligates_nor_pays()
    {
        var allotment = await ReleasedAsync(600);
        var obligation = await ObligatedAsync(allotment, 500);
        var nobody = await Portal.UserAsync("Emil Entry");
        Result[] refused =
        [
            await Portal.As<AllotmentService>(nobody).ReleaseAsync(Guid.CreateVersion7(), Appropriation.Id, new AllotmentTerms(Day.Year, 1, 1, string.Empty)),
            await Portal.As<AllotmentService>(nobody).EndAsync(allotment, (await ReadAsync<Allotment>(allotment)).Version),
            await Portal.As<ObligationService>(nobody).RecordAsync(Guid.CreateVersion7(), Order(allotment, 1)),
            await Portal.As<DisbursementService>(nobody).PayAsync(Guid.CreateVersion7(), obligation, new DisbursementTerms(Day, "1", 1, 1)),
        ];
        Assert.All(refused, r => Assert.Equal("platform.not_permitted", r.Error!.Code));
    }

    [Fact]
    public async Task A_cancelled_document_gives_back_what_is_not_used_of_it()
    {
        var allotment = await ReleasedAsync(600);
        var obligation = await ObligatedAsync(allotment, 500);
        Done(await PayAsync(Guid.CreateVersion7(), obligation, 120));
        Done(await Portal.As<ObligationService>(Otto).EndAsync(obligation, (await ReadAsync<Obligation>(obligation)).Version));
        Assert.Equal((120, 480), ((await ReadAsync<Allotment>(allotment)).Obligated, (await ReadAsync<Allotment>(allotment)).Unobligated));

        Done(await Portal.As<AllotmentService>(Rita).EndAsync(allotment, (await ReadAsync<Allotment>(allotment)).Version));
        Assert.Equal((120, 880), ((await ReadAsync<Appropriation>(Appropriation.Id)).Allotted, (await ReadAsync<Appropriation>(Appropriation.Id)).Unallotted));
    }

    [Fact]
    public async Task A_payment_that_bounced_opens_its_obligation_again()
    {
        var obligation = await ObligatedAsync(await ReleasedAsync(600), 500);
        var payment = Guid.CreateVersion7();
        Done(await PayAsync(payment, obligation, 500));
        Done(await Portal.As<DisbursementService>(Pia).CancelAsync(payment, (await ReadAsync<Disbursement>(payment)).Version, "Wrong account"));
        var open = await ReadAsync<Obligation>(obligation);
        Assert.Equal((0, 500, ObligationState.Open), (open.Disbursed, open.Unpaid, open.State));
        Done(await PayAsync(Guid.CreateVersion7(), obligation, 500));
    }

    [Theory]
    [InlineData(0, "execution.quarter_outside")]
    [InlineData(5, "execution.quarter_outside")]
    public async Task A_quarter_that_the_budget_does_not_have_cannot_be_released(int quarter, string code) =>
        Assert.Equal(code, (await ReleaseAsync(Guid.CreateVersion7(), 1, quarter)).Error!.Code);

    [Fact]
    public async Task Dates_are_checked_along_the_chain()
    {
        var allotment = await ReleasedAsync(600);
        var late = Order(allotment, 10) with { Date = Day.AddMonths(4) };
        Assert.Equal("execution.quarter_over", (await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), late)).Error!.Code);
        var before = Order(allotment, 10) with { Date = Day.AddDays(-1) };
        Assert.Equal("execution.date_outside", (await Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), before)).Error!.Code);
        var obligation = await ObligatedAsync(allotment, 500);
        var early = new DisbursementTerms(Day.AddDays(-1), "1", 1, 1);
        Assert.Equal("execution.paid_before", (await Portal.As<DisbursementService>(Pia).PayAsync(Guid.CreateVersion7(), obligation, early)).Error!.Code);
    }

    [Fact]
    public async Task An_audit_entry_for_every_operation()
    {
        var allotment = await ReleasedAsync(600);
        var obligation = await ObligatedAsync(allotment, 500);
        var payment = Guid.CreateVersion7();
        Done(await PayAsync(payment, obligation, 500));
        Done(await Portal.As<DisbursementService>(Pia).CancelAsync(payment, (await ReadAsync<Disbursement>(payment)).Version, "Wrong account"));
        Done(await Portal.As<ObligationService>(Otto).EndAsync(obligation, (await ReadAsync<Obligation>(obligation)).Version));
        Done(await Portal.As<AllotmentService>(Rita).GiveBackAsync(allotment, (await ReadAsync<Allotment>(allotment)).Version, 100));
        await using var db = Portal.Open();
        string[] kinds = [nameof(Allotment), nameof(Obligation), nameof(ObligationLine), nameof(Disbursement), nameof(DisbursementLine)];
        var entries = await db.Set<AuditEntry>().Where(e => kinds.Contains(e.Entity)).OrderBy(e => e.Id).Select(e => e.Entity + " " + e.Action).ToListAsync();
        Assert.Equal(
            [
                "Allotment Create", "Allotment Update", "Disbursement Create", "Disbursement Update", "DisbursementLine Create", "DisbursementLine Update",
                "Obligation Create", "Obligation Update", "Obligation Update", "Obligation Update", "ObligationLine Create", "ObligationLine Update",
            ],
            entries.Order(StringComparer.Ordinal));
    }
}
