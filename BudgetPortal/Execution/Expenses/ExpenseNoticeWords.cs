using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>What <see cref="ExpenseNotices"/> raises, in words.</summary>
public sealed class ExpenseNoticeWords : INoticeWords
{
    public IReadOnlyList<NoticeKind> Kinds { get; } =
    [
        new(ExpenseNotices.Submitted, NoticeGroup.Approvals, () => ExpensesText.NoticeSubmitted, MustBeMailed: true),
        new(ExpenseNotices.Approved, NoticeGroup.Decisions, () => ExpensesText.NoticeApproved),
        new(ExpenseNotices.Rejected, NoticeGroup.Decisions, () => ExpensesText.NoticeRejected),
        new(ExpenseNotices.Cancelled, NoticeGroup.Decisions, () => ExpensesText.NoticeCancelled),
    ];

    public NoticeText Write(NoticeFacts notice)
    {
        var (number, name, center) = (new Named(notice["number"]), new Named(notice["name"]), new Named(notice["costCenter"]));
        var currency = notice["currency"];
        var amount = decimal.TryParse(notice["amount"], NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? Figures.Said(value, currency) : string.Empty;
        var open = new NoticeAction(ExpensesText.OpenExpense, notice.Link);
        return notice.Type switch
        {
            ExpenseNotices.Submitted => new(
                ExpensesText.NoticeSubmitted,
                (center.Name.Length > 0
                    ? Sentence.Of(ExpensesText.NoticeSubmittedText, name, amount, center, number)
                    : Sentence.Of(ExpensesText.NoticeSubmittedProgramText, name, amount, number))
                    .Then(notice["what"]).Then(notice["actingFor"] is { Length: > 0 } owners ? Words.Format(ExpensesText.ActingFor, owners) : null),
                "receipt", StatusTone.Pending, [open with { Text = ExpensesText.DecideNow, Urgent = true }]),
            ExpenseNotices.Approved => new(
                ExpensesText.NoticeApproved, Sentence.Of(ExpensesText.NoticeApprovedText, name, number, amount).Then(notice["comments"]), "check", StatusTone.Approved, [open]),
            ExpenseNotices.Rejected => new(
                ExpensesText.NoticeRejected, Sentence.Of(ExpensesText.NoticeRejectedText, name, number, amount).Then(notice["comments"]), "x", StatusTone.Rejected, [open]),
            _ => new(
                ExpensesText.NoticeCancelled, Sentence.Of(ExpensesText.NoticeCancelledText, name, number, amount).Then(notice["comments"]), "undo", StatusTone.Closed, [open]),
        };
    }

    /// <summary>Expenses that do not wait any more.</summary>
    public async Task<IReadOnlySet<string>> SettledAsync(DbContext db, IReadOnlyCollection<string> links, CancellationToken cancellation)
    {
        var asked = links.Where(l => l.StartsWith(ExpenseNotices.Link, StringComparison.Ordinal))
            .Select(l => Guid.TryParse(l.AsSpan(ExpenseNotices.Link.Length), out var id) ? id : Guid.Empty).Distinct().ToList();
        var settled = await db.Set<Expense>().Where(e => asked.Contains(e.Id) && e.State != ExpenseState.Submitted).Select(e => e.Id).ToListAsync(cancellation);
        return settled.Select(id => $"{ExpenseNotices.Link}{id}").ToHashSet(StringComparer.Ordinal);
    }
}
