using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Demo;

/// <summary>Nothing stands in the demo company that could not have come about in daily use.</summary>
[Collection(DemoPortal.Shared)]
public sealed class DemoTruthTests(DemoPortal portal)
{
    [Theory, InlineData("HARBOR"), InlineData("SECOND")]
    public async Task What_waits_has_one_open_request_for_the_one_whose_turn_it_is(string code)
    {
        await using var db = await portal.OpenAsync(code);
        var open = await db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null).ToListAsync();
        var budgets = await db.Set<Budget>().Include(b => b.Parts).ToListAsync();
        var lines = (await db.Set<BudgetLine>().ToListAsync()).ToLookup(l => l.PartId);
        foreach (var part in budgets.SelectMany(b => b.Parts))
        {
            if (part.State is PartState.Submitted or PartState.SentBack)
            {
                var request = Assert.Single(open, r => r.PartId == part.Id);
                Assert.Equal((await db.DecidersAsync([part.CostCenterId]))[part.CostCenterId], request.AssigneeId);
                Assert.NotEmpty(lines[part.Id]);
            }
            else
            {
                Assert.DoesNotContain(open, r => r.PartId == part.Id);
                Assert.True(part.State is PartState.Draft || lines[part.Id].Any() == (part.State is not PartState.NoBudget));
            }
        }

