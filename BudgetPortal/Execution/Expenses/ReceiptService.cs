using BudgetPortal.Data;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Receipts of expenses; <see cref="FileStore"/> keeps them.</summary>
public sealed class ReceiptService(PortalDb portalDb, FileStore files)
{
    /// <summary>Takes a receipt in, in the place of the one before, from who asked for the expense and may change it.</summary>
    /// <param name="typedName">As the user's computer calls it.</param>
    /// <param name="content">Read to its end, or until it is refused.</param>
    /// <returns>The file's id.</returns>
    public async Task<Result<Guid>> AttachAsync(Guid expenseId, string typedName, Stream content, CancellationToken cancellation = default)
    {
        Guid? before = null;
        var attached = await files.ReceiveAsync(
            typedName, content,
            async () =>
            {
                await using var db = portalDb.Open();
                return await OpenAsync(db, expenseId);
            },
            file => portalDb.RunAsync<Result>(
                async db =>
                {
                    var open = await OpenAsync(db, expenseId);
                    if (!open.Succeeded)
                    {
                        return open;
                    }

                    before = open.Value.ReceiptId;
                    var done = open.Value.Attach(file);
                    await db.SaveChangesAsync();
                    return done;
                },
                conflict => conflict),
            cancellation);
        if (attached.Succeeded && before is { } old)
        {
            await files.ForgetAsync(old);
        }

        return attached;
    }

    /// <summary>The receipt of an expense that the current user may see; null when there is none.</summary>
    public async Task<StoredFile?> FindAsync(Guid expenseId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await (await db.VisibleExpensesAsync(cancellation)).Where(e => e.Id == expenseId && e.ReceiptId != null)
            .Select(e => new StoredFile(e.ReceiptId!.Value, e.ReceiptName, e.ReceiptType, e.ReceiptSize)).SingleOrDefaultAsync(cancellation);
    }

    private static async Task<Result<Expense>> OpenAsync(PortalDbContext db, Guid id)
    {
        var own = await db.OwnExpenseAsync(id);
        return !own.Succeeded ? Result<Expense>.Failed(own.Errors)
            : own.Value.Expense.IsOpen ? own.Value.Expense
            : new Error("execution.expense_state", Words.Format(ExecutionText.ExpenseState, own.Value.Expense.State.Word()));
    }
}

/// <summary>Expenses hold their receipts.</summary>
internal sealed class ReceiptFiles : IFileHolder
{
    public IQueryable<Guid> Files(PortalDbContext db) => db.Set<Expense>().Where(e => e.ReceiptId != null).Select(e => e.ReceiptId!.Value);
}
