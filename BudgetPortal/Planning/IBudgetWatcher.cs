using BudgetPortal.Data;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>
/// Through this, spending follows a budget that comes into force, is changed, and is closed. Watchers are asked in the transaction of the
/// change; a refusal ends it, and nothing is saved.
/// </summary>
public interface IBudgetWatcher
{
    /// <summary>The budget has become active.</summary>
    Task ActivatedAsync(PortalDbContext db, Budget budget);

    /// <summary>A revision, a transfer or a carry-forward gives parts other amounts.</summary>
    /// <param name="amounts">What the parts come to now, by id.</param>
    /// <param name="removed">Lines that are about to be taken away.</param>
    Task<Error?> ChangedAsync(PortalDbContext db, Budget budget, IReadOnlyDictionary<Guid, decimal> amounts, IReadOnlyList<BudgetLine> removed);

    /// <summary>The budget is about to be closed.</summary>
    Task<Error?> ClosingAsync(PortalDbContext db, Budget budget);
}