        foreach (var budget in budgets)
        {
            var final = open.Where(r => r.BudgetId == budget.Id && r.PartId == null).ToList();
            Assert.Equal(budget.State == BudgetState.PendingFinalApproval ? 1 : 0, final.Count);
            Assert.All(final, r => Assert.Null(r.AssigneeId));
            Assert.True(budget.State is BudgetState.Draft or BudgetState.EntryOpen or BudgetState.PendingCcApproval || budget.AllPartsApproved);
        }
    }

    [Theory, InlineData("HARBOR"), InlineData("SECOND")]
    public async Task Lines_add_up_and_their_prices_are_those_of_real_orders(string code)
    {
        await using var db = await portal.OpenAsync(code);
        var orders = await db.Set<PurchaseOrderLine>()
            .Join(db.Set<PurchaseOrder>(), l => l.OrderId, o => o.Id, (l, o) => new { Line = l, Order = o }).ToDictionaryAsync(o => o.Line.Id);
        var rates = (await db.Set<ExchangeRate>().ToListAsync()).ToDictionary(r => (r.From, r.Date), r => r.Rate);
        var items = await db.Set<Item>().ToDictionaryAsync(i => i.Id);
        var units = await db.Set<ItemUnit>().ToDictionaryAsync(u => (u.ItemId, u.Unit), u => u.Factor);
        var budgets = await db.Set<Budget>().Include(b => b.Parts).ToListAsync();
        foreach (var budget in budgets)
        {
            var parts = budget.Parts.Select(p => p.Id).ToList();
            foreach (var line in await db.Set<BudgetLine>().Where(l => parts.Contains(l.PartId)).ToListAsync())
            {
                Assert.Equal(Currency.Round(line.Quantity * line.UnitPrice, budget.Currency), line.Amount);
                Assert.Equal((line.Quantity, line.Amount), (line.MonthQuantities.Sum(), line.MonthAmounts.Sum()));
                Assert.Equal(budget.Type == BudgetType.Revenue, line.ProductId is not null);
                Assert.Equal(line.PriceSource == PriceSource.LastPurchaseOrder, line.PriceOrigin is not null);
                Assert.Equal(line.PriceSource == PriceSource.Manual, line.PriceReason.Length > 0);
                if (line.PriceOrigin is { } origin)
                {
                    var (order, ordered) = (orders[origin.OrderLineId].Order, orders[origin.OrderLineId].Line);
                    Assert.True(order.Status is PurchaseOrderStatus.Approved or PurchaseOrderStatus.Completed);
                    Assert.Equal((order.Number, order.Date, order.Currency, ordered.UnitPrice, ordered.ItemId),
                        (origin.OrderNumber, origin.OrderDate, origin.Currency, origin.UnitPrice, line.ItemId));
                    Assert.Equal(Currency.RoundUnitPrice(origin.UnitPrice * (origin.Rate ?? 1) / (origin.Factor ?? 1)), line.UnitPrice);
                    var own = items[ordered.ItemId].Unit;
                    var packed = ordered.Unit != own;
                    Assert.Equal((packed ? ordered.Unit : null, packed ? units[(ordered.ItemId, ordered.Unit)] : null), (origin.Unit, origin.Factor));
                    Assert.Equal(origin.RateDate is { } day ? rates[(origin.Currency, day)] : null, origin.Rate);
                }
            }
        }
    }

    [Fact]
    public async Task Only_those_entered_submitted_and_decided_who_may_and_nobody_in_the_future()
    {
        await using var db = await portal.OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        var centers = await db.Set<CostCenter>().Include(c => c.EntryUsers).ToDictionaryAsync(c => c.Id);
        var parts = await db.Set<CostCenterBudget>().ToDictionaryAsync(p => p.Id);
        bool May(Guid user, CostCenter center, bool enters) =>
            user == center.OwnerId || user == center.DeputyOwnerId || (enters && center.EntryUsers.Any(e => e.UserId == user));

        Assert.All(await db.Set<BudgetLine>().ToListAsync(), l =>
        {
            Assert.True(May(l.EnteredById, centers[parts[l.PartId].CostCenterId], enters: true));
            Assert.True(l.EnteredAt <= l.ChangedAt && l.ChangedAt < now);
        });
        var approvals = await db.Set<BudgetApproval>().Include(a => a.Changes).ToListAsync();
        foreach (var approval in approvals.Where(a => a.ApproverType == ApproverType.CostCenterOwner))
        {
            var center = centers[parts[approval.PartId!.Value].CostCenterId];
            var decider = (await db.DecidersAsync([center.Id]))[center.Id];
            Assert.True(decider is null || approval.ApproverId == decider || May(approval.ApproverId, center, enters: false));
        }

        var entered = await db.Set<BudgetLine>().Select(l => new { l.PartId, l.EnteredById }).ToListAsync();
        Assert.All(
            approvals.Where(a => a.ApproverType == ApproverType.CostCenterOwner),
            a => Assert.Equal(entered.Count(l => l.PartId == a.PartId && l.EnteredById == a.ApproverId), a.OwnLines));
        var final = await db.Set<Budget>().Where(b => b.State == BudgetState.PendingFinalApproval).Select(b => b.Id).ToListAsync();
        Assert.Contains(approvals, a => a.OwnLines > 0 && final.Contains(a.BudgetId));
        Assert.Contains(approvals, a => a.Changes.Count == 2 && a.Changes.TrueForAll(c => c.Before != c.After && c.Reason.Length > 0));
        var decidedFinally = approvals.Where(a => a.ApproverType == ApproverType.BudgetModuleOwner).ToList();
        Assert.All(decidedFinally, f => Assert.DoesNotContain(
            approvals, a => a.BudgetId == f.BudgetId && a.ApproverType == ApproverType.CostCenterOwner && a.ApproverId == f.ApproverId));
        Assert.All(approvals, a => Assert.True(a.At < now));
        Assert.All(await db.Set<BudgetEvent>().ToListAsync(), e => Assert.True(e.At < now));
    }

    [Fact]
    public async Task The_daily_job_finds_every_budget_where_its_days_want_it()
    {
        await using var db = await portal.OpenAsync();
        var states = await db.Set<Budget>().AsNoTracking().OrderBy(b => b.Id).Select(b => b.State).ToListAsync();
        await portal.Services.GetRequiredService<DailyJob>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(states, await db.Set<Budget>().AsNoTracking().OrderBy(b => b.Id).Select(b => b.State).ToListAsync());
    }

    [Fact]
    public async Task Approved_budgets_keep_the_words_of_their_day()
    {
        await using var db = await portal.OpenAsync();
        var approved = await db.Set<Budget>().Where(b => b.Revision > 0).Select(b => b.Id).ToListAsync();
        var frozen = await db.Set<FrozenBudget>().Include(f => f.CostCenters).Include(f => f.Codes).AsNoTracking().ToListAsync();
        Assert.Equal(approved.Order(), frozen.Select(f => f.BudgetId).Distinct().Order());
        var decided = (await db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.Approved).ToListAsync()).ToDictionary(e => e.BudgetId, e => e.At);
        Assert.All(frozen, f => Assert.True(f.Revision > 1 ? f.At > decided[f.BudgetId] : f.At == decided[f.BudgetId]));
        Assert.All(frozen, f => Assert.NotEmpty(f.Codes));
        Assert.Equal(
            ["Data Processing", "IT & Digital"],
            frozen.OrderBy(f => f.At).SelectMany(f => f.CostCenters).Where(c => c.Code == "1300").Select(c => c.Name).Distinct());
        Assert.Equal("IT & Digital", (await db.Set<CostCenter>().SingleAsync(c => c.Code == "1300")).Name);
    }

    [Fact]
    public async Task Each_history_is_in_the_order_of_the_cycle()
    {
        await using var db = await portal.OpenAsync();
        BudgetStep[] way =
        [
            BudgetStep.Declared, BudgetStep.EntryOpened, BudgetStep.Submitted, BudgetStep.EntryClosed, BudgetStep.AllPartsApproved,
            BudgetStep.FinalApprovalRequested, BudgetStep.Approved, BudgetStep.Activated, BudgetStep.Expired,
        ];
        foreach (var history in (await db.Set<BudgetEvent>().ToListAsync()).GroupBy(e => e.BudgetId))
        {
            var firsts = way.Select(step => history.Where(e => e.Step == step).Select(e => (DateTimeOffset?)e.At).Min()).OfType<DateTimeOffset>().ToList();
            Assert.Equal(firsts.Order(), firsts);
            foreach (var part in history.Where(e => e.PartId is not null).GroupBy(e => e.PartId))
            {
                var submitted = part.Where(e => e.Step is BudgetStep.Submitted or BudgetStep.SubmittedAutomatically).Select(e => e.At).DefaultIfEmpty().Min();
                Assert.All(
                    part.Where(e => e.Step is BudgetStep.PartApproved or BudgetStep.PartApprovedWithChanges or BudgetStep.PartRejected),
                    e => Assert.True(e.At > submitted));
            }
        }
    }
}
