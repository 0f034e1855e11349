using BudgetPortal.Data;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Organizations.Import;

/// <summary>A kind of file that can be taken over. Modules register theirs.</summary>
public abstract class ImportKind
{
    /// <summary>How the command line and addresses call it, e.g. <c>cost-centers</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its place in lists: what others refer to comes first.</summary>
    public abstract int Order { get; }

    public abstract string Title { get; }

    /// <summary>One or two sentences: what it needs and what is done with it.</summary>
    public abstract string Explanation { get; }

    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Of each group the file must have one column.</summary>
    public abstract IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; }

    /// <summary>Rights that it takes.</summary>
    public virtual IReadOnlyList<string> Permissions => [OrganizationsPermissions.Import];

    /// <summary>Whether what it brings is done by somebody, so that the command line must say who.</summary>
    public virtual bool NeedsPerson => false;

    /// <summary>Puts rows that others refer to before those.</summary>
    public virtual IReadOnlyList<ImportRow> Arrange(IReadOnlyList<ImportRow> rows) => rows;

    /// <summary>Before anything is loaded to be saved: lets others who write the same wait until the import's transaction ends. Nobody has to by default.</summary>
    public virtual Task WaitForOthersAsync(PortalDbContext db, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Loads what the rows are compared with.</summary>
    public abstract Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation);
}

/// <summary>Takes the rows of one file over, into the unsaved changes of a context.</summary>
public interface IImportTarget
{
    /// <summary>Compares the row with what is there, and adds or changes what differs. It saves nothing.</summary>
    RowOutcome Take(ImportRow row);

    /// <summary>Completes what was taken since the last time, right before it is saved. A preview never comes here.</summary>
    Task CompleteAsync(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>What becomes of a row.</summary>
/// <param name="Reason">Why it is not taken over; null when it is.</param>
/// <param name="Warning">What is to be said of a row that is taken over; null for nothing.</param>
public readonly record struct RowOutcome(RowChange Change, string? Reason = null, string? Warning = null)
{
    public static RowOutcome New => new(RowChange.New);

    public static RowOutcome Changed => new(RowChange.Changed);

    public static RowOutcome Unchanged => new(RowChange.Unchanged);

    public static RowOutcome SetAside(string reason) => new(RowChange.SetAside, reason);

    /// <summary>Nothing is wrong with the row, but it is not of this kind.</summary>
    public static RowOutcome Skipped(string reason) => new(RowChange.Skipped, reason);
}

public enum RowChange
{
    New,
    Changed,
    Unchanged,
    Skipped,
    SetAside,
}
